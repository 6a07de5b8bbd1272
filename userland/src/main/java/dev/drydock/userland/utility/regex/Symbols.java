package dev.drydock.userland.utility.regex;

/**
 * What an automaton reads. That is a byte, or, for a byte of a letter beyond ASCII, a symbol of its own: whether such a
 * character is part of a word cannot be seen from one of its bytes.
 */
final class Symbols {
    /** How much greater the symbol of a letter's byte is than the byte. */
    static final int OF_WORD = 0x80;
    /** Bytes, and bytes of letters beyond ASCII. */
    static final int READ = 0x100 + 0x80;
    /** The end of the buffer, as a line's end and not. */
    static final int EDGE = READ;

    static final int HIDDEN = READ + 1;
    static final int ALL = READ + 2;

    private static final int LONGEST = 4;

    private Symbols() {}

    static int at(byte[] text, int position, Range range) {
        int value = text[position] & 0xff;
        if (value < 0x80 || !range.utf8()) {
            return value;
        }
        int start = start(text, position, range);
        return start >= 0 && isWord(character(text, start)) ? value + OF_WORD : value;
    }

    /** Whether a position is in the middle of a character. */
    static boolean splits(byte[] text, int position, Range range) {
        boolean goesOn = range.utf8() && position < range.to() && (text[position] & 0xc0) == 0x80;
        return goesOn && position > range.from() && start(text, position, range) >= 0;
    }

    /** Letters and digits of any script, as glibc has them in C.UTF-8. */
    static boolean isWord(int character) {
        return character < 0x80
                ? Automaton.isWord(character)
                : Character.isAlphabetic(character) || Character.isDigit(character);
    }

    /** Where the character begins that a byte beyond ASCII belongs to; -1 if it belongs to none. */
    private static int start(byte[] text, int position, Range range) {
        int start = position;
        while (start > range.from() && position - start < LONGEST - 1 && (text[start] & 0xc0) == 0x80) {
            start--;
        }
        int lead = text[start] & 0xff;
        int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (position >= start + length || start + length > range.to()) {
            return -1;
        }
        for (int i = start + 1; i < start + length; i++) {
            if ((text[i] & 0xc0) != 0x80) {
                return -1;
            }
        }
        return start;
    }

    private static int character(byte[] text, int start) {
        int lead = text[start] & 0xff;
        int more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        int character = lead & (0x3f >> more);
        for (int i = 1; i <= more; i++) {
            character = character << 6 | (text[start + i] & 0x3f);
        }
        return character;
    }
}
