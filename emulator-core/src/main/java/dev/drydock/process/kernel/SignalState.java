package dev.drydock.process.kernel;

import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.process.procfs.ProcessDetails.SignalSets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a process does with signals, and which have arrived. Guarded by its namespace. */
final class SignalState {
    private static final long STOPS = bit(Signal.STOP) | bit(Signal.TSTP) | bit(Signal.TTIN) | bit(Signal.TTOU);

    private long pending;
    /** Those whose handlers are running: they wait. */
    private long masked;

    private @Nullable Map<Signal, SignalHandler> handlers;
    /** Who sent each of those that came last, where it was a process of the container. */
    private @Nullable Map<Signal, Integer> senders;

    SignalHandler handler(Signal signal) {
        Map<Signal, SignalHandler> set = handlers;
        return set == null ? SignalHandler.DEFAULT : set.getOrDefault(signal, SignalHandler.DEFAULT);
    }

    void handle(Signal signal, SignalHandler handler) {
        Map<Signal, SignalHandler> set = handlers;
        if (set == null) {
            if (handler == SignalHandler.DEFAULT) {
                return;
            }
            set = new EnumMap<>(Signal.class);
            handlers = set;
        }
        if (handler == SignalHandler.DEFAULT) {
            set.remove(signal);
        } else {
            set.put(signal, handler);
        }
        if (ignores(signal)) {
            pending &= ~bit(signal);
        }
    }

    /** Whether the process has said that the signal does nothing. */
    boolean isIgnored(Signal signal) {
        return handler(signal) == SignalHandler.IGNORE;
    }

    /** Whether the signal does nothing, as it stands. */
    boolean ignores(Signal signal) {
        SignalHandler handler = handler(signal);
        return handler == SignalHandler.IGNORE
                || (handler == SignalHandler.DEFAULT
                        && (signal.defaultAction() == Signal.Default.IGNORE
                                || signal.defaultAction() == Signal.Default.CONTINUE));
    }

    /** What is ignored stays so, all else becomes the default: what exec does, and what a new child starts with. */
    void reset() {
        Map<Signal, SignalHandler> set = handlers;
        if (set != null) {
            set.values().removeIf(handler -> handler != SignalHandler.IGNORE);
            handlers = set.isEmpty() ? null : set;
        }
    }

    /** As a child of a process with these dispositions begins. */
    void inherit(SignalState parent) {
        Map<Signal, SignalHandler> set = parent.handlers;
        if (set != null) {
            set.forEach((signal, handler) -> {
                if (handler == SignalHandler.IGNORE) {
                    handle(signal, handler);
                }
            });
        }
    }

    /** @param sender a pid, or 0 */
    void add(Signal signal, int sender) {
        pending |= bit(signal);
        Map<Signal, Integer> known = senders;
        if (known == null && sender != 0) {
            known = new EnumMap<>(Signal.class);
            senders = known;
        }
        if (known != null) {
            known.put(signal, sender);
        }
    }

    /** The pid of who sent the last signal of a kind; 0 for somebody outside of the container, and for the kernel. */
    int sender(Signal signal) {
        Map<Signal, Integer> known = senders;
        return known == null ? 0 : known.getOrDefault(signal, 0);
    }

    /** A stop takes back a signal to continue, and the other way round. */
    void forgetContinue() {
        pending &= ~bit(Signal.CONT);
    }

    void forgetStops() {
        pending &= ~STOPS;
    }

    boolean hasDeliverable() {
        return (pending & ~masked) != 0;
    }

    /** Takes the deliverable signal with the lowest number; KILL before all. Null if there is none. */
    @Nullable
    Signal take() {
        long deliverable = pending & ~masked;
        if (deliverable == 0) {
            return null;
        }
        long kill = deliverable & bit(Signal.KILL);
        long taken = kill != 0 ? kill : Long.lowestOneBit(deliverable);
        pending &= ~taken;
        return Signal.of(Long.numberOfTrailingZeros(taken) + 1).orElseThrow();
    }

    void mask(Signal signal) {
        masked |= bit(signal);
    }

    void unmask(Signal signal) {
        masked &= ~bit(signal);
    }

    /** As {@code /proc/PID/status} shows it. */
    SignalSets sets() {
        long ignored = 0;
        long caught = 0;
        for (Map.Entry<Signal, SignalHandler> set :
                handlers == null ? Map.<Signal, SignalHandler>of().entrySet() : handlers.entrySet()) {
            ignored |= set.getValue() == SignalHandler.IGNORE ? bit(set.getKey()) : 0;
            caught |= set.getValue() == SignalHandler.IGNORE ? 0 : bit(set.getKey());
        }
        return new SignalSets(pending, masked, ignored, caught);
    }

    private static long bit(Signal signal) {
        return 1L << (signal.number() - 1);
    }
}
