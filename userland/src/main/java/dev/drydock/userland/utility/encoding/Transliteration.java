package dev.drydock.userland.utility.encoding;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/** What {@code //TRANSLIT} puts in place of a character: signs that all locales know, and letters without their marks. */
final class Transliteration {
    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            Map.entry(0x201c, "\""),
            Map.entry(0x201d, "\""),
            Map.entry(0x2018, "'"),
            Map.entry(0x2019, "'"),
            Map.entry(0x2013, "-"),
            Map.entry(0x2014, "--"),
            Map.entry(0x2026, "..."),
            Map.entry(0xa9, "(C)"),
            Map.entry(0xae, "(R)"),
            Map.entry(0xdf, "ss"),
            Map.entry(0xc6, "AE"),
            Map.entry(0xe6, "ae"),
            Map.entry(0x152, "OE"),
            Map.entry(0x153, "oe"),
            Map.entry(0x20ac, "EUR"),
            Map.entry(0xab, "<<"),
            Map.entry(0xbb, ">>"),
            Map.entry(0x2122, "(TM)"),
            Map.entry(0xa0, " "),
            Map.entry(0x2192, "->"));

    private Transliteration() {}

    /**
     * Empty where it is not known.
     *
     * @param letters whether the locale knows letters with marks: that of C has a question mark for each
     */
    static Optional<String> of(int character, boolean letters) {
        String sign = SIGNS.get(character);
        if (sign != null) {
            return Optional.of(sign);
        }
        String apart = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD);
        boolean marked = apart.length() > 1
                && apart.charAt(0) < 0x80
                && apart.substring(1).matches("\\p{M}+");
        return marked ? Optional.of(letters ? apart.substring(0, 1) : "?") : Optional.empty();
    }
}
