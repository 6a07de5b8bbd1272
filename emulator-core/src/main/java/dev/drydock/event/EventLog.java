package dev.drydock.event;

import dev.drydock.time.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The last 256 events, and those who listen for more. Its methods are called under the engine's lock, so that events have
 * one order; listeners take theirs from an {@link EventSubscription}, on threads of their own.
 */
public final class EventLog {
    /** As many as the engine keeps for {@code since}. */
    private static final int KEPT = 256;

    private final EngineClock clock;
    private final Consumer<Event> witness;
    private final Deque<Event> kept;
    private final List<EventSubscription> subscriptions = new ArrayList<>();

    public EventLog(EngineClock clock) {
        this(clock, event -> {});
    }

    /** @param witness learns of each event, under the engine's lock: it notes it and returns */
    public EventLog(EngineClock clock, Consumer<Event> witness) {
        this(clock, witness, new ArrayDeque<>());
    }

    private EventLog(EngineClock clock, Consumer<Event> witness, Deque<Event> kept) {
        this.clock = clock;
        this.witness = witness;
        this.kept = kept;
    }

    /**
     * A log with the same events so far, and no listeners, that goes on by itself.
     *
     * @param witnessOfFork learns of what comes from then on
     */
    public EventLog fork(EngineClock clockOfFork, Consumer<Event> witnessOfFork) {
        return new EventLog(clockOfFork, witnessOfFork, new ArrayDeque<>(kept));
    }

    /** Notes an event with the current time and hands it to the listeners. Does not wait for them. */
    public void publish(EventType type, String action, String actorId, Map<String, String> attributes) {
        Event event = new Event(type, action, actorId, EventAttributes.copyOf(attributes), clock.now());
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        kept.addLast(event);
        witness.accept(event);
        if (!subscriptions.isEmpty()) {
            subscriptions.removeIf(EventSubscription::isClosed);
            subscriptions.forEach(each -> each.offer(event));
        }
    }

    /**
     * Kept events in their order, both ends included. Without both ends there is nothing to replay, as in the engine.
     *
     * @param since null for the oldest kept
     * @param until null for the newest
     */
    public List<Event> replay(@Nullable Instant since, @Nullable Instant until, EventFilter filter) {
        if (since == null && until == null) {
            return List.of();
        }
        // The engine counts from 1970, and takes zero for no end.
        boolean endless = until == null || !until.isAfter(Instant.EPOCH);
        List<Event> found = new ArrayList<>();
        for (Iterator<Event> newestFirst = kept.descendingIterator(); newestFirst.hasNext(); ) {
            Event event = newestFirst.next();
            if (since != null && event.time().isBefore(since)) {
                break;
            }
            boolean inTime = endless || !event.time().isAfter(until);
            if (inTime && filter.accepts(event)) {
                found.add(event);
            }
        }
        Collections.reverse(found);
        return List.copyOf(found);
    }

    /**
     * Listens from now on, after a replay of what is asked for. A listener with an {@code until} that is past gets the
     * replay and the end; with one that is still to come, its subscription ends then.
     *
     * @param since null to begin now
     * @param until null to go on until closed
     */
    public EventSubscription subscribe(@Nullable Instant since, @Nullable Instant until, EventFilter filter) {
        EventSubscription subscription = new EventSubscription(filter, replay(since, until, filter));
        if (until == null) {
            subscriptions.add(subscription);
            return subscription;
        }
        Instant now = clock.now();
        if (until.isBefore(now)) {
            subscription.close();
        } else {
            subscriptions.add(subscription);
            subscription.closeWith(clock.schedule(Duration.between(now, until), subscription::close));
        }
        return subscription;
    }

    /** How many listen now: the engine's {@code NEventsListener}. */
    public int listeners() {
        subscriptions.removeIf(EventSubscription::isClosed);
        return subscriptions.size();
    }

    /** Ends every subscription, and remembers nothing of what was: the engine keeps events in memory alone. */
    public void forget() {
        close();
        kept.clear();
    }

    /** Ends every subscription; what was handed out before can still be taken. */
    public void close() {
        subscriptions.forEach(EventSubscription::close);
        subscriptions.clear();
    }
}
