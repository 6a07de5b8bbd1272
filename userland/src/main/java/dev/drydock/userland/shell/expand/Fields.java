package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.syntax.Dialect;
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
    private final Dialect dialect;
    private final List<Field> complete = new ArrayList<>();
    private StringBuilder text = new StringBuilder();
    private BitSet quoted = new BitSet();
    private boolean present;
    private boolean afterBlank;
    private boolean ignoreEmpty;
    private boolean splitNumbers;
    private boolean document;
    private boolean afterParameters;

    /**
     * @param separators the value of IFS
     * @param split false where a word stays one field, as in an assignment
     */
    Fields(String separators, boolean split, Dialect dialect) {
        this.separators = separators;
        this.split = split;
        this.dialect = dialect;
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

    /** There is a field, even if nothing comes: bash's operand in double quotes that has {@code $@} in it. */
    void present() {
        begin();
    }

    private void begin() {
        present = true;
        afterBlank = false;
    }

    /** What an unquoted expansion gave. */
    void expanded(String more) {
        expanded(List.of(more));
    }

    /** What an unquoted expansion of {@code $@} or the like gave. */
    void expanded(List<String> list) {
        boolean each = afterParameters;
        afterParameters = false;
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                separate(each);
            }
            split(list.get(i), each);
        }
    }

    /**
     * The parameters of {@code "$@"}, one at least. Dash, which marks what is to be split by where it begins and ends, takes the
     * next of these marks for one of blanks that are not skipped: there each ends a field.
     */
    void parameters(List<String> list) {
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                separate(true);
            }
            quoted(list.get(i));
        }
        afterParameters = dialect == Dialect.DASH && !list.isEmpty();
    }

    /** What comes next does not follow what was added last, but what was added to others. */
    void follow(Fields others) {
        afterParameters = others.afterParameters;
    }

    /** @param each whether each separator ends a field, also a blank beside another one */
    private void split(String more, boolean each) {
        if (!split) {
            literal(more);
            return;
        }
        for (int i = 0; i < more.length(); i++) {
            char character = more.charAt(i);
            if (separators.indexOf(character) < 0) {
                text.append(character);
                begin();
            } else if (each) {
                end();
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
    private void separate(boolean quoted) {
        boolean posix = !dialect.isBash();
        if (!split) {
            literal(posix ? joiner() : " ");
        } else if (quoted) {
            end();
        } else if (!posix && !separators.isEmpty()) {
            split(joiner(), false);
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
