package dev.drydock.userland.utility.edit;

/**
 * The text of {@code a}, {@code c} or {@code i}.
 *
 * @param text with its newline; empty if there is none
 * @param open whether it ends with a backslash, so that the next script goes on with it
 */
record SedText(String text, boolean open) {}
