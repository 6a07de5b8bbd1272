package dev.drydock.reference;

import java.util.List;

/** A part of a pattern. */
sealed interface GlobToken {

    /** Whether this part stands for exactly this character. */
    boolean accepts(int character);

    /** Any number of characters other than a slash. */
    record Star() implements GlobToken {
        @Override
        public boolean accepts(int character) {
            return character != '/';
        }
    }

    /** One character other than a slash. */
    record AnyCharacter() implements GlobToken {
        @Override
        public boolean accepts(int character) {
            return character != '/';
        }
    }

    record Literal(int wanted) implements GlobToken {
        @Override
        public boolean accepts(int character) {
            return character == wanted;
        }
    }

    /** Both ends belong to it. */
    record Range(int low, int high) {}

    /** One character of a class, a slash too. */
    record CharacterClass(boolean negated, List<Range> ranges) implements GlobToken {
        @Override
        public boolean accepts(int character) {
            return ranges.stream().anyMatch(range -> range.low() <= character && character <= range.high()) != negated;
        }
    }
}
