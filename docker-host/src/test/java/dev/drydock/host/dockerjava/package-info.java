/** What docker-java gets without a socket. */
@NullMarked
package dev.drydock.host.dockerjava;

import org.jspecify.annotations.NullMarked;
