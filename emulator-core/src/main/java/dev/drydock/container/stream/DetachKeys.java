package dev.drydock.container.stream;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Optional;

/**
 * The keys that detach a client from a terminal, such as {@code ctrl-p,ctrl-q} (28.5.2: moby/term ToBytes). Each key is a
 * single character or {@code ctrl-} and one of {@code a–z @ [ \ ] ^ _}.
 */
public final class DetachKeys {
    /** What the engine takes if nobody said otherwise. */
    public static final DetachKeys DEFAULT = new DetachKeys(new byte[] {16, 17});

    private static final String CONTROL = "ctrl-";
    private static final String CONTROL_SIGNS = "@[\\]^_";

    private final byte[] sequence;

    private DetachKeys(byte[] sequence) {
        this.sequence = sequence;
    }

    /** @return empty if a key is not one; the callers have words of their own for that */
    public static Optional<DetachKeys> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(DEFAULT);
        }
        ByteArrayOutputStream sequence = new ByteArrayOutputStream();
        for (String key : text.split(",", -1)) {
            int code = code(key);
            if (code < 0) {
                return Optional.empty();
            }
            sequence.write(code);
        }
        return Optional.of(new DetachKeys(sequence.toByteArray()));
    }

    /** As inspect shows them: in base64. */
    public String encoded() {
        return Base64.getEncoder().encodeToString(sequence);
    }

    private static int code(String key) {
        if (key.length() == 1 && key.charAt(0) < 0x80) {
            return key.charAt(0);
        }
        if (!key.startsWith(CONTROL) || key.length() != CONTROL.length() + 1) {
            return -1;
        }
        char letter = key.charAt(CONTROL.length());
        if (letter >= 'a' && letter <= 'z') {
            return letter - 'a' + 1;
        }
        int sign = CONTROL_SIGNS.indexOf(letter);
        return sign < 0 ? -1 : sign == 0 ? 0 : 26 + sign;
    }

    /** Looks for the keys in what one client types. */
    Filter filter() {
        return new Filter();
    }

    /** Holds back what may be the beginning of the keys. Used by one thread. */
    final class Filter {
        private int matched;
        private boolean detached;

        /** @return what the process is to get, without the keys and what follows them */
        byte[] pass(byte[] bytes, int offset, int length) {
            ByteArrayOutputStream passed = new ByteArrayOutputStream(length + matched);
            for (int i = offset; i < offset + length && !detached; i++) {
                if (bytes[i] == sequence[matched]) {
                    matched++;
                    detached = matched == sequence.length;
                } else {
                    passed.write(sequence, 0, matched);
                    matched = 0;
                    passed.write(bytes[i]);
                }
            }
            return passed.toByteArray();
        }

        /** What is held back and turned out to be ordinary input: the client sends no more. */
        byte[] rest() {
            byte[] rest = new byte[detached ? 0 : matched];
            System.arraycopy(sequence, 0, rest, 0, rest.length);
            matched = 0;
            return rest;
        }

        boolean detached() {
            return detached;
        }
    }
}
