/**
 * Servers that are applets of BusyBox.
 *
 * <p>Does not belong here: its other applets.
 */
@NullMarked
package dev.drydock.userland.server.busybox;

import org.jspecify.annotations.NullMarked;
