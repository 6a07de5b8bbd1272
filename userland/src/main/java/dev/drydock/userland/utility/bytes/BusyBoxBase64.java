package dev.drydock.userland.utility.bytes;

import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;

/**
 * How BusyBox decodes base64: a piece up to a blank or of 64 characters at a time. What is no letter of the alphabet is
 * passed over, but counts for as many characters as are kept for the next piece of a group that has not ended.
 */
final class BusyBoxBase64 {
    private static final int PIECE = 64;
    private static final int GROUP = 4;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final Words TRUNCATED = Words.of("truncated input");

    private final Invocation call;

    BusyBoxBase64(Invocation call) {
        this.call = call;
    }

    void decode(Input input) throws IOException {
        StringBuilder piece = new StringBuilder();
        boolean ended = false;
        while (!ended) {
            while (piece.length() < PIECE) {
                int c = input.read();
                ended = c < 0;
                if (c <= ' ') {
                    break;
                }
                piece.append((char) c);
            }
            piece.delete(0, decode(piece.toString()));
        }
        if (!piece.isEmpty()) {
            throw call.fail(TRUNCATED);
        }
    }

    /** Up to where the piece was used: all groups that are whole, or one that is filled up and ends it. */
    private int decode(String piece) {
        int bits = 0;
        int held = 0;
        int padding = 0;
        for (int at = 0; at < piece.length(); at++) {
            char c = piece.charAt(at);
            int value = ALPHABET.indexOf(c);
            if (value < 0) {
                boolean pads = c == '=' && (held == 3 || (held == 2 && piece.startsWith("=", at + 1)));
                if (!pads) {
                    continue;
                }
                padding++;
            }
            bits = (bits << 6) | Math.max(0, value);
            if (++held == GROUP) {
                for (int shift = 16; shift >= padding * Byte.SIZE; shift -= Byte.SIZE) {
                    call.out().write((bits >> shift) & 0xff);
                }
                held = 0;
                if (padding > 0) {
                    return at + 1;
                }
            }
        }
        return piece.length() - held;
    }
}
