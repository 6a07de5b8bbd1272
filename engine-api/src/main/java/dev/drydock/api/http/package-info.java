/**
 * The only sockets of the API: HTTP/1.1 over unix sockets and TCP.
 *
 * <p>Nouns: {@link dev.drydock.api.http.HttpServer} (read it first), {@code ClientConnection} (one client: heads are read
 * without blocking, requests are answered on workers). Uses {@code exchange}. Jetty gives the polling of sockets
 * (jetty-io) and the parser with its limits (jetty-http); what a hijack needs, a connection that belongs to the handler in
 * both directions, is ours, and so are heads that read as Go's.
 *
 * <p>Does not belong here: routes, and anything that knows what a request means.
 */
@NullMarked
package dev.drydock.api.http;

import org.jspecify.annotations.NullMarked;
