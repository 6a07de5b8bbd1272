/**
 * redis 7.0.15: {@code redis-server} and {@code redis-cli}.
 *
 * <p>Nouns: {@link dev.drydock.userland.server.redis.RedisServer} (the program: read it first), {@code EventLoop} (its one
 * thread), {@code Session} (a client), {@code Keyspace} and {@code Value} (what is stored), {@code CommandTable} (what can be
 * asked; a class a family), {@code Snapshot} ({@code dump.rdb}), {@link dev.drydock.userland.server.redis.RedisCli}.
 *
 * <p>Texts are strings of one character a byte: they hold whatever bytes a client sends, and sort as redis sorts them.
 *
 * <p>Does not belong here: other servers. A command of redis that is not emulated is refused by name.
 */
@NullMarked
package dev.drydock.userland.server.redis;

import org.jspecify.annotations.NullMarked;
