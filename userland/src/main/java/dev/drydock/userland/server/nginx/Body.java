package dev.drydock.userland.server.nginx;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** The body of a message: how much of it is still to come, and what has come, if somebody wants it. */
final class Body {
    private static final int LONGEST_LINE = 4096;

    private enum State {
        SIZE,
        DATA,
        DATA_END,
        TRAILER,
        OVER,
        BROKEN
    }

    private final boolean chunked;
    private final long announced;
    private State state;
    private long left;
    private long came;
    private long pieceStart;
    private long pieceSize;
    private @Nullable ByteArrayOutputStream kept;
    private final StringBuilder line = new StringBuilder();

    private Body(boolean chunked, long announced) {
        this.chunked = chunked;
        this.announced = chunked ? -1 : announced;
        this.left = announced < 0 ? Long.MAX_VALUE : announced;
        this.state = chunked ? State.SIZE : left == 0 ? State.OVER : State.DATA;
    }

    static Body of(Request request) {
        String length = request.header("content-length");
        if (request.refusal() != 0) {
            return length.matches("\\d{1,18}") ? sized(Long.parseLong(length)) : empty();
        }
        return request.hasHeader("transfer-encoding")
                ? chunked()
                : new Body(false, length.isEmpty() ? 0 : Long.parseLong(length));
    }

    static Body empty() {
        return new Body(false, 0);
    }

    static Body chunked() {
        return new Body(true, 0);
    }

    /** @param length in bytes; -1 for whatever comes until the connection ends */
    static Body sized(long length) {
        return new Body(false, length);
    }

    /** What it says of its own size; -1 if it does not. */
    long announced() {
        return announced;
    }

    /** How much of it has come. */
    long came() {
        return came;
    }

    /** How large it is, as far as its last piece tells: what came before, and the piece. */
    String sizeWords() {
        return pieceStart + "+" + pieceSize;
    }

    boolean isOver() {
        return state == State.OVER;
    }

    /** Whether it goes on until the connection ends. */
    boolean endsWithConnection() {
        return !chunked && announced < 0;
    }

    /** Whether the pieces that it comes in cannot be understood. */
    boolean isBroken() {
        return state == State.BROKEN;
    }

    /** From now on what comes is kept, until it is taken. */
    void keep() {
        if (kept == null) {
            kept = new ByteArrayOutputStream();
        }
    }

    /** What comes from now on is thrown away, and so is what was kept. */
    void discard() {
        kept = null;
    }

    /** What was kept since it was last taken. */
    byte[] take() {
        ByteArrayOutputStream all = kept;
        if (all == null || all.size() == 0) {
            return new byte[0];
        }
        byte[] bytes = all.toByteArray();
        all.reset();
        return bytes;
    }

    /** @return how many of the bytes belonged to it */
    int accept(byte[] bytes, int count) {
        int at = 0;
        while (at < count && state != State.OVER && state != State.BROKEN) {
            if (state == State.DATA) {
                int taken = (int) Math.min(left, count - at);
                if (kept != null) {
                    kept.write(bytes, at, taken);
                }
                left -= taken;
                came += taken;
                at += taken;
                if (left == 0) {
                    state = chunked ? State.DATA_END : State.OVER;
                }
            } else {
                char next = (char) (bytes[at++] & 0xff);
                if (next == '\n') {
                    endOfLine(line.toString().strip());
                    line.setLength(0);
                } else if (line.append(next).length() > LONGEST_LINE) {
                    state = State.BROKEN;
                }
            }
        }
        return at;
    }

    private void endOfLine(String text) {
        switch (state) {
            case SIZE -> {
                String digits = text.replaceFirst("\\s*;.*", "");
                if (!digits.matches("[0-9A-Fa-f]{1,15}")) {
                    state = State.BROKEN;
                    return;
                }
                left = Long.parseLong(digits, 16);
                pieceStart = left == 0 ? pieceStart : came;
                pieceSize = left == 0 ? pieceSize : left;
                state = left == 0 ? State.TRAILER : State.DATA;
            }
            case DATA_END -> state = text.isEmpty() ? State.SIZE : State.BROKEN;
            case TRAILER -> state = text.isEmpty() ? State.OVER : State.TRAILER;
            default -> throw new IllegalStateException("no line is read in " + state);
        }
    }
}
