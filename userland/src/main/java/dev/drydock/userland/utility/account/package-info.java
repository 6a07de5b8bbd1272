/**
 * Users and groups, as {@code /etc/passwd} and {@code /etc/group} of a container tell them.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.account.Accounts} (read it first), {@link
 * dev.drydock.userland.utility.account.User}, {@link dev.drydock.userland.utility.account.Group}.
 *
 * <p>Does not belong here: changing them.
 */
@NullMarked
package dev.drydock.userland.utility.account;

import org.jspecify.annotations.NullMarked;
