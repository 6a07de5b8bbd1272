/**
 * Small servers: web servers, databases and the like, as far as they are emulated.
 *
 * <p>Does not belong here: one-shot commands.
 */
@NullMarked
package dev.drydock.userland.server;

import org.jspecify.annotations.NullMarked;
