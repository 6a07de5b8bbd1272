package dev.drydock.userland.utility.regex;

import java.util.ArrayList;
import java.util.List;

/** An expression as a non-deterministic automaton: a list of instructions over bytes. */
final class Automaton {
    /** More states than this make a regular expression too big. */
    private static final int MOST_INSTRUCTIONS = 2_000_000;

    enum Kind {
        BYTE,
        SPLIT,
        JUMP,
        SAVE,
        PLACE,
        BACK,
        MATCH
    }

    /**
     * @param first where to go on (first choice of a SPLIT)
     * @param second second choice of a SPLIT; slot of a SAVE; group of a BACK
     * @param set what a BYTE matches
     * @param place what a PLACE asserts
     */
    record Instruction(Kind kind, int first, int second, ByteSet set, Node.Place place) {
        Instruction(Kind kind, int first, int second, ByteSet set) {
            this(kind, first, second, set, Node.Place.BUFFER_START);
        }
    }

    private static final ByteSet NONE = new ByteSet();

    private final List<Instruction> instructions = new ArrayList<>();

    static Automaton of(Node node) throws RegexException {
        Automaton automaton = new Automaton();
        automaton.add(node);
        automaton.emit(Kind.MATCH, 0, 0, NONE);
        return automaton;
    }

    Instruction at(int index) {
        return instructions.get(index);
    }

    int size() {
        return instructions.size();
    }

    static boolean isWord(int value) {
        return (value >= '0' && value <= '9')
                || (value >= 'a' && value <= 'z')
                || (value >= 'A' && value <= 'Z')
                || value == '_';
    }

    private int emit(Kind kind, int first, int second, ByteSet set) throws RegexException {
        if (instructions.size() >= MOST_INSTRUCTIONS) {
            throw RegexErrors.tooBig();
        }
        instructions.add(new Instruction(kind, first, second, set));
        return instructions.size() - 1;
    }

    private void add(Node node) throws RegexException {
        if (node instanceof Node.One one) {
            emit(Kind.BYTE, instructions.size() + 1, 0, one.set());
        } else if (node instanceof Node.Sequence sequence) {
            for (Node part : sequence.parts()) {
                add(part);
            }
        } else if (node instanceof Node.Choice choice) {
            choice(choice.alternatives());
        } else if (node instanceof Node.Repeat repeat) {
            repeat(repeat);
        } else if (node instanceof Node.Group group) {
            emit(Kind.SAVE, instructions.size() + 1, 2 * group.number(), NONE);
            add(group.node());
            emit(Kind.SAVE, instructions.size() + 1, 2 * group.number() + 1, NONE);
        } else if (node instanceof Node.BackReference back) {
            emit(Kind.BACK, instructions.size() + 1, back.group(), NONE);
        } else if (node instanceof Node.Assertion assertion) {
            instructions.add(new Instruction(Kind.PLACE, instructions.size() + 1, 0, NONE, assertion.place()));
        }
    }

    private void choice(List<Node> alternatives) throws RegexException {
        List<Integer> jumps = new ArrayList<>();
        for (int i = 0; i < alternatives.size() - 1; i++) {
            int split = emit(Kind.SPLIT, instructions.size() + 1, 0, NONE);
            add(alternatives.get(i));
            jumps.add(emit(Kind.JUMP, 0, 0, NONE));
            instructions.set(split, new Instruction(Kind.SPLIT, split + 1, instructions.size(), NONE));
        }
        add(alternatives.get(alternatives.size() - 1));
        for (int jump : jumps) {
            instructions.set(jump, new Instruction(Kind.JUMP, instructions.size(), 0, NONE));
        }
    }

    private void repeat(Node.Repeat repeat) throws RegexException {
        for (int i = 0; i < repeat.least(); i++) {
            add(repeat.node());
        }
        if (repeat.most() < 0) {
            int split = emit(Kind.SPLIT, instructions.size() + 1, 0, NONE);
            add(repeat.node());
            emit(Kind.JUMP, split, 0, NONE);
            instructions.set(split, new Instruction(Kind.SPLIT, split + 1, instructions.size(), NONE));
            return;
        }
        List<Integer> splits = new ArrayList<>();
        for (int i = repeat.least(); i < repeat.most(); i++) {
            splits.add(emit(Kind.SPLIT, instructions.size() + 1, 0, NONE));
            add(repeat.node());
        }
        for (int split : splits) {
            instructions.set(split, new Instruction(Kind.SPLIT, split + 1, instructions.size(), NONE));
        }
    }
}
