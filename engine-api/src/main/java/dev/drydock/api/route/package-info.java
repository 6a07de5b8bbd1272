/**
 * The routes, a class a resource: method, path, handler; and what they have in common: how a path is matched, a query read,
 * a refusal answered.
 *
 * <p>Nouns: {@link dev.drydock.api.route.Route}, {@link dev.drydock.api.route.RouteTable} (which route a request takes: read
 * it first), {@link dev.drydock.api.route.Call} (a request on its way), {@link dev.drydock.api.route.Query}, {@link
 * dev.drydock.api.route.ApiVersion}. Uses {@code exchange, stream, wire} and the core. A route that an older version of the
 * API lacks is there all the same, as in the engine 28.5.2; what differs by version are fields, and that stands in the
 * handlers.
 *
 * <p>Does not belong here: rules of the engine; they are asked of the core.
 */
@NullMarked
package dev.drydock.api.route;

import org.jspecify.annotations.NullMarked;
