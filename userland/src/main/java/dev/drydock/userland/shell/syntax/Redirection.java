package dev.drydock.userland.shell.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A redirection.
 *
 * @param descriptor its number, or -1 for the operator's own (0 for input, 1 for output, both 1 and 2 for {@code &>})
 * @param variable what stands in {@code {name}>file}, a name or an element of an array, or null
 * @param target the word behind the operator; for a here-document its delimiter
 * @param document the here-document, or null
 * @param line where it stands
 */
public record Redirection(
        int descriptor,
        @Nullable String variable,
        Operator operator,
        Word target,
        @Nullable HereDocument document,
        int line) {

    /** The descriptor that is meant, with the operator's default. */
    public int number() {
        return descriptor >= 0 ? descriptor : operator.defaultDescriptor;
    }

    /** Whether anything in it is expanded, and so might assign. */
    public boolean expands() {
        HereDocument text = document;
        return text == null
                ? target.toString().indexOf('$') >= 0
                : !text.isQuoted() && text.source().indexOf('$') >= 0;
    }

    /** What is redirected and how. */
    public enum Operator {
        INPUT("<", 0),
        OUTPUT(">", 1),
        CLOBBER(">|", 1),
        APPEND(">>", 1),
        READ_WRITE("<>", 0),
        DUPLICATE_INPUT("<&", 0),
        DUPLICATE_OUTPUT(">&", 1),
        HERE_DOCUMENT("<<", 0),
        HERE_DOCUMENT_STRIPPED("<<-", 0),
        HERE_STRING("<<<", 0),
        OUTPUT_AND_ERROR("&>", 1),
        APPEND_OUTPUT_AND_ERROR("&>>", 1);

        private final String symbol;
        private final int defaultDescriptor;

        Operator(String symbol, int defaultDescriptor) {
            this.symbol = symbol;
            this.defaultDescriptor = defaultDescriptor;
        }

        public String symbol() {
            return symbol;
        }

        public int defaultDescriptor() {
            return defaultDescriptor;
        }

        static @Nullable Operator of(String symbol) {
            for (Operator operator : values()) {
                if (operator.symbol.equals(symbol)) {
                    return operator;
                }
            }
            return null;
        }
    }
}
