/**
 * Programs as data: what a program shows of itself, step by step, for who tests what becomes of it.
 *
 * <p>Nouns: {@link dev.drydock.process.script.Script} (read it first), {@link dev.drydock.process.script.Step}. Uses {@code
 * process}. Does not belong here: shell scripts.
 */
@NullMarked
package dev.drydock.process.script;

import org.jspecify.annotations.NullMarked;
