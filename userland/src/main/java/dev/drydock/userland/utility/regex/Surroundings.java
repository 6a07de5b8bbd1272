package dev.drydock.userland.utility.regex;

/** What lies on both sides of a place, as far as assertions ask: the kind of the byte before and of the byte behind. */
final class Surroundings {
    /** Outside of the buffer, where a line begins or ends. */
    static final int EDGE = 0;
    /** Outside of the buffer, but not at a line's beginning or end: REG_NOTBOL. */
    static final int HIDDEN = 1;

    static final int NEWLINE = 2;
    static final int WORD = 3;
    static final int OTHER = 4;
    static final int KINDS = 5;

    private Surroundings() {}

    /** @param symbol one of {@link Symbols} that is read */
    static int kind(int symbol) {
        boolean word = symbol > 0xff || Automaton.isWord(symbol);
        return symbol == '\n' ? NEWLINE : word ? WORD : OTHER;
    }

    static boolean holds(Node.Place place, int before, int behind, boolean multiline) {
        return switch (place) {
            case LINE_START -> before == EDGE || (multiline && before == NEWLINE);
            case LINE_END -> behind == EDGE || (multiline && behind == NEWLINE);
            case BUFFER_START -> before == EDGE;
            case BUFFER_END -> behind == EDGE;
            case WORD_START -> before != WORD && behind == WORD;
            case WORD_END -> before == WORD && behind != WORD;
            case WORD_EDGE -> (before == WORD) != (behind == WORD);
            case NOT_WORD_EDGE -> (before == WORD) == (behind == WORD);
        };
    }
}
