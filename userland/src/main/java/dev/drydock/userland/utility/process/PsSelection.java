package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.Credentials;
import dev.drydock.process.ProcessStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which processes {@code ps} shows: the union of what was asked for. */
final class PsSelection {
    private final List<Predicate<ProcessStatus>> chosen = new ArrayList<>();
    private boolean withTerminal;
    private boolean withoutTerminal;
    private boolean inverted;

    void add(Predicate<ProcessStatus> one) {
        chosen.add(one);
    }

    /** {@code a} of BSD: everybody's, if it has a terminal. */
    void everybodys() {
        withTerminal = true;
    }

    /** {@code x} of BSD: one's own without a terminal, too. */
    void ownWithout() {
        withoutTerminal = true;
    }

    void invert() {
        inverted = true;
    }

    /** @param terminal of the {@code ps} itself */
    boolean holds(ProcessStatus status, Credentials own, String terminal) {
        return matches(status, own, terminal) != inverted;
    }

    private boolean matches(ProcessStatus status, Credentials own, String terminal) {
        if (chosen.stream().anyMatch(one -> one.test(status))) {
            return true;
        }
        boolean hasTerminal = !status.terminal().equals("?");
        if (withTerminal && withoutTerminal) {
            return true;
        }
        if (withTerminal) {
            return hasTerminal;
        }
        if (withoutTerminal) {
            return status.uid() == own.uid();
        }
        return chosen.isEmpty()
                && status.uid() == own.uid()
                && status.terminal().equals(terminal);
    }
}
