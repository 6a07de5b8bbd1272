package dev.drydock.userland.utility.regex;

/**
 * The part of a byte array that counts as the buffer.
 *
 * @param hiddenStart the buffer's start is not the start of a line (REG_NOTBOL)
 * @param hiddenEnd likewise for the end (REG_NOTEOL)
 */
record Range(int from, int to, boolean hiddenStart, boolean hiddenEnd) {

    int kindBefore(byte[] text, int position) {
        if (position > from) {
            return Surroundings.kind(text[position - 1] & 0xff);
        }
        return hiddenStart ? Surroundings.HIDDEN : Surroundings.EDGE;
    }

    int kindBehind(byte[] text, int position) {
        if (position < to) {
            return Surroundings.kind(text[position] & 0xff);
        }
        return hiddenEnd ? Surroundings.HIDDEN : Surroundings.EDGE;
    }
}
