/**
 * The engine itself: the door to the model, and the one place where its parts are wired together.
 *
 * <p>It may use every package below it. Nothing below it may use this package.
 *
 * <p>Does not belong here: rules. A rule lives in the package of its noun.
 */
@NullMarked
package dev.drydock;

import org.jspecify.annotations.NullMarked;
