/**
 * Patterns of the shell: {@code *}, {@code ?}, brackets, and bash's {@code @(a|b)}.
 *
 * <p>Nouns: {@link dev.drydock.userland.shell.pattern.ShellPattern} (read it first), {@code PatternNode}, {@code PatternReader},
 * {@code WideClass}. Uses {@code text}. Does not belong here: file names, see {@code expand}.
 */
@NullMarked
package dev.drydock.userland.shell.pattern;

import org.jspecify.annotations.NullMarked;
