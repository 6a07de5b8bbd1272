package dev.drydock.filesystem;

import java.util.Comparator;

/** The order in which directories are listed. */
public enum NameOrder implements Comparator<String> {
    /** By the bytes of their UTF-8 form, which is the order of their code points. */
    BYTES;

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

    /** The halves of a supplementary character come after all others. */
    private static int rank(char character) {
        return Character.isSurrogate(character) ? character + 0x10000 : character;
    }
}
