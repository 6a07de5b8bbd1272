package dev.drydock.network.socket;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.PipeBuffer;
import dev.drydock.network.LinkConditions;
import dev.drydock.time.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection. What is sent arrives at once where nothing is in the way. Where packets take their time, or
 * the network that they go over was left, they are under way meanwhile: those that are lost are sent again, after 0.2 s at
 * first and then after twice the time, and after fifteen times the sender gives up (Linux: {@code TCP_RTO_MIN}, {@code
 * TCP_RTO_MAX}, {@code tcp_retries2}). They never overtake each other. None of its methods blocks.
 */
final class Wire {
    /** What a sender has room for, beside what has arrived. */
    private static final int SENDING_ROOM = 87_040;

    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);
    private static final int MOST_RETRIES = 15;

    private final PipeBuffer arrived;
    private final Passage passage;
    private final FlowCounter counter;
    private final @Nullable EngineClock clock;
    private final RandomGenerator chance;
    private final Consumer<Errno> failed;
    private final Runnable broken;
    private final Deque<Segment> underWay = new ArrayDeque<>();
    private int held;
    private int retries;

    private enum Kind {
        DATA,
        END,
        BREAK
    }

    /** @param due when it arrives, if it gets through */
    @SuppressWarnings("ArrayRecordComponent") // it is handed on, never compared
    private record Segment(Kind kind, byte[] bytes, Instant due) {}

    /**
     * @param clock null if nothing is ever in the way
     * @param failed called without locks when the sender gives up, or hears that nobody reads what it sends
     * @param broken called without locks when the end that breaks it off has told so
     */
    Wire(
            PipeBuffer arrived,
            Passage passage,
            FlowCounter counter,
            @Nullable EngineClock clock,
            RandomGenerator chance,
            Consumer<Errno> failed,
            Runnable broken) {
        this.arrived = arrived;
        this.passage = passage;
        this.counter = counter;
        this.clock = clock;
        this.chance = chance;
        this.failed = failed;
        this.broken = broken;
        arrived.addEnds(true, true);
    }

    /** What has come, and how many can still read it. */
    PipeBuffer arrived() {
        return arrived;
    }

    /** Whether what is sent now is there at once. */
    private boolean isDirect() {
        LinkConditions now = passage.now();
        synchronized (this) {
            return clock == null || (now != null && now.isPerfect() && underWay.isEmpty());
        }
    }

    /** @return how many bytes were taken; 0 if there is no room yet */
    int send(byte[] bytes, int offset, int length) {
        if (isDirect()) {
            int taken = arrived.write(bytes, offset, length, 1);
            counter.data(taken);
            return taken;
        }
        int count;
        synchronized (this) {
            count = Math.min(length, SENDING_ROOM - held);
            if (count <= 0) {
                return 0;
            }
            held += count;
        }
        put(Kind.DATA, Arrays.copyOfRange(bytes, offset, offset + count));
        return count;
    }

    /** Whether a {@link #send} has something to tell at once. */
    boolean hasRoom() {
        if (isDirect()) {
            return arrived.hasRoomFor(1);
        }
        synchronized (this) {
            return held < SENDING_ROOM;
        }
    }

    /** Whether the other end is known to read no more. */
    boolean isRefused() {
        return !arrived.hasReaders() && isDirect();
    }

    /** Nothing more is sent. */
    void end() {
        if (isDirect()) {
            counter.end();
            arrived.removeEnds(false, true);
        } else {
            put(Kind.END, new byte[0]);
        }
    }

    /** The sender breaks the connection off. */
    void breakOff() {
        if (isDirect()) {
            counter.reset();
            broken.run();
        } else {
            put(Kind.BREAK, new byte[0]);
        }
    }

    private void put(Kind kind, byte[] bytes) {
        EngineClock time = clock;
        if (time == null) {
            throw new IllegalStateException("nothing is under way without a clock");
        }
        LinkConditions now = passage.now();
        synchronized (this) {
            Instant due = time.now().plus(now == null ? FIRST_RETRY : delay(now, bytes.length));
            Segment last = underWay.peekLast();
            boolean alone = last == null;
            underWay.add(new Segment(kind, bytes, last != null && last.due.isAfter(due) ? last.due : due));
            if (alone) {
                time.schedule(Duration.between(time.now(), due), this::arrive);
            }
        }
    }

    /** How long a segment takes, with all the times that it is lost. */
    private Duration delay(LinkConditions conditions, int bytes) {
        Duration delay = conditions.latency();
        Duration retry = FIRST_RETRY;
        for (int lost = 0; lost < MOST_RETRIES && chance.nextDouble() < conditions.loss(); lost++) {
            counter.lost(bytes);
            delay = delay.plus(retry);
            retry = after(retry);
        }
        return delay;
    }

    private static Duration after(Duration retry) {
        Duration twice = retry.multipliedBy(2);
        return twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
    }

    /** What is due arrives, if it gets through. */
    private void arrive() {
        LinkConditions now = passage.now();
        boolean lost = now == null || now.loss() == 1;
        Runnable told = lost ? retry() : deliver();
        told.run();
        arrived.changes().wakeAll();
    }

    private synchronized Runnable retry() {
        EngineClock time = clock;
        if (time == null || underWay.isEmpty()) {
            return () -> {};
        }
        if (retries == MOST_RETRIES) {
            underWay.clear();
            held = 0;
            return () -> failed.accept(Errno.ETIMEDOUT);
        }
        retries++;
        Duration wait = FIRST_RETRY;
        for (int i = 0; i < retries; i++) {
            wait = after(wait);
        }
        time.schedule(wait, this::arrive);
        return () -> {};
    }

    /** All that is due by now; what the receiver has no room for waits until it reads. */
    private synchronized Runnable deliver() {
        EngineClock time = clock;
        if (time == null) {
            return () -> {};
        }
        retries = 0;
        for (Segment first = underWay.peek(); first != null; first = underWay.peek()) {
            Duration left = Duration.between(time.now(), first.due);
            if (!left.isNegative() && !left.isZero()) {
                time.schedule(left, this::arrive);
                return () -> {};
            }
            if (first.kind == Kind.BREAK) {
                counter.reset();
                underWay.clear();
                return broken;
            }
            if (first.kind == Kind.END) {
                counter.end();
                arrived.removeEnds(false, true);
                underWay.remove();
            } else if (!arrived.hasReaders()) {
                underWay.clear();
                held = 0;
                return () -> failed.accept(Errno.ECONNRESET);
            } else if (!deliver(first)) {
                return () -> {};
            }
        }
        return () -> {};
    }

    /** @return whether all of it had room */
    private boolean deliver(Segment segment) {
        int count = arrived.write(segment.bytes, 0, segment.bytes.length, 1);
        counter.data(count);
        held -= count;
        underWay.remove();
        if (count == segment.bytes.length) {
            return true;
        }
        byte[] rest = Arrays.copyOfRange(segment.bytes, count, segment.bytes.length);
        underWay.addFirst(new Segment(Kind.DATA, rest, segment.due));
        return false;
    }

    /** How many bytes are under way. */
    synchronized int underWay() {
        return held;
    }

    /** Whether the end was sent and has not arrived. */
    synchronized boolean isEnding() {
        Segment last = underWay.peekLast();
        return last != null && last.kind == Kind.END;
    }

    /** The receiver has read, so that there is room for more. */
    void hasRead() {
        boolean waiting;
        synchronized (this) {
            Segment first = underWay.peek();
            waiting = clock != null && first != null && !first.due.isAfter(clock.now());
        }
        if (waiting && passage.now() != null) {
            deliver().run();
        }
    }
}
