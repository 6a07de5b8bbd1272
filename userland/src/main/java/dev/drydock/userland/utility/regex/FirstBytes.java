package dev.drydock.userland.utility.regex;

import java.util.ArrayDeque;
import java.util.Deque;

/** Which bytes a match can begin with: most positions of a text are passed over by this alone. */
final class FirstBytes {
    private FirstBytes() {}

    static ByteSet of(Automaton automaton) {
        ByteSet first = new ByteSet();
        if (mayBeEmpty(automaton)) {
            first.invert();
            return first;
        }
        boolean[] seen = new boolean[automaton.size()];
        Deque<Integer> pending = new ArrayDeque<>();
        pending.push(0);
        while (!pending.isEmpty()) {
            int index = pending.pop();
            if (seen[index]) {
                continue;
            }
            seen[index] = true;
            Automaton.Instruction instruction = automaton.at(index);
            if (instruction.kind() == Automaton.Kind.BYTE) {
                for (int value = 0; value < 256; value++) {
                    if (instruction.set().hasByte(value)) {
                        first.add(value);
                    }
                }
                continue;
            }
            if (instruction.kind() == Automaton.Kind.SPLIT) {
                pending.push(instruction.second());
            }
            pending.push(instruction.first());
        }
        return first;
    }

    /** Whether a match may have no bytes at all; a back reference may. */
    static boolean mayBeEmpty(Automaton automaton) {
        boolean[] seen = new boolean[automaton.size()];
        Deque<Integer> pending = new ArrayDeque<>();
        pending.push(0);
        while (!pending.isEmpty()) {
            int index = pending.pop();
            if (seen[index]) {
                continue;
            }
            seen[index] = true;
            Automaton.Instruction instruction = automaton.at(index);
            switch (instruction.kind()) {
                case MATCH -> {
                    return true;
                }
                case BYTE -> {}
                case SPLIT -> {
                    pending.push(instruction.second());
                    pending.push(instruction.first());
                }
                case JUMP, SAVE, CLOSE, PLACE, BACK -> pending.push(instruction.first());
            }
        }
        return false;
    }
}
