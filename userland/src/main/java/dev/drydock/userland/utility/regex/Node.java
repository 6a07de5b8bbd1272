package dev.drydock.userland.utility.regex;

import java.util.List;

/** The tree of a parsed expression. */
sealed interface Node {

    /** Matches nothing, successfully. */
    record Empty() implements Node {}

    /** One byte of a set. */
    record One(ByteSet set) implements Node {}

    record Sequence(List<Node> parts) implements Node {}

    record Choice(List<Node> alternatives) implements Node {}

    /** @param most -1 for any number */
    record Repeat(Node node, int least, int most) implements Node {}

    /** @param number from 1, in order of the opening parentheses */
    record Group(Node node, int number) implements Node {}

    record BackReference(int group) implements Node {}

    record Assertion(Place place) implements Node {}

    /** A place between two bytes. */
    enum Place {
        LINE_START,
        LINE_END,
        BUFFER_START,
        BUFFER_END,
        WORD_START,
        WORD_END,
        WORD_EDGE,
        NOT_WORD_EDGE
    }
}
