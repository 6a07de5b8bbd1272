/**
 * The only sockets of the API: HTTP over unix sockets and TCP.
 *
 * <p>Does not belong here: routes, and anything that knows what a request means.
 */
@NullMarked
package dev.drydock.api.http;

import org.jspecify.annotations.NullMarked;
