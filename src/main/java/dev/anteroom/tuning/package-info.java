/**
 * Tuning: how a site's administrators set its screening up, try it before it is switched on, and see how well it does. It
 * keeps the settings and puts the checks together; what they see is the matter of {@link dev.anteroom.screening}. A leaf:
 * it may enter all other rooms, and nobody enters it.
 */
package dev.anteroom.tuning;
