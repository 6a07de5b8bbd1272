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
 * load, the one takes as long as the other. Requests wait for it.
 */
final class EngineInMaking implements RequestHandler, AutoCloseable {
    private final CompletableFuture<Made> made;

    private record Made(Engine engine, EngineApi api) {}

    /**
     * Begins to make it.
     *
     * @param faults learns of faults of our own while requests are answered
     */
    EngineInMaking(Supplier<Engine> maker, Consumer<Throwable> faults) {
        made = CompletableFuture.supplyAsync(
                () -> {
                    Engine engine = maker.get();
                    return new Made(engine, new EngineApi(engine, faults));
                },
                task -> new Thread(task, "drydock-engine").start());
    }

    /**
     * Returns once it is made.
     *
     * @throws java.util.concurrent.CompletionException if it cannot be
     */
    void await() {
        made.join();
    }

    @Override
    public Response handle(Request request) {
        return made.join().api().handle(request);
    }

    /** Closes it, once it is made. */
    @Override
    public void close() {
        made.handle((done, fault) -> {
                    if (done != null) {
                        done.engine().close();
                    }
                    return done;
                })
                .join();
    }
}
