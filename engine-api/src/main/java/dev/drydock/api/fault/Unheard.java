package dev.drydock.api.fault;

import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.HijackedConnection;
import dev.drydock.api.exchange.Receiver;
import dev.drydock.api.exchange.Response;
import java.io.IOException;
import java.io.OutputStream;

/** An answer that is given to the end, though its client is gone. */
final class Unheard {
    private Unheard() {}

    static void give(Response response) throws InterruptedException {
        try {
            if (response.body() instanceof Body.Stream stream) {
                stream.writer().write(OutputStream.nullOutputStream(), Runnable::run);
            } else if (response.body() instanceof Body.Hijack hijack) {
                hijack.hijacker().take(new Gone());
            }
        } catch (IOException noticed) {
            // That nobody hears it.
        }
    }

    /** A connection without the other side. */
    private static final class Gone implements HijackedConnection {
        @Override
        public void receive(Receiver receiver) {
            receiver.ended();
        }

        @Override
        public void elsewhere(Runnable task) {
            task.run();
        }

        @Override
        public OutputStream out() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public void whenGone(Runnable action) {
            action.run();
        }
    }
}
