package dev.drydock.userland.utility.layout;

import java.util.Optional;

/**
 * The names of {@code split}'s pieces.
 *
 * @param letters of suffixes
 * @param first what the first suffix means as a number
 * @param grows whether there is one more letter in front once the first has run through all but its last
 */
record PieceNames(String prefix, String letters, int length, long first, boolean grows, String behind) {

    /** The name of a piece, counted from 0; none where letters do not suffice. */
    Optional<String> name(long index) {
        long left = first + index;
        int width = length;
        StringBuilder before = new StringBuilder(prefix);
        while (grows) {
            long below = power(width - 1) * (letters.length() - 1);
            if (left < below) {
                break;
            }
            left -= below;
            before.append(letters.charAt(letters.length() - 1));
            width++;
        }
        if (left >= power(width)) {
            return Optional.empty();
        }
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < width; i++) {
            suffix.insert(0, letters.charAt((int) (left % letters.length())));
            left /= letters.length();
        }
        return Optional.of(before.append(suffix).append(behind).toString());
    }

    private long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent && power < Integer.MAX_VALUE; i++) {
            power *= letters.length();
        }
        return power;
    }
}
