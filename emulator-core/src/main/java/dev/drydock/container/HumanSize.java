package dev.drydock.container;

import java.util.Locale;
import java.util.regex.Pattern;

/** Sizes as people write them, {@code 10k} or {@code 1.5 GiB} (28.5.2: go-units, parseSize). */
final class HumanSize {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final String UNITS = "kmgtp";

    private HumanSize() {}

    /** A text that is no size, in the engine's words. */
    static final class BadSize extends Exception {
        private static final long serialVersionUID = 1L;

        private BadSize(String words) {
            super(words);
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    /** In bytes, where a kilobyte has 1,000 of them, whether it is written {@code k}, {@code kB} or {@code KiB}. */
    static long decimal(String text) throws BadSize {
        return parse(text, 1_000);
    }

    /** In bytes, where a kilobyte has 1,024 of them. */
    static long binary(String text) throws BadSize {
        return parse(text, 1_024);
    }

    private static long parse(String text, int thousand) throws BadSize {
        int last = text.length() - 1;
        while (last >= 0 && "0123456789. ".indexOf(text.charAt(last)) < 0) {
            last--;
        }
        if (last < 0) {
            throw new BadSize("invalid size: '" + text + "'");
        }
        String number = text.substring(0, text.charAt(last) == ' ' ? last : last + 1);
        if (!NUMBER.matcher(number).matches()) {
            throw new BadSize("strconv.ParseFloat: parsing " + Quoted.of(number) + ": invalid syntax");
        }
        double size = Double.parseDouble(number);
        if (size < 0) {
            throw new BadSize("invalid size: '" + text + "'");
        }
        return (long) (size * unit(text.substring(last + 1), thousand));
    }

    private static double unit(String suffix, int thousand) throws BadSize {
        if (suffix.length() > 3) {
            throw badSuffix(suffix);
        }
        String lower = suffix.toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || lower.equals("b")) {
            return 1;
        }
        int power = UNITS.indexOf(lower.charAt(0)) + 1;
        String rest = lower.substring(1);
        if (power == 0 || !(rest.isEmpty() || rest.equals("b") || rest.equals("ib"))) {
            throw badSuffix(lower);
        }
        return Math.pow(thousand, power);
    }

    private static BadSize badSuffix(String suffix) {
        return new BadSize("invalid suffix: '" + suffix + "'");
    }
}
