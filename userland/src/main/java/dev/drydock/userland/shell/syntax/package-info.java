/**
 * From text to a tree: the grammar of the shell in three dialects.
 *
 * <p>Nouns: {@link dev.drydock.userland.shell.syntax.Parser} (reads one command line after the other; read it first),
 * {@link dev.drydock.userland.shell.syntax.Command}, {@link dev.drydock.userland.shell.syntax.Word} and its {@link
 * dev.drydock.userland.shell.syntax.WordPart}s (the tree), {@link dev.drydock.userland.shell.syntax.SyntaxError} (in the
 * dialect's words), {@link dev.drydock.userland.shell.syntax.CommandPrinter} (the way back). Uses {@code text}. Nothing
 * here expands or runs anything.
 */
@NullMarked
package dev.drydock.userland.shell.syntax;

import org.jspecify.annotations.NullMarked;
