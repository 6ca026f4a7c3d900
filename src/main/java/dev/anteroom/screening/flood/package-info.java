/**
 * Too much, too fast: waits for who sends too many comments, and a proof of work for everybody while a site is under attack.
 * All of it lives in this node's memory and is forgotten each midnight (UTC).
 */
package dev.anteroom.screening.flood;
