/**
 * Testcontainers without a Docker on the machine. Noun: {@link dev.drydock.host.testcontainers.DrydockStrategy} (what
 * Testcontainers asks where Docker is).
 *
 * <p>May use {@code dev.drydock.host} and Testcontainers, which is there only for those who want it. Does not belong here: what
 * Testcontainers does with an engine.
 */
@NullMarked
package dev.drydock.host.testcontainers;

import org.jspecify.annotations.NullMarked;
