/**
 * A site's own rules: a condition in CEL over documented variables (docs/screening.md), and what follows where it holds.
 * All of CEL is behind {@link dev.anteroom.screening.rules.RuleCompiler}: a service whose sites have no rules loads
 * nothing of it.
 */
package dev.anteroom.screening.rules;
