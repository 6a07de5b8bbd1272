/**
 * docker-java without a socket. Nouns: {@link dev.drydock.host.dockerjava.InProcessTransport} (read it first: requests of
 * docker-java, answered by calls of methods), {@link dev.drydock.host.dockerjava.DockerJava} (a client that has it).
 *
 * <p>May use {@code dev.drydock.host}, the API, and docker-java's core, which is there only for those who want it. Does not belong
 * here: what a request means.
 */
@NullMarked
package dev.drydock.host.dockerjava;

import org.jspecify.annotations.NullMarked;
