/**
 * What all of HTTP shares: refusals and their public list of codes, how they are written (RFC 9457), pages and
 * cursors, ids in paths, limits. It knows no feature; every feature may enter.
 */
package dev.anteroom.web;
