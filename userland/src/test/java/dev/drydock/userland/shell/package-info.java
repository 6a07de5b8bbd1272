/** The shell, tried on scripts that real shells were tried on, in a container on a clock that is advanced by hand. */
@NullMarked
package dev.drydock.userland.shell;

import org.jspecify.annotations.NullMarked;
