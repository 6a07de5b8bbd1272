/**
 * Apache's {@code httpd}: static files, its pages for errors, its logs.
 *
 * <p>Does not belong here: BusyBox's program of the same name.
 */
@NullMarked
package dev.drydock.userland.server.httpd;

import org.jspecify.annotations.NullMarked;
