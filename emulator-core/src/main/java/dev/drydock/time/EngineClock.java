package dev.drydock.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The engine's only source of time. Every sleep, stop timeout, health interval, restart back-off and log stamp waits on
 * it; it runs on real time or is advanced by hand.
 */
public interface EngineClock extends AutoCloseable {

    /** The current time, to the nanosecond. Never goes back. */
    Instant now();

    /** How far it was ahead of the machine's time when it began; zero if that is right, or if it tells a time of its own. */
    Duration ahead();

    /**
     * Runs an action once, {@code delay} from now. The action runs on a thread of the clock and must be short: it may take
     * the engine's lock, it never blocks on a program or a stream. Actions due at the same instant run in the order in
     * which they were scheduled.
     *
     * @param delay zero or less means as soon as possible, never inside this call
     * @return a handle to call it off
     */
    Timer schedule(Duration delay, Runnable action);

    /** Who is running: the clock counts them to know when an advance has settled. */
    Activity activity();

    /**
     * Waits for what time may bring, on a thread from outside of the engine: how whoever moves the time by hand knows that
     * somebody waits for that.
     *
     * @throws ExecutionException as {@link CompletableFuture#get()} does
     */
    <T extends @Nullable Object> T await(CompletableFuture<T> result) throws InterruptedException, ExecutionException;

    /** Ends the clock's thread, if it has one; what is due later never runs. Idempotent. */
    @Override
    void close();
}
