package dev.drydock.userland.utility.regex;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The automaton made deterministic, state by state as texts ask for them. A state is the set of instructions reached
 * before the next byte is known, with the kind of the byte before it: assertions are decided once the next byte is. When
 * too many states are there, all are forgotten and made again.
 */
final class Dfa {
    private static final int MOST_STATES = 4096;

    private final Automaton automaton;
    private final boolean multiline;
    /** Whether a match may begin anywhere: the start is then in every state. */
    private final boolean floating;

    private final Map<Key, State> states = new HashMap<>();
    private final int[] stack;
    private final boolean[] seen;
    private final int[] reached;

    Dfa(Automaton automaton, boolean multiline, boolean floating) {
        this.automaton = automaton;
        this.multiline = multiline;
        this.floating = floating;
        this.stack = new int[automaton.size() * 2 + 2];
        this.seen = new boolean[automaton.size()];
        this.reached = new int[automaton.size()];
    }

    private static final class Key {
        final int before;
        final int[] set;
        final int hash;

        Key(int before, int[] set) {
            this.before = before;
            this.set = set;
            this.hash = 31 * Arrays.hashCode(set) + before;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.before == before && Arrays.equals(key.set, set);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private static final class State {
        final Key key;
        final @Nullable State[] next = new @Nullable State[Symbols.ALL];
        /** Per symbol: whether a match ends before it. */
        final boolean[] matched = new boolean[Symbols.ALL];

        State(Key key) {
            this.key = key;
        }

        boolean isDead() {
            return key.set.length == 0;
        }
    }

    /**
     * The end of the longest match that begins at {@code from}, or of the first one found if {@code any}; -1 if there is
     * none.
     */
    int end(byte[] text, int from, Range range, boolean any) {
        State state = state(range.kindBefore(text, from), new int[] {0});
        int end = -1;
        for (int i = from; i < range.to(); i++) {
            int symbol = text[i] >= 0 ? text[i] : Symbols.at(text, i, range);
            State next = state.next[symbol];
            if (next == null) {
                next = step(state, symbol);
            }
            if (state.matched[symbol]) {
                end = i;
                if (any) {
                    return end;
                }
            }
            if (next.isDead() && !floating) {
                return end;
            }
            state = next;
        }
        int symbol = range.hiddenEnd() ? Symbols.HIDDEN : Symbols.EDGE;
        if (state.next[symbol] == null) {
            step(state, symbol);
        }
        return state.matched[symbol] ? range.to() : end;
    }

    private State state(int before, int[] set) {
        Key key = new Key(before, set);
        State state = states.get(key);
        if (state == null) {
            if (states.size() >= MOST_STATES) {
                states.clear();
            }
            state = new State(key);
            states.put(key, state);
        }
        return state;
    }

    private State step(State state, int symbol) {
        int behind = symbol == Symbols.EDGE
                ? Surroundings.EDGE
                : symbol == Symbols.HIDDEN ? Surroundings.HIDDEN : Surroundings.kind(symbol);
        int count = closure(state.key.set, state.key.before, behind);
        boolean matched = false;
        Arrays.fill(seen, false);
        int moved = 0;
        int[] target = new int[count + 1];
        for (int i = 0; i < count; i++) {
            Automaton.Instruction instruction = automaton.at(reached[i]);
            if (instruction.kind() == Automaton.Kind.MATCH) {
                matched = true;
            } else if (symbol < Symbols.READ && instruction.set().has(symbol) && !seen[instruction.first()]) {
                seen[instruction.first()] = true;
                target[moved++] = instruction.first();
            }
        }
        if (floating && !seen[0]) {
            target[moved++] = 0;
        }
        int[] set = Arrays.copyOf(target, moved);
        Arrays.sort(set);
        State next = state(symbol < Symbols.READ ? behind : Surroundings.EDGE, set);
        state.matched[symbol] = matched;
        state.next[symbol] = next;
        return next;
    }

    /** Follows everything but bytes; leaves BYTE and MATCH instructions in {@link #reached}. */
    private int closure(int[] set, int before, int behind) {
        Arrays.fill(seen, false);
        int depth = 0;
        int count = 0;
        for (int index : set) {
            stack[depth++] = index;
        }
        while (depth > 0) {
            int index = stack[--depth];
            if (seen[index]) {
                continue;
            }
            seen[index] = true;
            Automaton.Instruction instruction = automaton.at(index);
            switch (instruction.kind()) {
                case BYTE, MATCH -> reached[count++] = index;
                case SPLIT -> {
                    stack[depth++] = instruction.second();
                    stack[depth++] = instruction.first();
                }
                case JUMP, SAVE, CLOSE -> stack[depth++] = instruction.first();
                case PLACE -> {
                    if (instruction.second() > 0
                            || Surroundings.holds(instruction.place(), before, behind, multiline)) {
                        stack[depth++] = instruction.first();
                    }
                }
                case BACK -> throw new IllegalStateException("a back reference has no deterministic automaton");
            }
        }
        return count;
    }
}
