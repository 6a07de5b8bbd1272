/** Packages that are installed and removed. */
@NullMarked
package dev.drydock.userland.utility.packages;

import org.jspecify.annotations.NullMarked;
