/** Every program that an image or a package puts on the disk runs, or is refused by its name. */
@NullMarked
package dev.drydock.userland.program;

import org.jspecify.annotations.NullMarked;
