/**
 * The routes, a class a resource: method, path, minimum version, handler.
 *
 * <p>Does not belong here: rules of the engine; they are asked of the core.
 */
@NullMarked
package dev.drydock.api.route;

import org.jspecify.annotations.NullMarked;
