package dev.drydock.sandbox;

import java.io.PrintWriter;

/** Stands where the server of engines will be, and says that there is none. */
final class NoEngineServer implements EngineServer {

    @Override
    public void serve(ServeOptions options, PrintWriter out) throws ServeException {
        throw new ServeException("serve is not implemented in this build");
    }
}
