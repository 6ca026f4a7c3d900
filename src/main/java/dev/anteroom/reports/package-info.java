/**
 * What readers object to: reports on published comments, from strangers who are known by a secret of their browser's or by
 * nothing. Only {@code queue}, where reports are decided, may enter.
 */
package dev.anteroom.reports;
