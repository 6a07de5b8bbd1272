package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.ledger.Course;
import dev.drydock.process.kernel.PidNamespace;
import dev.drydock.time.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ends containers by signals, and by force when the time is over (28.5.2: containerStop, killWithSignal, Kill). Used under the engine's lock. */
final class Stopping {
    private static final int DEFAULT_TIMEOUT_SECONDS = 10;
    /** How long the end of what was killed is waited for: ten seconds, and two more after another signal. */
    private static final Duration AFTER_KILL = Duration.ofSeconds(12);
    /** A stop, and what begins with one, waits two more. */
    private static final Duration AFTER_STOP = AFTER_KILL.plusSeconds(2);

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
     * What follows.
     *
     * @param then what to do when the container has ended and everybody was told
     * @param refusal what a client is told if it does not end
     */
    record Sequel(Runnable then, UnaryOperator<EngineException> refusal) {}

    /** Ends a container that runs or waits to be restarted. Emits {@code kill}, {@code stop}. */
    CompletableFuture<Outcome> stop(Container container, StopOptions options, Sequel sequel) {
        String configured = container.config().stopSignal();
        int signal = options.signal().isEmpty()
                ? (configured.isEmpty()
                        ? StopSignal.TERM
                        : StopSignal.parse(configured).orElse(StopSignal.TERM))
                : signal(options.signal());
        AwaitedEnd end = new AwaitedEnd(container, sequel, true);
        container.waits().listen(end);
        send(container, signal);
        int timeout = timeout(container, options);
        // One that only waited to be restarted has ended by now, and may run again.
        if (timeout == 0) {
            end.force(AFTER_STOP);
        } else if (timeout > 0) {
            end.after(Duration.ofSeconds(timeout), () -> end.force(AFTER_STOP));
        }
        return end.outcome;
    }

    private static int timeout(Container container, StopOptions options) {
        Integer asked = options.timeoutSeconds();
        Integer own = container.config().stopTimeoutSeconds();
        return asked != null ? asked : own != null ? own : DEFAULT_TIMEOUT_SECONDS;
    }

    /** Ends it at once. Emits {@code kill}. */
    CompletableFuture<Outcome> kill(Container container, Sequel sequel) {
        AwaitedEnd end = new AwaitedEnd(container, sequel, false);
        container.waits().listen(end);
        end.force(AFTER_KILL);
        return end.outcome;
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

    /** A client waits for the end: of what it stops, or of what it kills. */
    private final class AwaitedEnd implements EndListener {
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private final Container container;
        private final Sequel sequel;
        private final boolean isStop;
        /** Of the client's call: the end comes on another thread, or on its own if the process was quicker. */
        private final Course course = around.ledger().course();

        private @Nullable Timer patience;
        private boolean over;

        AwaitedEnd(Container container, Sequel sequel, boolean isStop) {
            this.container = container;
            this.sequel = sequel;
            this.isStop = isStop;
        }

        /** Kills it; what does not even end then, because the kernel does not let it, is given up after a while. */
        void force(Duration longest) {
            if (!over) {
                send(container, StopSignal.KILL);
                after(longest, this::giveUp);
            }
        }

        void after(Duration time, Runnable action) {
            if (!over) {
                patience = around.clock()
                        .schedule(
                                time,
                                () -> course.run(() -> around.lock().run(() -> {
                                    if (!over) {
                                        action.run();
                                    }
                                })));
            }
        }

        private void giveUp() {
            over = true;
            container.waits().leave(this);
            EngineException refusal = sequel.refusal().apply(ContainerErrors.survivedKill());
            around.lock().afterwards(() -> outcome.completeExceptionally(refusal));
        }

        @Override
        public void ended() {
            forget();
            if (isStop) {
                course.run(() -> events.publish(container, "stop"));
            }
        }

        /** What is left to do may fail; the client is then told. */
        @Override
        public void afterDie() {
            try {
                course.run(sequel.then());
            } catch (RuntimeException refused) {
                around.lock().afterwards(() -> outcome.completeExceptionally(refused));
                return;
            }
            around.lock().afterwards(() -> outcome.complete(Outcome.DONE));
        }

        @Override
        public void abandoned(EngineException reason) {
            forget();
            around.lock().afterwards(() -> outcome.completeExceptionally(reason));
        }

        private void forget() {
            over = true;
            if (patience != null) {
                patience.cancel();
            }
        }
    }
}
