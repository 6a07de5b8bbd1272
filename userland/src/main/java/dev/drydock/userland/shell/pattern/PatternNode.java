package dev.drydock.userland.shell.pattern;

import java.util.List;

/** A piece of a pattern. */
sealed interface PatternNode {
    int LAST_ASCII = 127;

    /** This very character. */
    record One(int point) implements PatternNode {}

    /** {@code ?}. */
    record Any() implements PatternNode {}

    /** {@code *}. */
    record Run() implements PatternNode {}

    /** {@code [a-z]}. */
    record Bracket(boolean negated, List<Range> ranges, List<WideClass> classes) implements PatternNode {
        public Bracket {
            ranges = List.copyOf(ranges);
            classes = List.copyOf(classes);
        }

        boolean contains(int point, boolean ignoreCase) {
            boolean found = holds(point)
                    || (ignoreCase && (holds(Character.toLowerCase(point)) || holds(Character.toUpperCase(point))));
            return found != negated;
        }

        private boolean holds(int point) {
            for (Range range : ranges) {
                if (point >= range.first && point <= range.last) {
                    return true;
                }
            }
            for (WideClass each : classes) {
                if (point > LAST_ASCII && each.has(point)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The characters from one to another. */
    record Range(int first, int last) {}

    /** {@code @(a|b)} and the like. */
    record Group(char operator, List<List<PatternNode>> alternatives) implements PatternNode {
        public Group {
            alternatives = List.copyOf(alternatives);
        }
    }
}
