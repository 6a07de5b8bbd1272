/** Testcontainers, unmodified: it finds a Drydock in this JVM by a strategy that is a service. */
@NullMarked
package dev.drydock.conformance.testcontainers;

import org.jspecify.annotations.NullMarked;
