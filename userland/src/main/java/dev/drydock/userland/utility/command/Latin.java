package dev.drydock.userland.utility.command;

import java.nio.charset.StandardCharsets;

/**
 * Bytes held as a String with one char (0 to 255) a byte. The text utilities work on such strings: they treat bytes as the
 * POSIX locale does, and the JVM stores them as compactly as a byte array.
 */
public final class Latin {
    private Latin() {}

    /** The bytes of a name or an argument (UTF-8). */
    public static String of(String text) {
        return isAscii(text) ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    public static String of(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    /** The text that the bytes spell in UTF-8, as names and messages hold it. */
    public static String text(String latin) {
        return isAscii(latin) ? latin : new String(bytes(latin), StandardCharsets.UTF_8);
    }

    public static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
