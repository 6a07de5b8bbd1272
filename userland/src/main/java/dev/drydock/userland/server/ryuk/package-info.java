/**
 * {@code ryuk}: removes what a test run has left behind, once nobody holds a connection to it any more.
 *
 * <p>Nouns: {@link dev.drydock.userland.server.ryuk.Ryuk} (read it first), {@code Settings}, {@code Clients} (who is connected
 * and what they want removed), {@code EngineClient} (the engine behind the socket that is bound into the container).
 *
 * <p>Does not belong here: rules of the engine. It is asked over its socket, as the real program does.
 */
@NullMarked
package dev.drydock.userland.server.ryuk;

import org.jspecify.annotations.NullMarked;
