package dev.drydock.userland.utility.socket;

import dev.drydock.userland.utility.socket.SocketKind.Family;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which sockets are to be shown: tables, families and states. Whatever is not said follows from the rest. */
final class SocketSelection {
    private final Set<SocketKind> kinds = EnumSet.noneOf(SocketKind.class);
    private final Set<Family> families = EnumSet.noneOf(Family.class);
    private final Set<SocketPhase> implied = EnumSet.noneOf(SocketPhase.class);
    private final Set<SocketPhase> asked = EnumSet.noneOf(SocketPhase.class);
    private @Nullable Family preferred;
    private boolean everything = true;
    private boolean statesNamed;

    void add(SocketKind kind) {
        kinds.add(kind);
        implied.addAll(kind.shown());
        everything = false;
    }

    void remove(SocketKind kind) {
        kinds.remove(kind);
        everything = false;
    }

    void add(Family family) {
        families.add(family);
        implied.addAll(family == Family.LINK ? Set.of(SocketPhase.UNCONNECTED) : SocketPhase.CONNECTED);
        preferred = family;
        everything = false;
    }

    /** {@code -A} begins anew with tables. */
    void beginQuery() {
        kinds.clear();
        if (asked.isEmpty()) {
            asked.addAll(SocketPhase.CONNECTED);
        }
        everything = false;
    }

    /** {@code -a} and {@code -l}. */
    void states(Set<SocketPhase> phases) {
        asked.clear();
        asked.addAll(phases);
    }

    /** {@code state}: the first one takes the place of what options said. */
    void include(Set<SocketPhase> phases) {
        if (!statesNamed) {
            asked.clear();
        }
        asked.addAll(phases);
        statesNamed = true;
    }

    /** {@code exclude}. */
    void exclude(Set<SocketPhase> phases) {
        if (!statesNamed) {
            asked.addAll(SocketPhase.ALL);
        }
        asked.removeAll(phases);
        statesNamed = true;
    }

    /** Whether neither tables nor families were asked for. */
    boolean isEverything() {
        return everything;
    }

    /** Adds what was not said. */
    void complete() {
        if (everything) {
            List.of(SocketKind.values()).forEach(this::add);
            if (asked.isEmpty()) {
                asked.addAll(SocketPhase.CONNECTED);
            }
        }
        for (SocketKind kind : kinds) {
            if (kind.families().stream().noneMatch(families::contains)) {
                families.addAll(kind.families());
            }
        }
        for (Family family : families) {
            List<SocketKind> own = SocketKind.of(family);
            if (own.stream().noneMatch(kinds::contains)) {
                kinds.addAll(own);
            }
        }
    }

    /** A filter is of one family: only that is shown. */
    void restrictTo(Family family) {
        families.clear();
        families.add(family);
    }

    Set<SocketKind> kinds() {
        return kinds;
    }

    /** The family that was asked for last, in which addresses of a filter are meant. */
    @Nullable
    Family preferred() {
        return preferred;
    }

    Set<SocketPhase> phases() {
        return asked.isEmpty() ? implied : asked;
    }

    boolean has(SocketKind kind, Family family) {
        return kinds.contains(kind) && families.contains(family);
    }
}
