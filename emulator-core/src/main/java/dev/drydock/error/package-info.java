/**
 * What can go wrong, as the engine says it.
 *
 * <p>Nouns: {@link dev.drydock.error.EngineException} (a refusal, with the engine's own words),
 * {@link dev.drydock.error.ErrorKind} (why it was refused) and {@link dev.drydock.error.Reasons} (several at once). Read
 * {@code EngineException} first. Uses no other package.
 * The words themselves do not belong here: they stand in the {@code …Errors} class of the package that knows the cause;
 * the HTTP status of a kind is known to the API alone.
 */
@NullMarked
package dev.drydock.error;

import org.jspecify.annotations.NullMarked;
