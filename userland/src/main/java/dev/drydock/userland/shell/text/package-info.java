/**
 * What a shell holds in its variables: bytes.
 *
 * <p>Nouns: {@link dev.drydock.userland.shell.text.ShellText} (bytes kept in a {@code String}, one byte a {@code char}; read it
 * first), {@link dev.drydock.userland.shell.text.CharacterSet} (which bytes make a character). Uses nothing of the shell.
 */
@NullMarked
package dev.drydock.userland.shell.text;

import org.jspecify.annotations.NullMarked;
