/**
 * Calendar time as programs show and read it.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.time.TimeFormat} ({@code strftime}: read it first), {@link
 * dev.drydock.userland.utility.time.TimeZones} (what {@code TZ} and {@code /etc/localtime} say).
 *
 * <p>Does not belong here: asking what time it is.
 */
@NullMarked
package dev.drydock.userland.utility.time;

import org.jspecify.annotations.NullMarked;
