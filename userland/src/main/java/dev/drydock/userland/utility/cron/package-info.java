/**
 * BusyBox's {@code crond} and {@code crontab}.
 *
 * <p>Read {@link dev.drydock.userland.utility.cron.Crond} first; a {@link dev.drydock.userland.utility.cron.CronTable} is the
 * file of one user, a {@link dev.drydock.userland.utility.cron.CronTimes} when a line of it is due. Uses {@code command},
 * {@code account} and {@code time}. How commands are run otherwise does not belong here.
 */
@NullMarked
package dev.drydock.userland.utility.cron;

import org.jspecify.annotations.NullMarked;
