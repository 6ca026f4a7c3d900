/** Anteroom: comments wait here until someone lets them in. */
package dev.anteroom;
