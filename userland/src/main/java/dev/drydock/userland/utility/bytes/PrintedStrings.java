package dev.drydock.userland.utility.bytes;

import java.util.function.BiConsumer;

/** What {@code od -S} looks for: characters that can be printed, at least so many, with a NUL behind them. */
final class PrintedStrings {
    private final byte[] bytes;
    private final long least;
    private final boolean limited;

    /** @param limited whether these are all that were asked for, rather than all that there are: then they end a string, too */
    PrintedStrings(byte[] bytes, long least, boolean limited) {
        this.bytes = bytes;
        this.least = least;
        this.limited = limited;
    }

    /** @param found is told where each begins, and what it is */
    void each(BiConsumer<Integer, String> found) {
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            int b = bytes[at];
            boolean ends = b == 0 && at - start >= least;
            if (ends) {
                found.accept(start, text(start, at));
            }
            if (b < ' ' || b == 0x7f) {
                start = at + 1;
            }
        }
        if (limited && bytes.length - start > least) {
            found.accept(start, text(start, bytes.length));
        }
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append((char) bytes[i]);
        }
        return text.toString();
    }
}
