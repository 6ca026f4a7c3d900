/** What every other package may use and what uses none of them: sound text, and the refusal of text that is not. */
package dev.anteroom.base;
