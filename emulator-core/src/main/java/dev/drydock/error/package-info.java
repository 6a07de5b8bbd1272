/**
 * Why the engine refuses: the exception with its kind and its exact words.
 *
 * <p>Uses no other package of the core.
 *
 * <p>Does not belong here: HTTP status codes (only the API module maps a kind to a status), and the words of other
 * packages, which stand beside their causes.
 */
@NullMarked
package dev.drydock.error;

import org.jspecify.annotations.NullMarked;
