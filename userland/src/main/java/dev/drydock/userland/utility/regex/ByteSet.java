package dev.drydock.userland.utility.regex;

/** A set of bytes. */
final class ByteSet {
    private final long[] bits = new long[4];

    static ByteSet of(int value) {
        ByteSet set = new ByteSet();
        set.add(value);
        return set;
    }

    static ByteSet range(int from, int to) {
        ByteSet set = new ByteSet();
        set.addRange(from, to);
        return set;
    }

    boolean has(int value) {
        return (bits[value >> 6] >>> (value & 63) & 1) != 0;
    }

    void add(int value) {
        bits[value >> 6] |= 1L << (value & 63);
    }

    void addRange(int from, int to) {
        for (int value = from; value <= to; value++) {
            add(value);
        }
    }

    void invert() {
        for (int i = 0; i < bits.length; i++) {
            bits[i] = ~bits[i];
        }
    }

    void addOtherCase() {
        for (int letter = 'a'; letter <= 'z'; letter++) {
            int capital = letter - 'a' + 'A';
            if (has(letter) || has(capital)) {
                add(letter);
                add(capital);
            }
        }
    }
}
