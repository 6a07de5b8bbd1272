/** Clients that were written for a real engine, unmodified, over real sockets. */
@NullMarked
package dev.drydock.conformance.client;

import org.jspecify.annotations.NullMarked;
