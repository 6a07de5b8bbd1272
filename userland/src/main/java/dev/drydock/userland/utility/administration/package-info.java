/**
 * The commands that change who there is in a container, and that become somebody else: {@code useradd}, {@code adduser},
 * {@code passwd}, {@code su} and their like.
 *
 * <p>Nouns: {@code AccountFile} (one of the files, as lines to change; read it first), {@code AccountFiles} (all of them,
 * saved together), {@code FreeNumber} (which uid or gid is next), {@code HomeDirectory}, {@code PasswordHash}. Debian has
 * two families: the shadow tools and, on top of them, the scripts {@code adduser} and {@code deluser}; BusyBox has its own
 * {@code adduser}. Uses {@code command} and {@code account}.
 *
 * <p>Does not belong here: telling who there is.
 */
@NullMarked
package dev.drydock.userland.utility.administration;

import org.jspecify.annotations.NullMarked;
