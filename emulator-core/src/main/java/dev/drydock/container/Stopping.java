package dev.drydock.container;

import dev.drydock.process.kernel.PidNamespace;
import dev.drydock.time.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Ends containers by signals, and by force when the time is over (28.5.2: containerStop, killWithSignal, Kill). Used under the engine's lock. */
final class Stopping {
    private static final int DEFAULT_TIMEOUT_SECONDS = 10;

    private final ContainerSurroundings around;
    private final ContainerEvents events;
    private final Ending ending;

    Stopping(ContainerSurroundings around, ContainerEvents events, Ending ending) {
        this.around = around;
        this.events = events;
        this.ending = ending;
    }

    /** The number of a signal that a client named; refused if there is no such thing. */
    static int signal(String text) {
        OptionalInt number = StopSignal.parse(text);
        if (number.isEmpty()) {
            throw CreateErrors.invalidSignal(text);
        }
        return number.getAsInt();
    }

    /**
     * Ends a container that runs or waits to be restarted. Emits {@code kill}, {@code stop}.
     *
     * @param then what to do when it has ended and everybody was told
     */
    CompletableFuture<Outcome> stop(Container container, StopOptions options, Runnable then) {
        String configured = container.config().stopSignal();
        int signal = options.signal().isEmpty()
                ? (configured.isEmpty()
                        ? StopSignal.TERM
                        : StopSignal.parse(configured).orElse(StopSignal.TERM))
                : signal(options.signal());
        CompletableFuture<Outcome> stopped = new CompletableFuture<>();
        StopListener listener = new StopListener(container, stopped, then);
        container.waits().listen(listener);
        send(container, signal);
        // One that only waited to be restarted has ended by now, and may run again.
        if (!listener.over) {
            int timeout = timeout(container, options);
            if (timeout == 0) {
                force(container);
            } else if (timeout > 0) {
                listener.patience = around.clock()
                        .schedule(
                                Duration.ofSeconds(timeout), () -> around.lock().run(() -> outOfPatience(listener)));
            }
        }
        return stopped;
    }

    private static int timeout(Container container, StopOptions options) {
        Integer asked = options.timeoutSeconds();
        Integer own = container.config().stopTimeoutSeconds();
        return asked != null ? asked : own != null ? own : DEFAULT_TIMEOUT_SECONDS;
    }

    private void outOfPatience(StopListener listener) {
        if (!listener.over) {
            force(listener.container);
        }
    }

    private void force(Container container) {
        send(container, StopSignal.KILL);
    }

    /** Ends it at once. Emits {@code kill}. */
    CompletableFuture<Outcome> kill(Container container, Runnable then) {
        CompletableFuture<Outcome> killed = new CompletableFuture<>();
        container.waits().listen(new KillListener(killed, then));
        force(container);
        return killed;
    }

    /**
     * Sends a signal. Unless it is another one than the container's own stop signal, it also ends the restart policy's say
     * and lets a paused container go on. Emits {@code kill}; one that waits to be restarted only ends.
     */
    void send(Container container, int signal) {
        String own = container.config().stopSignal();
        boolean ends = own.isEmpty()
                || signal == StopSignal.KILL
                || StopSignal.parse(own).orElse(0) == signal;
        container.stoppedByHand(true);
        Run run = container.run();
        if (run == null) {
            if (ends) {
                ending.giveUpRestart(container);
            }
            return;
        }
        if (ends) {
            container.restart(container.restart().cancel());
        }
        run.process().signal(signal);
        events.publish(container, "kill", Map.of("signal", Integer.toString(signal)));
        if (ends && container.state() instanceof ContainerState.Paused paused) {
            goOn(container, run.namespace(), paused, signal);
        }
    }

    private void goOn(Container container, PidNamespace namespace, ContainerState.Paused paused, int signal) {
        namespace.resume();
        container.enter(paused.running());
        if (signal != StopSignal.KILL) {
            events.publish(container, "unpause");
        }
    }

    /** A client's stop that waits for the end. */
    private final class StopListener implements EndListener {
        private final Container container;
        private final CompletableFuture<Outcome> stopped;
        private final Runnable then;
        private @Nullable Timer patience;
        private boolean over;

        StopListener(Container container, CompletableFuture<Outcome> stopped, Runnable then) {
            this.container = container;
            this.stopped = stopped;
            this.then = then;
        }

        @Override
        public void ended() {
            over = true;
            if (patience != null) {
                patience.cancel();
            }
            events.publish(container, "stop");
        }

        @Override
        public void afterDie() {
            complete(stopped, then);
        }

        @Override
        public void abandoned() {
            abandon(stopped);
        }
    }

    private final class KillListener implements EndListener {
        private final CompletableFuture<Outcome> killed;
        private final Runnable then;

        KillListener(CompletableFuture<Outcome> killed, Runnable then) {
            this.killed = killed;
            this.then = then;
        }

        @Override
        public void ended() {
            // What is asked of a kill is only that it is over.
        }

        @Override
        public void afterDie() {
            complete(killed, then);
        }

        @Override
        public void abandoned() {
            abandon(killed);
        }
    }

    /** What is left to do may fail; the client is then told. */
    private void complete(CompletableFuture<Outcome> future, Runnable then) {
        try {
            then.run();
        } catch (RuntimeException refused) {
            around.lock().afterwards(() -> future.completeExceptionally(refused));
            return;
        }
        around.lock().afterwards(() -> future.complete(Outcome.DONE));
    }

    private void abandon(CompletableFuture<Outcome> future) {
        around.lock().afterwards(() -> future.completeExceptionally(ContainerErrors.closed()));
    }
}
