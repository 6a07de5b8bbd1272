package dev.drydock.userland.utility.regex;

/** A set of bytes, of which those beyond ASCII may be in it only as part of a letter, or only as part of none. */
final class ByteSet {
    private final long[] bits = new long[Symbols.READ / Long.SIZE];

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

    /** Those that are part of a letter, or those that are not; all of them are beyond ASCII. */
    ByteSet only(boolean letters) {
        ByteSet set = new ByteSet();
        for (int value = 0x80; value < 0x100; value++) {
            int symbol = value + (letters ? Symbols.OF_WORD : 0);
            if (has(symbol)) {
                set.put(symbol);
            }
        }
        return set;
    }

    ByteSet ascii() {
        ByteSet set = new ByteSet();
        System.arraycopy(bits, 0, set.bits, 0, 0x80 / Long.SIZE);
        return set;
    }

    /** @param symbol a byte, or one of {@link Symbols} */
    boolean has(int symbol) {
        return (bits[symbol >> 6] >>> (symbol & 63) & 1) != 0;
    }

    /** Whether it has a byte in any role. */
    boolean hasByte(int value) {
        return has(value) || (value >= 0x80 && has(value + Symbols.OF_WORD));
    }

    void add(int value) {
        put(value);
        if (value >= 0x80) {
            put(value + Symbols.OF_WORD);
        }
    }

    private void put(int symbol) {
        bits[symbol >> 6] |= 1L << (symbol & 63);
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
