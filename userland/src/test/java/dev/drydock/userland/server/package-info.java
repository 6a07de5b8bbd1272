/** Servers in containers, asked by clients that are on no socket. */
@NullMarked
package dev.drydock.userland.server;

import org.jspecify.annotations.NullMarked;
