/**
 * The PostgreSQL server that the service brings along: unpacked, initialised, started, watched and stopped by {@link
 * dev.anteroom.database.EmbeddedPostgres} in the data directory. Only {@code Main} and tests enter here; everything else
 * sees a data source and cannot tell an embedded server from another one.
 */
package dev.anteroom.database;
