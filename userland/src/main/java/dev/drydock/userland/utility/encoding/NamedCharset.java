package dev.drydock.userland.utility.encoding;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A character set as glibc names it: in capitals or not, with more or fewer dashes.
 *
 * @param mark what text in it begins with, in hexadecimal; this is also looked for in front of what is read
 */
record NamedCharset(Charset charset, String mark) {
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "UCS2", "UTF-16LE",
            "UCS2LE", "UTF-16LE",
            "UCS2BE", "UTF-16BE",
            "UCS4", "UTF-32BE",
            "UCS4LE", "UTF-32LE",
            "UCS4BE", "UTF-32BE",
            "UTF8", "UTF-8",
            "MACINTOSH", "x-MacRoman",
            "SJIS", "Shift_JIS");
    private static final List<String> MARKED = List.of("UTF16", "UTF32");

    /** @param name without what stands behind two slashes */
    static Optional<NamedCharset> of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        String plain = upper.replaceAll("[-_]", "");
        if (MARKED.contains(plain)) {
            boolean two = plain.equals("UTF16");
            return find(two ? "UTF-16LE" : "UTF-32LE").map(found -> new NamedCharset(found, two ? "fffe" : "fffe0000"));
        }
        String other = OTHER_NAMES.get(plain);
        Optional<Charset> charset = find(other == null ? upper : other);
        if (charset.isEmpty() && plain.startsWith("ISO8859")) {
            charset = find("ISO-8859-" + plain.substring("ISO8859".length()));
        }
        return charset.map(found -> new NamedCharset(found, ""));
    }

    static NamedCharset ofLocale(boolean utf8) {
        return new NamedCharset(utf8 ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII, "");
    }

    private static Optional<Charset> find(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    byte[] markBytes() {
        return HexFormat.of().parseHex(mark);
    }

    /** The one that a text is really in, if it begins with the mark of the other order of bytes. */
    Charset forText(byte[] text) {
        if (mark.isEmpty()) {
            return charset;
        }
        boolean two = mark.length() == 4;
        String start = HexFormat.of().formatHex(text, 0, Math.min(text.length, two ? 2 : 4));
        return start.equals(two ? "feff" : "0000feff") ? Charset.forName(two ? "UTF-16BE" : "UTF-32BE") : charset;
    }

    /** How many bytes of a text are a mark. */
    int markLength(byte[] text) {
        if (mark.isEmpty()) {
            return 0;
        }
        String start = HexFormat.of().formatHex(text, 0, Math.min(text.length, mark.length() / 2));
        return start.equals(mark) || !forText(text).equals(charset) ? mark.length() / 2 : 0;
    }
}
