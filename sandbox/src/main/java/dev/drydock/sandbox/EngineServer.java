package dev.drydock.sandbox;

import java.io.PrintWriter;

/** Puts one engine on sockets, and keeps it there until the process is told to end. */
interface EngineServer {

    /**
     * Starts an engine, listens on every host, prints one {@code export DOCKER_HOST=…} line per host once it accepts
     * connections, and returns after it was told to end and its sockets are gone.
     *
     * @param out where the lines go; flushed by who writes
     * @throws ServeException if it cannot listen; nothing is left listening then
     */
    void serve(ServeOptions options, PrintWriter out) throws ServeException;
}
