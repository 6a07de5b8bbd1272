package dev.drydock.userland.server.nginx;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose turn it is among the servers of an upstream, as one worker keeps it: smooth weighted round robin. */
final class RoundRobin {
    private final List<Turn> turns = new ArrayList<>();

    private static final class Turn {
        final Upstream.Peer peer;
        int effective;
        int current;
        int failures;
        Instant checked = Instant.EPOCH;

        Turn(Upstream.Peer peer) {
            this.peer = peer;
            this.effective = peer.weight();
        }

        boolean isLive(Instant now) {
            boolean tired = peer.mostFailures() > 0 && failures >= peer.mostFailures();
            return !peer.down()
                    && (!tired || Duration.between(checked, now).compareTo(Duration.ofSeconds(peer.failSeconds())) > 0);
        }
    }

    RoundRobin(Upstream upstream) {
        upstream.peers().forEach(peer -> turns.add(new Turn(peer)));
    }

    /**
     * The next one; those for emergencies only when no other is there.
     *
     * @param tried by this request already
     * @return null if there is none
     */
    Upstream.@Nullable Peer next(Set<Upstream.Peer> tried, Instant now) {
        if (turns.size() == 1) {
            Upstream.Peer only = turns.get(0).peer;
            return tried.contains(only) || only.down() ? null : only;
        }
        Upstream.Peer next = next(tried, now, false);
        return next == null ? next(tried, now, true) : next;
    }

    private Upstream.@Nullable Peer next(Set<Upstream.Peer> tried, Instant now, boolean backup) {
        Turn best = null;
        int total = 0;
        for (Turn each : turns) {
            if (each.peer.backup() != backup || tried.contains(each.peer) || !each.isLive(now)) {
                continue;
            }
            each.current += each.effective;
            total += each.effective;
            if (each.effective < each.peer.weight()) {
                each.effective++;
            }
            if (best == null || each.current > best.current) {
                best = each;
            }
        }
        if (best == null) {
            return null;
        }
        best.current -= total;
        if (Duration.between(best.checked, now).compareTo(Duration.ofSeconds(best.peer.failSeconds())) > 0) {
            best.checked = now;
        }
        return best.peer;
    }

    /** Whether there is one server alone: it is never left alone. */
    boolean isSingle() {
        return turns.size() == 1;
    }

    /** @return whether it is left alone from now on */
    boolean failed(Upstream.Peer peer, Instant now) {
        for (Turn each : turns) {
            if (each.peer.equals(peer) && !isSingle()) {
                each.failures++;
                each.checked = now;
                int most = each.peer.mostFailures();
                if (most > 0) {
                    each.effective = Math.max(0, each.effective - each.peer.weight() / most);
                    return each.failures >= most;
                }
            }
        }
        return false;
    }

    void succeeded(Upstream.Peer peer) {
        for (Turn each : turns) {
            if (each.peer.equals(peer)) {
                each.failures = 0;
            }
        }
    }
}
