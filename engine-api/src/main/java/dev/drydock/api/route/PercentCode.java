package dev.drydock.api.route;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding in paths and queries, as in Go's net/url. */
final class PercentCode {
    private PercentCode() {}

    /** A percent sign without two hexadecimal digits, in Go's words. */
    static final class BrokenEscapeException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenEscapeException(String escape) {
            super("invalid URL escape \"" + escape + "\"");
        }
    }

    /** Bytes that are not UTF-8 become U+FFFD; broken escapes stand for themselves. */
    static String decodePath(String text) {
        try {
            return decode(text, false, true);
        } catch (BrokenEscapeException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A plus sign means a space. */
    static String decodeQuery(String text) throws BrokenEscapeException {
        return decode(text, true, false);
    }

    private static String decode(String text, boolean plusIsSpace, boolean lenient) throws BrokenEscapeException {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '%' && isEscape(text, i)) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else if (character == '%' && !lenient) {
                throw new BrokenEscapeException(text.substring(i, Math.min(text.length(), i + 3)));
            } else if (character == '+' && plusIsSpace) {
                bytes.write(' ');
            } else {
                int end = text.offsetByCodePoints(i, 1);
                bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isEscape(String text, int index) {
        return index + 2 < text.length()
                && Character.digit(text.charAt(index + 1), 16) >= 0
                && Character.digit(text.charAt(index + 2), 16) >= 0;
    }

    /** A path as it stands in a URL. */
    static String encodePath(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte value : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (value & 0xff);
            boolean plain = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || "-_.~$&+,/:;=@".indexOf(character) >= 0;
            if (plain) {
                encoded.append(character);
            } else {
                encoded.append(String.format("%%%02X", (int) character));
            }
        }
        return encoded.toString();
    }
}
