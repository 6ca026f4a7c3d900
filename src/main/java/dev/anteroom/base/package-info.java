/** Ids, the clock, secrets and clean text: what every other room needs and what needs none of them. */
package dev.anteroom.base;
