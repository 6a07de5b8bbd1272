/**
 * POSIX regular expressions, leftmost-longest, over bytes.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.regex.Regex} (a compiled expression: read it first), {@link
 * dev.drydock.userland.utility.regex.Syntax} (how it is written), {@link dev.drydock.userland.utility.regex.Match}. An
 * expression is parsed to a tree of {@code Node}s, compiled to a {@code Automaton}, whose end is found by a {@code Dfa} made as it
 * is needed, in time that grows with the text alone; groups are then found by a search that visits each pair of state and
 * position once. Back references cannot be had that cheaply: their search counts its steps and gives up.
 *
 * <p>Does not belong here: what lines, files or replacements are.
 */
@NullMarked
package dev.drydock.userland.utility.regex;

import org.jspecify.annotations.NullMarked;
