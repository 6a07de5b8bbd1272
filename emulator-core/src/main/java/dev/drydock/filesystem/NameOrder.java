package dev.drydock.filesystem;

import java.util.Comparator;

/** The orders of names and paths: by the bytes of their UTF-8 form, which is the order of their code points. */
public enum NameOrder implements Comparator<String> {
    /** The order in which directories are listed. */
    BYTES {
        @Override
        int rank(char character) {
            return byCodePoint(character);
        }
    },
    /** The order in which a tree is walked: a directory, then what is in it, then its next sibling (Go's {@code filepath.WalkDir}). */
    COMPONENTS {
        @Override
        int rank(char character) {
            return character == '/' ? -1 : byCodePoint(character);
        }
    };

    @Override
    public int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Integer.compare(rank(a), rank(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    abstract int rank(char character);

    /** The halves of a supplementary character come after all others. */
    private static int byCodePoint(char character) {
        return Character.isSurrogate(character) ? character + 0x10000 : character;
    }
}
