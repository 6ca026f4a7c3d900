/**
 * Who moderators are and what they may do. Every other room asks {@link dev.anteroom.auth.CurrentModerator}; sites are
 * known here by their ids only, so that sites can ask it too.
 */
package dev.anteroom.auth;
