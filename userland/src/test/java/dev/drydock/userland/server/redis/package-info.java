/** redis, asked by clients and by its own. */
@NullMarked
package dev.drydock.userland.server.redis;

import org.jspecify.annotations.NullMarked;
