/** What an operator looks at: gauges of the queue. Health, metrics and logs themselves are Quarkus's. A leaf. */
package dev.anteroom.ops;
