package dev.drydock.userland.shell.pattern;

import org.jspecify.annotations.Nullable;

/** A class such as {@code [:alpha:]} beyond ASCII, as glibc 2.36 has it in the locale C.UTF-8. */
enum WideClass {
    ALPHA {
        @Override
        boolean has(int point) {
            return Character.isAlphabetic(point) || Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER;
        }
    },
    UPPER {
        @Override
        boolean has(int point) {
            return Character.isUpperCase(point) || Character.toLowerCase(point) != point;
        }
    },
    LOWER {
        @Override
        boolean has(int point) {
            return Character.isLowerCase(point) || Character.toUpperCase(point) != point;
        }
    },
    SPACE {
        @Override
        boolean has(int point) {
            return Character.isWhitespace(point);
        }
    },
    BLANK {
        @Override
        boolean has(int point) {
            return Character.getType(point) == Character.SPACE_SEPARATOR && Character.isWhitespace(point);
        }
    },
    CONTROL {
        @Override
        boolean has(int point) {
            int type = Character.getType(point);
            return type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
        }
    },
    PRINT {
        @Override
        boolean has(int point) {
            int type = Character.getType(point);
            return type != Character.UNASSIGNED && type != Character.SURROGATE && !CONTROL.has(point);
        }
    },
    GRAPH {
        @Override
        boolean has(int point) {
            return PRINT.has(point) && !SPACE.has(point);
        }
    },
    PUNCT {
        @Override
        boolean has(int point) {
            return GRAPH.has(point) && !ALPHA.has(point);
        }
    };

    /** Whether a code point above 127 is in it. */
    abstract boolean has(int point);

    /** What a name stands for; null if it has nothing beyond ASCII. Every digit beyond ASCII is a letter. */
    static @Nullable WideClass named(String name) {
        return switch (name) {
            case "alpha", "alnum", "word" -> ALPHA;
            case "upper" -> UPPER;
            case "lower" -> LOWER;
            case "space" -> SPACE;
            case "blank" -> BLANK;
            case "cntrl" -> CONTROL;
            case "print" -> PRINT;
            case "graph" -> GRAPH;
            case "punct" -> PUNCT;
            default -> null;
        };
    }
}
