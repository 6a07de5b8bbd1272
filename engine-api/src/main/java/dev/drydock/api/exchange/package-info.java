/**
 * What goes in and out of the API: requests, responses and the streams that follow them, whatever carries them.
 *
 * <p>Nouns: {@link dev.drydock.api.exchange.RequestHandler} (a function from one to the other: read it first), {@link
 * dev.drydock.api.exchange.Request}, {@link dev.drydock.api.exchange.Response} with its {@link
 * dev.drydock.api.exchange.Body}, {@link dev.drydock.api.exchange.Client}. Uses nothing.
 *
 * <p>Does not belong here: sockets, routes, and anything that knows what a request means.
 */
@NullMarked
package dev.drydock.api.exchange;

import org.jspecify.annotations.NullMarked;
