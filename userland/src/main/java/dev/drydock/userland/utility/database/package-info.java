/**
 * What Debian keeps beside its list of packages: files that give way, owners and modes that are set by hand, and answers to the
 * questions of packages.
 *
 * <p>Read {@code Divert} first.
 *
 * <p>Does not belong here: the packages themselves.
 */
@NullMarked
package dev.drydock.userland.utility.database;

import org.jspecify.annotations.NullMarked;
