package dev.drydock.userland.utility.edit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The characters of a Latin string whose bytes are UTF-8; a byte that belongs to none is one of its own. */
final class Letters {
    private Letters() {}

    static List<String> of(String latin) {
        List<String> letters = new ArrayList<>();
        int at = 0;
        while (at < latin.length()) {
            int end = at + length(latin, at);
            letters.add(latin.substring(at, end));
            at = end;
        }
        return letters;
    }

    static List<String> bytes(String latin) {
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < latin.length(); i++) {
            letters.add(latin.substring(i, i + 1));
        }
        return letters;
    }

    private static int length(String latin, int at) {
        char lead = latin.charAt(at);
        int length = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        for (int i = 1; i < length; i++) {
            if (at + i >= latin.length() || (latin.charAt(at + i) & 0xc0) != 0x80) {
                return 1;
            }
        }
        return length;
    }

    /** A character in the other case; it stays as it is if it is no letter of the locale. */
    static String inCase(String letter, boolean upper) {
        byte[] bytes = letter.getBytes(StandardCharsets.ISO_8859_1);
        if (letter.length() == 1 && letter.charAt(0) >= 0x80) {
            return letter;
        }
        String character = new String(bytes, StandardCharsets.UTF_8);
        String changed = upper ? character.toUpperCase(Locale.ROOT) : character.toLowerCase(Locale.ROOT);
        if (changed.codePointCount(0, changed.length()) != 1) {
            return letter;
        }
        return new String(changed.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
