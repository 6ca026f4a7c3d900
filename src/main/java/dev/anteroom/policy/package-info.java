/**
 * Policies: each site's numbered rules, in versions that never change. Decisions cite them; everybody may read them.
 */
package dev.anteroom.policy;
