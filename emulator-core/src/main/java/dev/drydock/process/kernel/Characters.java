package dev.drydock.process.kernel;

/** Kinds of bytes as the kernel's own table has them (lib/ctype.c): ISO 8859-1. */
final class Characters {
    private Characters() {}

    static boolean isControl(byte value) {
        return (value >= 0 && value < ' ') || value == 0x7f;
    }

    /** Letters, digits and the underscore: what a word erase takes for a part of a word. */
    static boolean isOfWord(byte value) {
        int c = value & 0xff;
        boolean ascii = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
        boolean latin = c >= 0xc0 && c != 0xd7 && c != 0xf7;
        return ascii || latin;
    }
}
