package dev.drydock.sandbox;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.RequestHandler;
import dev.drydock.api.exchange.Response;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An engine that is made on a thread of its own while the sockets are opened: in a fresh JVM, where both have their classes to
 * load, the one takes as long as the other. Its API is made after it; requests wait for that.
 */
final class EngineInMaking implements RequestHandler, AutoCloseable {
    private final CompletableFuture<Engine> engine = new CompletableFuture<>();
    private final CompletableFuture<RequestHandler> api;

    /**
     * Begins to make it.
     *
     * @param faults learns of faults of our own while requests are answered
     */
    EngineInMaking(Supplier<Engine> maker, Consumer<Throwable> faults) {
        api = engine.thenApply(made -> new EngineApi(made, faults));
        engine.completeAsync(maker, task -> new Thread(task, "drydock-engine").start());
    }

    /**
     * Returns once it is made, though its API may not be.
     *
     * @throws java.util.concurrent.CompletionException if it cannot be
     */
    void await() {
        engine.join();
    }

    @Override
    public Response handle(Request request) {
        return api.join().handle(request);
    }

    /** Closes it, once it is made. */
    @Override
    public void close() {
        engine.handle((done, fault) -> {
                    if (done != null) {
                        done.close();
                    }
                    return done;
                })
                .join();
    }
}
