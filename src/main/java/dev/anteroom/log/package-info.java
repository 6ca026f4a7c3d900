/**
 * What happened, for those who may know it: moderators by {@link dev.anteroom.log.JournalResource}, everybody by
 * {@link dev.anteroom.log.PublicLogResource}. The journal itself lies below. A leaf.
 */
package dev.anteroom.log;
