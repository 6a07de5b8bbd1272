package dev.drydock.process.kernel;

import dev.drydock.time.EngineClock;
import dev.drydock.time.WaitQueue;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What goes out of a terminal, after the line discipline: held until the sink takes it. The sink is called by whoever adds
 * something, and by the clock's thread when it can take more again; by one of them at a time and without locks, so that
 * bytes stay in order. Thread-safe.
 */
final class TerminalOutput {
    /** How much is held of what programs print. */
    static final int CAPACITY = 64 * 1024;
    /** How much of an echo is held beyond that: nobody waits for it to go out. */
    private static final int ECHO_CAPACITY = CAPACITY + 4096;

    private static final int CHUNK = 16 * 1024;
    private static final int KEPT = 4096;
    private static final byte[] NOTHING = {};

    private final EngineClock clock;
    private final WaitQueue changes;
    /** Held while the sink is called, so that bytes stay in order; nothing waits while holding it. */
    private final Object turn = new Object();

    private boolean pumping;
    private boolean pumpAgain;
    private byte[] held = NOTHING;
    private int first;
    private int size;
    /** Counts what was thrown away, so that a chunk that was given to the sink meanwhile is not taken out a second time. */
    private int discards;

    private @Nullable OutputSink sink;
    private WaitQueue.@Nullable Subscription subscription;
    private boolean ended;
    private boolean endTold;
    private boolean broken;

    /** @param changes woken when {@link #room} grows */
    TerminalOutput(EngineClock clock, WaitQueue changes) {
        this.clock = clock;
        this.changes = changes;
    }

    /** How many bytes may be added. */
    synchronized int room() {
        return broken ? 0 : Math.max(0, CAPACITY - size);
    }

    /** Whether nothing is left that the sink is to take; without a sink nothing is. */
    synchronized boolean isDrained() {
        return size == 0 || sink == null;
    }

    /** Whether the sink has said that nobody will ever read. */
    synchronized boolean isBroken() {
        return broken;
    }

    synchronized void add(byte[] bytes) {
        append(bytes, bytes.length);
    }

    /** Adds an echo, of which is lost what does not fit. */
    synchronized void addEcho(byte[] bytes) {
        append(bytes, Math.min(bytes.length, ECHO_CAPACITY - size));
    }

    private void append(byte[] bytes, int length) {
        if (first + size + length > held.length) {
            byte[] larger = size + length > held.length ? new byte[Math.max(size + length, 2 * held.length)] : held;
            System.arraycopy(held, first, larger, 0, size);
            held = larger;
            first = 0;
        }
        System.arraycopy(bytes, 0, held, first + size, length);
        size += length;
    }

    /** Throws away what the sink has not taken. */
    synchronized void discard() {
        discards++;
        remove(size);
    }

    /** Where output goes from now on. Does not call the sink yet. */
    void connect(OutputSink next) {
        WaitQueue.Subscription before;
        synchronized (this) {
            before = subscription;
            sink = next;
            subscription = next.changes().subscribe(this::sinkChanged);
        }
        if (before != null) {
            before.cancel();
        }
        clock.schedule(Duration.ZERO, this::pump);
    }

    private void sinkChanged() {
        synchronized (this) {
            if (size == 0) {
                return;
            }
        }
        clock.schedule(Duration.ZERO, this::pump);
    }

    /** Nothing more comes: once all is out, the sink is told. */
    void end() {
        synchronized (this) {
            ended = true;
        }
        pump();
    }

    /** Gives the sink what it takes, before it returns. To be called without locks. */
    void pump() {
        synchronized (turn) {
            pumpAgain = true;
            if (pumping) {
                // The sink itself has caused it: the call below goes on with it.
                return;
            }
            pumping = true;
            try {
                while (pumpAgain) {
                    pumpAgain = false;
                    pumpAgain |= pumpChunk();
                }
            } finally {
                pumping = false;
            }
        }
    }

    /** @return whether there may be more to do */
    private boolean pumpChunk() {
        OutputSink to;
        byte[] chunk;
        int discardsBefore;
        synchronized (this) {
            to = sink;
            if (to == null || (size == 0 && (!ended || endTold))) {
                return false;
            }
            chunk = Arrays.copyOfRange(held, first, first + Math.min(size, CHUNK));
            endTold |= chunk.length == 0;
            discardsBefore = discards;
        }
        if (chunk.length == 0) {
            to.closed();
            return false;
        }
        int taken = to.take(chunk, 0, chunk.length);
        synchronized (this) {
            if (taken < 0) {
                broken = true;
                remove(size);
            } else if (discards == discardsBefore) {
                remove(taken);
            }
        }
        if (taken != 0) {
            changes.wakeAll();
        }
        return taken != 0;
    }

    private void remove(int count) {
        size -= count;
        first = size == 0 ? 0 : first + count;
        if (size == 0 && held.length > KEPT) {
            held = NOTHING;
        }
    }
}
