/** Servers of BusyBox, compared with what BusyBox 1.35 answered to the same requests. */
@NullMarked
package dev.drydock.userland.server.busybox;

import org.jspecify.annotations.NullMarked;
