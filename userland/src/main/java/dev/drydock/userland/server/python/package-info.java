/**
 * {@code python -m http.server}, the one thing that Python is asked for here.
 *
 * <p>Does not belong here: the language.
 */
@NullMarked
package dev.drydock.userland.server.python;

import org.jspecify.annotations.NullMarked;
