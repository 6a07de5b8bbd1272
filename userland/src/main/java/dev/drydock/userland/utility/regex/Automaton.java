package dev.drydock.userland.utility.regex;

import java.util.ArrayList;
import java.util.Comparator;
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
        /** As SAVE, of the end of a group that may be left out. */
        CLOSE,
        PLACE,
        BACK,
        MATCH
    }

    /**
     * @param first where to go on (first choice of a SPLIT)
     * @param second second choice of a SPLIT; slot of a SAVE or CLOSE; group of a BACK; 1 for a PLACE that is not heeded
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
    private final boolean heeds;
    private int copies;
    /** Whether what comes behind the part of a sequence that is added is a copy if the part is one. */
    private boolean copyFollows;
    /** Whether what is added next may be left out. */
    private boolean optional;

    private boolean loose;

    private Automaton(boolean heeds) {
        this.heeds = heeds;
    }

    /**
     * The automaton of an expression.
     *
     * @param heeds whether an assertion is one wherever it is; glibc does not heed those in what {@code +} and intervals
     *     repeat, but for the first time and before the ends of groups
     */
    static Automaton of(Node node, boolean heeds) throws RegexException {
        Automaton automaton = new Automaton(heeds);
        automaton.add(node);
        automaton.emit(Kind.MATCH, 0, 0, NONE);
        return automaton;
    }

    /** Whether it has assertions that are not heeded. */
    boolean isLoose() {
        return loose;
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
            for (int i = 0; i < sequence.parts().size(); i++) {
                copyFollows = i + 1 < sequence.parts().size()
                        && isCopied(sequence.parts().get(i + 1));
                add(sequence.parts().get(i));
            }
        } else if (node instanceof Node.Choice choice) {
            choice(choice.alternatives());
        } else if (node instanceof Node.Repeat repeat) {
            repeat(repeat);
        } else if (node instanceof Node.Group group) {
            boolean mayBeLeftOut = optional;
            optional = false;
            copyFollows = false;
            emit(Kind.SAVE, instructions.size() + 1, 2 * group.number(), NONE);
            add(group.node());
            Kind close = mayBeLeftOut ? Kind.CLOSE : Kind.SAVE;
            emit(close, instructions.size() + 1, 2 * group.number() + 1, NONE);
        } else if (node instanceof Node.BackReference back) {
            emit(Kind.BACK, instructions.size() + 1, back.group(), NONE);
        } else if (node instanceof Node.Assertion assertion) {
            boolean ignored = copies > 0 && copyFollows && !heeds;
            loose |= ignored;
            instructions.add(
                    new Instruction(Kind.PLACE, instructions.size() + 1, ignored ? 1 : 0, NONE, assertion.place()));
        }
    }

    /** An alternative that is empty comes last, wherever it is written. */
    private void choice(List<Node> written) throws RegexException {
        List<Node> alternatives = new ArrayList<>(written);
        alternatives.sort(Comparator.comparing(Node.Empty.class::isInstance));
        List<Integer> jumps = new ArrayList<>();
        for (int i = 0; i < alternatives.size() - 1; i++) {
            int split = emit(Kind.SPLIT, instructions.size() + 1, 0, NONE);
            copyFollows = false;
            add(alternatives.get(i));
            jumps.add(emit(Kind.JUMP, 0, 0, NONE));
            instructions.set(split, new Instruction(Kind.SPLIT, split + 1, instructions.size(), NONE));
        }
        copyFollows = false;
        add(alternatives.get(alternatives.size() - 1));
        for (int jump : jumps) {
            instructions.set(jump, new Instruction(Kind.JUMP, instructions.size(), 0, NONE));
        }
    }

    private void repeat(Node.Repeat repeat) throws RegexException {
        for (int i = 0; i < repeat.least(); i++) {
            addCopy(repeat.node(), i, repeat.least());
        }
        if (repeat.most() < 0) {
            int split = emit(Kind.SPLIT, instructions.size() + 1, 0, NONE);
            addCopy(repeat.node(), repeat.least(), repeat.least());
            emit(Kind.JUMP, split, 0, NONE);
            instructions.set(split, new Instruction(Kind.SPLIT, split + 1, instructions.size(), NONE));
            return;
        }
        optional(repeat);
    }

    /** {@code x} up to three times is {@code ((x?x)?x)?}, as glibc has it. */
    private void optional(Node.Repeat repeat) throws RegexException {
        List<Integer> splits = new ArrayList<>();
        for (int i = repeat.least(); i < repeat.most(); i++) {
            splits.add(emit(Kind.SPLIT, instructions.size() + 1, 0, NONE));
        }
        for (int i = repeat.least(); i < repeat.most(); i++) {
            addCopy(repeat.node(), i, repeat.least());
            int split = splits.get(repeat.most() - 1 - i);
            instructions.set(split, new Instruction(Kind.SPLIT, split + 1, instructions.size(), NONE));
        }
    }

    /** All is but groups, whose ends are made after all copies. */
    private static boolean isCopied(Node node) {
        return node instanceof Node.Repeat repeat && repeat.least() > 0
                ? isCopied(repeat.node())
                : !(node instanceof Node.Group);
    }

    /** Of all copies the first that may be left out is marked, as glibc does, and none in a copy of something around. */
    private void addCopy(Node node, int index, int least) throws RegexException {
        optional = index == least && copies == 0 && node instanceof Node.Group;
        copies += index > 0 ? 1 : 0;
        add(node);
        copies -= index > 0 ? 1 : 0;
    }
}
