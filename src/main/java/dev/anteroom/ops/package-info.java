/** What an operator looks at: gauges of the queue, and what the log says of the database. A leaf. */
package dev.anteroom.ops;
