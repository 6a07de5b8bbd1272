/**
 * What of BusyBox's {@code crond} the recorded cases of {@code recorded/alpine/cron} cannot show, since they last a minute.
 *
 * <p>Read {@link dev.drydock.userland.utility.cron.CrondTest} first.
 */
@NullMarked
package dev.drydock.userland.utility.cron;

import org.jspecify.annotations.NullMarked;
