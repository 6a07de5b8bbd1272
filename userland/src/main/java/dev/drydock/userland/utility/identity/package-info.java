/**
 * Utilities about users and groups.
 *
 * <p>Read {@link dev.drydock.userland.utility.identity.IdentityCommands} first.
 *
 * <p>Does not belong here: reading {@code /etc/passwd} (package {@code account}).
 */
@NullMarked
package dev.drydock.userland.utility.identity;

import org.jspecify.annotations.NullMarked;
