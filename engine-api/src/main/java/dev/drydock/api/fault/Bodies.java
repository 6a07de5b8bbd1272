package dev.drydock.api.fault;

import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.HijackedConnection;
import dev.drydock.api.exchange.Receiver;
import dev.drydock.api.exchange.Response;
import java.io.OutputStream;
import java.util.function.UnaryOperator;

/** Answers whose bytes go another way. */
final class Bodies {
    private Bodies() {}

    /** Whatever writes the body, once; what it throws ends the body broken. */
    static Response through(Response response, UnaryOperator<OutputStream> way) {
        Body body = response.body();
        if (body instanceof Body.Bytes whole) {
            return with(
                    response, new Body.Stream((out, client) -> way.apply(out).write(whole.bytes())));
        }
        if (body instanceof Body.Stream stream) {
            return with(
                    response, new Body.Stream((out, client) -> stream.writer().write(way.apply(out), client)));
        }
        if (body instanceof Body.Hijack hijack) {
            return with(
                    response,
                    new Body.Hijack(
                            hijack.reason(),
                            connection ->
                                    hijack.hijacker().take(new Rerouted(connection, way.apply(connection.out())))));
        }
        return response;
    }

    static Response with(Response response, Body body) {
        return new Response(response.status(), response.headers(), body);
    }

    /** A connection with another way out. */
    private record Rerouted(HijackedConnection connection, OutputStream out) implements HijackedConnection {
        @Override
        public void receive(Receiver receiver) {
            connection.receive(receiver);
        }

        @Override
        public void elsewhere(Runnable task) {
            connection.elsewhere(task);
        }

        @Override
        public void whenGone(Runnable action) {
            connection.whenGone(action);
        }
    }
}
