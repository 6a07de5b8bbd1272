package dev.drydock.userland.utility.regex;

import java.util.ArrayList;
import java.util.List;

/**
 * What ways through an expression may do behind the last byte that they read: pass no assertion, or one first. glibc (2.36) has
 * an end of its own for each of these, and what groups hold it finds going back from the first that was reached: {@code
 * (a*)(a|$)} on {@code a} leaves nothing to the first group, to which POSIX would give the byte.
 */
final class Tails {
    /** The tail without an assertion. */
    static final int PLAIN = -1;

    private Tails() {}

    /** Those that an expression has, as glibc prefers them: {@link #PLAIN}, then the instructions of the assertions. */
    static List<Integer> of(Automaton automaton) {
        boolean[] plainly = ends(automaton, false);
        boolean[] ends = ends(automaton, true);
        List<Integer> tails = new ArrayList<>();
        boolean plain = plainly[0];
        for (int i = 0; i < automaton.size(); i++) {
            Automaton.Instruction instruction = automaton.at(i);
            plain |= instruction.kind() == Automaton.Kind.BYTE && plainly[instruction.first()];
            if (instruction.kind() == Automaton.Kind.PLACE && ends[instruction.first()]) {
                tails.add(i);
            }
        }
        if (plain) {
            tails.add(0, PLAIN);
        }
        return tails;
    }

    /** From which instructions the end can be reached without reading a byte. */
    private static boolean[] ends(Automaton automaton, boolean pastAssertions) {
        boolean[] ends = new boolean[automaton.size()];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = automaton.size() - 1; i >= 0; i--) {
                Automaton.Instruction instruction = automaton.at(i);
                boolean now = switch (instruction.kind()) {
                    case MATCH -> true;
                    case BYTE -> false;
                    case SPLIT -> ends[instruction.first()] || ends[instruction.second()];
                    case PLACE -> pastAssertions && ends[instruction.first()];
                    case JUMP, SAVE, CLOSE, BACK -> ends[instruction.first()];
                };
                changed |= now && !ends[i];
                ends[i] = now;
            }
        }
        return ends;
    }
}
