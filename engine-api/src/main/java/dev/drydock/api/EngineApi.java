package dev.drydock.api;

import dev.drydock.Engine;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.RequestHandler;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.route.Dispatcher;
import java.util.function.Consumer;

/**
 * The Docker REST API 1.24 to 1.51 of one engine, as the engine 28.5.2 answers it, without a socket; that of another release if
 * the engine presents itself as one. Safe for use by any number of threads; a call takes as long as what it asks for ({@code stop} as long as the container takes to stop).
 */
public final class EngineApi implements RequestHandler {
    private final Dispatcher dispatcher;

    /** Faults of our own are answered with 500 and not told otherwise. */
    public EngineApi(Engine engine) {
        this(engine, fault -> {});
    }

    /** @param faults learns of faults of our own; what the engine refuses is none */
    public EngineApi(Engine engine, Consumer<Throwable> faults) {
        dispatcher = new Dispatcher(engine, faults);
    }

    @Override
    public Response handle(Request request) {
        return dispatcher.handle(request);
    }
}
