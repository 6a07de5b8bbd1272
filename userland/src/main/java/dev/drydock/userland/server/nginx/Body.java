package dev.drydock.userland.server.nginx;

/** The body of a request, which nobody here reads: how much of it is still to come and to be thrown away. */
final class Body {
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
    private final StringBuilder line = new StringBuilder();

    private Body(boolean chunked, long left) {
        this.chunked = chunked;
        this.announced = chunked ? -1 : left;
        this.left = left;
        this.state = chunked ? State.SIZE : left == 0 ? State.OVER : State.DATA;
    }

    static Body of(Request request) {
        if (request.refusal() != 0) {
            return new Body(false, 0);
        }
        String length = request.header("content-length");
        return new Body(request.hasHeader("transfer-encoding"), length.isEmpty() ? 0 : Long.parseLong(length));
    }

    /** What it says of its own size; -1 if it does not. */
    long announced() {
        return announced;
    }

    boolean isOver() {
        return state == State.OVER;
    }

    /** Whether the pieces that it comes in cannot be understood. */
    boolean isBroken() {
        return state == State.BROKEN;
    }

    /** @return how many of the bytes belonged to it */
    int skip(byte[] bytes, int count) {
        int at = 0;
        while (at < count && state != State.OVER && state != State.BROKEN) {
            if (state == State.DATA) {
                long taken = Math.min(left, count - at);
                left -= taken;
                at += (int) taken;
                if (left == 0) {
                    state = chunked ? State.DATA_END : State.OVER;
                }
            } else {
                char next = (char) (bytes[at++] & 0xff);
                if (next == '\n') {
                    endOfLine(line.toString().strip());
                    line.setLength(0);
                } else if (line.append(next).length() > 4096) {
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
                state = left == 0 ? State.TRAILER : State.DATA;
            }
            case DATA_END -> state = text.isEmpty() ? State.SIZE : State.BROKEN;
            case TRAILER -> state = text.isEmpty() ? State.OVER : State.TRAILER;
            default -> throw new IllegalStateException("no line is read in " + state);
        }
    }
}
