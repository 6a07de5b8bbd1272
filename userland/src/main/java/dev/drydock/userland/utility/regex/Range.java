package dev.drydock.userland.utility.regex;

/**
 * The part of a byte array that counts as the buffer.
 *
 * @param hiddenStart the buffer's start is not the start of a line (REG_NOTBOL)
 * @param hiddenEnd likewise for the end (REG_NOTEOL)
 * @param utf8 a character may have several bytes
 */
record Range(int from, int to, boolean hiddenStart, boolean hiddenEnd, boolean utf8) {

    int kindBefore(byte[] text, int position) {
        if (position > from) {
            return Surroundings.kind(Symbols.at(text, position - 1, this));
        }
        return hiddenStart ? Surroundings.HIDDEN : Surroundings.EDGE;
    }

    int kindBehind(byte[] text, int position) {
        if (position < to) {
            return Surroundings.kind(Symbols.at(text, position, this));
        }
        return hiddenEnd ? Surroundings.HIDDEN : Surroundings.EDGE;
    }
}
