/**
 * Programs that run others with limits, on some processors or by other rules, or show those of processes.
 *
 * <p>Read {@code Prlimit} first.
 *
 * <p>Does not belong here: {@code nice} and its like.
 */
@NullMarked
package dev.drydock.userland.utility.scheduling;

import org.jspecify.annotations.NullMarked;
