package dev.drydock.userland.utility.bytes;

import dev.drydock.filesystem.FileKind;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;

/**
 * The part of what several inputs give together that a dump shows, a row at a time: no more is read than is shown, for a device
 * may have no end.
 */
final class BytesShown {
    private static final int PIECE_BYTES = 1 << 16;

    private final Invocation call;
    private final byte[] row;
    private final Row shown;
    private long toSkip;
    private long left;
    private int filled;
    private long count;

    /** Takes a row; one that is not full is the last. */
    @FunctionalInterface
    interface Row {
        void show(long at, byte[] row, int length) throws IOException;
    }

    /**
     * Nothing is read yet.
     *
     * @param skipped how many bytes are not shown
     * @param most how many are shown at most
     */
    BytesShown(Invocation call, long skipped, long most, int width, Row shown) {
        this.call = call;
        this.row = new byte[width];
        this.shown = shown;
        this.toSkip = skipped;
        this.left = most;
    }

    /** Shows what one input gives. */
    void add(Input input) throws IOException {
        if (toSkip > 0 && input.file().status().kind() == FileKind.CHARACTER_DEVICE) {
            toSkip = 0;
        }
        byte[] piece = new byte[PIECE_BYTES];
        while (toSkip > 0 || left > 0) {
            boolean skips = toSkip > 0;
            int read = input.read(piece, 0, (int) Math.min(piece.length, skips ? toSkip : left));
            if (read < 0) {
                return;
            }
            call.process().checkpoint();
            if (skips) {
                toSkip -= read;
            } else {
                left -= read;
                take(piece, read);
            }
        }
    }

    private void take(byte[] piece, int length) throws IOException {
        for (int from = 0; from < length; ) {
            int part = Math.min(row.length - filled, length - from);
            System.arraycopy(piece, from, row, filled, part);
            filled += part;
            from += part;
            if (filled == row.length) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        shown.show(count, row.clone(), filled);
        count += filled;
        filled = 0;
    }

    /** Shows the last row, if there is a beginning of one. */
    void end() throws IOException {
        if (filled > 0) {
            flush();
        }
    }

    /** How many bytes were shown. */
    long count() {
        return count;
    }

    /** Whether as many are shown as are wanted. */
    boolean isFull() {
        return left == 0;
    }

    /** How many of the bytes that were to be skipped there were not. */
    long unskipped() {
        return toSkip;
    }

    /** Skips nothing more: behind what cannot be read. */
    void skipNoMore() {
        toSkip = 0;
    }
}
