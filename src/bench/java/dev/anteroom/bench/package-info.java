/**
 * The benchmark: a program that starts the service, loads it and measures it beside its floors, and the endpoints in
 * the service that are the floor of its reads. Compiled only with the Maven profile {@code bench}.
 */
package dev.anteroom.bench;
