package dev.drydock.userland.utility.edit;

import dev.drydock.userland.utility.regex.RegexException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Ranges as GNU's sed has them: one that begins at a line's number begins at the first line that is seen from there on, and
 * only once; one that ends at a line's number ends when a line is seen that is not before it; {@code 0,/x/} is open from the
 * start.
 */
final class SedRanges {
    /** Whether the current line is one that an address means. */
    interface Matching {
        boolean matches(SedAddress address) throws RegexException, IOException;
    }

    private final List<SedCommand> commands;
    private final State[] states;
    private final long[] ends;

    private enum State {
        UNSEEN,
        OPEN,
        CLOSED
    }

    SedRanges(List<SedCommand> commands) {
        this.commands = commands;
        this.states = new State[commands.size()];
        this.ends = new long[commands.size()];
        reset();
    }

    /** Nothing is known of the lines before. */
    void reset() {
        Arrays.fill(states, State.UNSEEN);
        for (int i = 0; i < states.length; i++) {
            SedAddress first = commands.get(i).first();
            if (first != null && first.isLine() && first.number() == 0) {
                states[i] = State.OPEN;
            }
        }
    }

    boolean isOpen(int index) {
        return states[index] == State.OPEN;
    }

    /** Whether a line is in the range of a command that has one. */
    boolean contains(int index, SedAddress first, SedAddress last, long line, Matching current)
            throws RegexException, IOException {
        if (states[index] == State.OPEN) {
            return goesOn(index, last, line, current);
        }
        boolean begins =
                first.isLine() ? states[index] == State.UNSEEN && line >= first.number() : current.matches(first);
        if (!begins) {
            return false;
        }
        states[index] = State.OPEN;
        ends[index] = switch (last.kind()) {
            case PLUS -> line + last.number();
            case MULTIPLE -> last.number() == 0 ? line : (line / last.number() + 1) * last.number();
            default -> last.number();
        };
        if (last.kind() == SedAddress.Kind.REGEX) {
            return true;
        }
        boolean within = goesOn(index, last, line, current);
        return within || current.matches(first);
    }

    private boolean goesOn(int index, SedAddress last, long line, Matching current) throws RegexException, IOException {
        boolean counted =
                last.isLine() || last.kind() == SedAddress.Kind.PLUS || last.kind() == SedAddress.Kind.MULTIPLE;
        boolean ends = counted ? line >= this.ends[index] : current.matches(last);
        states[index] = ends ? State.CLOSED : State.OPEN;
        return !last.isLine() || line <= last.number();
    }
}
