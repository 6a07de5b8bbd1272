package dev.drydock.userland.utility.expression;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.Conversion;
import dev.drydock.userland.utility.number.LongDouble;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands around a number of {@code seq}, and how it is converted. */
record SeqFormat(String before, Conversion conversion, String after) {
    private static final Words NO_DIRECTIVE = Words.of("format %l has no %% directive");
    private static final Words ENDS = Words.of("format %l ends in %%");
    private static final Words UNKNOWN = Words.of("format %l has unknown %%%s directive");
    private static final Words TOO_MANY = Words.of("format %l has too many %% directives");
    private static final Pattern DIRECTIVE =
            Pattern.compile("%([-+#0 ']*)(\\d{0,9})(?:\\.(\\d{0,9}))?L?(.?)", Pattern.DOTALL);

    /** Without {@code -f}: as many digits behind the point as the numbers have. */
    static SeqFormat usual(SeqNumber first, SeqNumber step, SeqNumber last, boolean equalWidth) {
        int places = Math.max(first.places(), step.places());
        if (places == SeqNumber.UNKNOWN || last.places() == SeqNumber.UNKNOWN) {
            return new SeqFormat("", new Conversion("", 0, -1, 'g'), "");
        }
        int width = 0;
        if (equalWidth) {
            width = Math.max(width(first, places), width(last, places));
        }
        return new SeqFormat("", new Conversion(equalWidth ? "0" : "", width, places, 'f'), "");
    }

    /** With as many digits behind the point as all have. */
    private static int width(SeqNumber number, int places) {
        int point = number.places() == 0 && places > 0 ? 1 : number.places() > 0 && places == 0 ? -1 : 0;
        return number.width() + places - number.places() + point;
    }

    static SeqFormat custom(Invocation call, String shown) {
        String format = Latin.of(shown);
        StringBuilder before = new StringBuilder();
        int i = 0;
        while (i < format.length() && (format.charAt(i) != '%' || format.startsWith("%%", i))) {
            before.append(format.charAt(i));
            i += format.charAt(i) == '%' ? 2 : 1;
        }
        Matcher matcher = DIRECTIVE.matcher(format).region(i, format.length());
        if (i >= format.length() || !matcher.lookingAt()) {
            throw call.fail(NO_DIRECTIVE, shown);
        }
        String letter = matcher.group(4);
        if (letter.isEmpty()) {
            throw call.fail(ENDS, shown);
        }
        if (!"efgaEFGA".contains(letter)) {
            throw call.fail(UNKNOWN, shown, letter);
        }
        String after = format.substring(matcher.end());
        if (after.replace("%%", "").contains("%")) {
            throw call.fail(TOO_MANY, shown);
        }
        int width = matcher.group(2).isEmpty() ? 0 : Integer.parseInt(matcher.group(2));
        String places = matcher.group(3);
        int precision = places == null ? -1 : places.isEmpty() ? 0 : Integer.parseInt(places);
        Conversion conversion = new Conversion(matcher.group(1), width, precision, letter.charAt(0));
        return new SeqFormat(before.toString(), conversion, after.replace("%%", "%"));
    }

    String format(BigDecimal value) {
        boolean hexadecimal = "aA".indexOf(conversion.letter()) >= 0 && value.signum() != 0;
        String number = hexadecimal ? conversion.format(hexadecimal(value)) : conversion.format(value);
        return before + number + after;
    }

    private String hexadecimal(BigDecimal value) {
        String text = LongDouble.hexadecimal(value);
        return conversion.letter() == 'A' ? text.toUpperCase(Locale.ROOT) : text;
    }
}
