package dev.drydock.userland.shell.expand;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Text on its way to becoming fields. Each character is quoted or not; what an unquoted expansion gives is split at the
 * characters of IFS as it comes.
 */
final class Fields {
    private static final String BLANKS = " \t\n";

    private final String separators;
    private final boolean split;
    private final boolean posix;
    private final List<Field> complete = new ArrayList<>();
    private StringBuilder text = new StringBuilder();
    private BitSet quoted = new BitSet();
    private boolean present;
    private boolean afterBlank;
    private boolean ignoreEmpty;
    private boolean splitNumbers;
    private boolean document;

    /**
     * @param separators the value of IFS
     * @param split false where a word stays one field, as in an assignment
     * @param bash whether {@code $@} becomes one field with blanks, as in bash, and not as {@code $*} does
     */
    Fields(String separators, boolean split, boolean bash) {
        this.separators = separators;
        this.split = split;
        this.posix = !bash;
    }

    boolean splits() {
        return split;
    }

    /** The first character of IFS, or none: what {@code "$*"} is joined with. */
    String joiner() {
        return separators.isEmpty() ? "" : separators.substring(0, 1);
    }

    /** Text of the script: not split, but may be a pattern. */
    void literal(String more) {
        if (!more.isEmpty()) {
            text.append(more);
            begin();
        }
    }

    /** What the parameters of {@code $*} are joined with. */
    String parameterJoiner() {
        return document ? " " : joiner();
    }

    /** Whether this is the text of one of bash's here-documents. */
    void inDocument(boolean on) {
        document = on;
    }

    /** Whether numbers within quotes are split as if they were not quoted. */
    void splitNumbers(boolean on) {
        splitNumbers = on;
    }

    boolean splitsNumbers() {
        return splitNumbers;
    }

    /** Whether quoted text makes a field only if there is any. */
    void ignoreEmpty(boolean on) {
        ignoreEmpty = on;
    }

    /** Text that means itself; even if it is empty, there is a field. */
    void quoted(String more) {
        quoted.set(text.length(), text.length() + more.length());
        text.append(more);
        if (!more.isEmpty() || !ignoreEmpty) {
            begin();
        }
    }

    private void begin() {
        present = true;
        afterBlank = false;
    }

    /** What an unquoted expansion gave. */
    void expanded(String more) {
        if (!split) {
            literal(more);
            return;
        }
        for (int i = 0; i < more.length(); i++) {
            char character = more.charAt(i);
            if (separators.indexOf(character) < 0) {
                text.append(character);
                begin();
            } else if (BLANKS.indexOf(character) >= 0) {
                if (present) {
                    end();
                    afterBlank = true;
                }
            } else if (!present && afterBlank) {
                afterBlank = false;
            } else {
                end();
            }
        }
    }

    /**
     * What stands between two parameters of {@code $@}: unquoted, it separates as a blank does, in bash as the first
     * character of IFS does.
     */
    void separate(boolean quoted) {
        if (!split) {
            literal(posix ? joiner() : " ");
        } else if (quoted) {
            end();
        } else if (!posix && !separators.isEmpty()) {
            expanded(joiner());
        } else if (present) {
            end();
            afterBlank = true;
        }
    }

    private void end() {
        complete.add(new Field(text.toString(), quoted));
        text = new StringBuilder();
        quoted = new BitSet();
        present = false;
        afterBlank = false;
    }

    boolean isEmpty() {
        return !present && complete.isEmpty();
    }

    /** The fields; the last one ends here. */
    List<Field> finish() {
        if (present) {
            end();
        }
        return complete;
    }

    /** All as one text. */
    Field single() {
        return new Field(text.toString(), quoted);
    }

    /** A field, with its quoted characters marked. */
    record Field(String text, BitSet quoted) {
        boolean isQuoted(int at) {
            return quoted.get(at);
        }

        /** As a pattern: what is quoted means itself. */
        String pattern() {
            StringBuilder pattern = new StringBuilder(text.length() + 8);
            for (int i = 0; i < text.length(); i++) {
                char character = text.charAt(i);
                if (quoted.get(i) && "*?[]\\()|+@!^-".indexOf(character) >= 0) {
                    pattern.append('\\');
                }
                pattern.append(character);
            }
            return pattern.toString();
        }
    }
}
