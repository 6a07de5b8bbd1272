/**
 * Programs that look at the processes of a container, at what they hold open, and at what there is to share between them.
 *
 * <p>Read {@code ProcessTree} first.
 *
 * <p>Does not belong here: {@code ps} and its like, and what ends processes by their names.
 */
@NullMarked
package dev.drydock.userland.utility.inspection;

import org.jspecify.annotations.NullMarked;
