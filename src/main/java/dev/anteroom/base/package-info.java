/** Ids, the clock and secrets: what every other room needs and what needs none of them. */
package dev.anteroom.base;
