/**
 * The only sockets of the API: HTTP/1.1 over unix sockets and TCP.
 *
 * <p>Nouns: {@link dev.drydock.api.http.HttpServer} (read it first), {@code ClientConnection} (one client), {@code
 * Acceptor}, {@code Standby} (a thread that waits for its own connection), {@code Poller} (one thread that waits for all that
 * are silent). Uses {@code exchange}. Jetty gives the parser with its limits (jetty-http). The sockets are ours, for what a
 * hijack needs, a connection that belongs to the handler in both directions, and because a request that is polled by one
 * thread and answered by another costs three wake-ups instead of one; and so are heads that read as Go's.
 *
 * <p>Does not belong here: routes, and anything that knows what a request means.
 */
@NullMarked
package dev.drydock.api.http;

import org.jspecify.annotations.NullMarked;
