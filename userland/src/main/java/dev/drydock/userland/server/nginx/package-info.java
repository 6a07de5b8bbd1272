/**
 * nginx 1.22.1: serves files, and hands requests on to other servers.
 *
 * <p>Nouns: {@link dev.drydock.userland.server.nginx.Nginx} (the command: read it first), {@code Master}, {@code Worker},
 * {@code Site} (what the configuration says), {@code Client} (a connection), {@code Exchange} (a request and what it comes to).
 *
 * <p>Does not belong here: other servers. A directive that is not emulated is refused when the configuration is read.
 */
@NullMarked
package dev.drydock.userland.server.nginx;

import org.jspecify.annotations.NullMarked;
