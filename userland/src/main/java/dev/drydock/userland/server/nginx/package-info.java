/**
 * nginx 1.22.1 as a server of static files.
 *
 * <p>Nouns: {@link dev.drydock.userland.server.nginx.Nginx} (the master process: read it first), {@code Worker}, {@code
 * Site} (what the configuration says), {@code Answering} (what a request comes to).
 *
 * <p>Does not belong here: other servers. A directive that is not emulated is refused when the configuration is read.
 */
@NullMarked
package dev.drydock.userland.server.nginx;

import org.jspecify.annotations.NullMarked;
