package dev.drydock.layer;

import java.util.Comparator;

/**
 * The order in which a tree is walked: a directory, then what is in it, then its next sibling; siblings in byte order of
 * their names (Go's {@code filepath.WalkDir}).
 */
enum PathOrder implements Comparator<String> {
    BY_COMPONENT;

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

    /** The slash comes before all; the halves of a supplementary character after all others, as their UTF-8 bytes do. */
    private static int rank(char character) {
        if (character == '/') {
            return 0;
        }
        return Character.isSurrogate(character) ? character + 0x10000 : character + 1;
    }
}
