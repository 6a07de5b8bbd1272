/**
 * The Docker REST API as a function: a request in, an answer or a stream out, with no socket needed.
 *
 * <p>Read {@link dev.drydock.api.EngineApi}, the door, first; then {@code exchange} (what goes in and out), {@code route}
 * (who answers what), {@code wire} (JSON), {@code stream} (hijacked connections) and {@code http} (the only sockets). May use
 * the core. Does not belong here: rules of the engine, and programs.
 */
@NullMarked
package dev.drydock.api;

import org.jspecify.annotations.NullMarked;
