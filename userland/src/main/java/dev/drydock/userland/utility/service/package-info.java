/**
 * How Debian's packages and people start and stop services without systemd: {@code service}, {@code update-rc.d}, {@code
 * invoke-rc.d} and {@code start-stop-daemon}.
 *
 * <p>Read {@link dev.drydock.userland.utility.service.Service} first.
 *
 * <p>Does not belong here: the services.
 */
@NullMarked
package dev.drydock.userland.utility.service;

import org.jspecify.annotations.NullMarked;
