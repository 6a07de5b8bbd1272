/**
 * Programs that ask the kernel for what it denies in a container without privileges: modules, swap space, the console, the clock
 * of the hardware. There is no kernel to ask here, so it is always denied.
 *
 * <p>Read {@code Modules} first.
 *
 * <p>Does not belong here: what programs do by themselves.
 */
@NullMarked
package dev.drydock.userland.utility.kernel;

import org.jspecify.annotations.NullMarked;
