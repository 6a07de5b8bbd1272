/** Commands of processes that no minimal image has. */
@NullMarked
package dev.drydock.userland.utility.process;

import org.jspecify.annotations.NullMarked;
