package dev.drydock.userland.utility.expression;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.Conversion;
import dev.drydock.userland.utility.number.LongDouble;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arguments of {@code printf} as numbers, as {@code strtol} and {@code strtold} read them. */
final class PrintfNumbers {
    private static final Words EXPECTED = Words.of("%l: expected a numeric value", "invalid number '%s'");
    private static final Words INCOMPLETE = Words.of("%l: value not completely converted", "invalid number '%s'");
    private static final Words RANGE = Words.of("%l: Numerical result out of range", "invalid number '%s'");
    private static final Words IGNORED =
            Words.of("warning: %s: character(s) following character constant have been ignored", "");
    private static final Pattern INTEGER = Pattern.compile("\\s*([-+]?)(0[xX][0-9a-fA-F]+|\\d+)(.*)", Pattern.DOTALL);
    private static final Pattern DECIMAL =
            Pattern.compile("\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,6})?)(.*)", Pattern.DOTALL);
    private static final Pattern HEXADECIMAL = Pattern.compile(
            "\\s*([-+]?0[xX](?:[0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)(?:[pP][-+]?\\d{1,6})?)(.*)");
    private static final Pattern SPECIAL = Pattern.compile("\\s*([-+]?)(?i:(inf(?:inity)?|nan))(.*)", Pattern.DOTALL);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger UNSIGNED_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final Invocation call;

    PrintfNumbers(Invocation call) {
        this.call = call;
    }

    /** Whether nothing can be said against a number. */
    boolean isPlain(String text) {
        return (call.isGnu() && text.isEmpty()) || text.matches("[-+]?\\d{1,18}");
    }

    private static boolean isCharacter(String text) {
        return text.length() > 1 && (text.charAt(0) == '"' || text.charAt(0) == '\'');
    }

    private int character(String text) {
        if (!call.isUtf8()) {
            String bytes = Latin.of(text);
            warnOfRest(bytes.substring(2));
            return bytes.charAt(1);
        }
        int code = text.codePointAt(1);
        warnOfRest(text.substring(1 + Character.charCount(code)));
        return code;
    }

    private void warnOfRest(String rest) {
        if (!rest.isEmpty() && call.isGnu()) {
            call.say(IGNORED, rest);
        }
    }

    /** To GNU an argument that is missing or empty is 0; to BusyBox it is no number. */
    private void complainOfNothing() {
        if (call.isBusyBox()) {
            call.complain(EXPECTED, "");
        }
    }

    BigInteger integer(String text, boolean signed) {
        if (text.isEmpty()) {
            complainOfNothing();
            return BigInteger.ZERO;
        }
        if (isCharacter(text)) {
            return BigInteger.valueOf(character(text));
        }
        Matcher matcher = INTEGER.matcher(text);
        if (!matcher.matches()) {
            call.complain(EXPECTED, text);
            return BigInteger.ZERO;
        }
        String digits = matcher.group(2);
        String rest = matcher.group(3);
        BigInteger value;
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            value = new BigInteger(digits.substring(2), 16);
        } else if (digits.startsWith("0") && digits.length() > 1) {
            int end = 1;
            while (end < digits.length() && digits.charAt(end) < '8') {
                end++;
            }
            rest = digits.substring(end) + rest;
            value = new BigInteger(digits.substring(0, end), 8);
        } else {
            value = new BigInteger(digits);
        }
        value = matcher.group(1).equals("-") ? value.negate() : value;
        if (!rest.isEmpty()) {
            call.complain(INCOMPLETE, text);
            return call.isBusyBox() ? BigInteger.ZERO : bounded(text, value, signed);
        }
        return bounded(text, value, signed);
    }

    private BigInteger bounded(String text, BigInteger value, boolean signed) {
        BigInteger most = signed ? LONG_MAX : UNSIGNED_MAX;
        if (value.compareTo(most) <= 0 && value.compareTo(LONG_MIN) >= 0) {
            return value;
        }
        call.complain(RANGE, text);
        return call.isBusyBox() ? BigInteger.ZERO : value.signum() > 0 ? most : LONG_MIN;
    }

    /** A number as the conversion shows it. */
    String format(Conversion conversion, String text) {
        if (text.isEmpty()) {
            complainOfNothing();
            return format(conversion, BigDecimal.ZERO);
        }
        if (isCharacter(text)) {
            return format(conversion, BigDecimal.valueOf(character(text)));
        }
        Matcher special = SPECIAL.matcher(text);
        if (special.matches()) {
            rest(text, special.group(3));
            boolean nan = special.group(2).toLowerCase(Locale.ROOT).equals("nan");
            double value = nan ? Double.NaN : Double.POSITIVE_INFINITY;
            return conversion.format(special.group(1).equals("-") ? -value : value);
        }
        Matcher hexadecimal = HEXADECIMAL.matcher(text);
        if (hexadecimal.matches()) {
            rest(text, hexadecimal.group(2));
            String number = hexadecimal.group(1);
            return conversion.format(
                    Double.parseDouble(number.indexOf('p') < 0 && number.indexOf('P') < 0 ? number + "p0" : number));
        }
        Matcher decimal = DECIMAL.matcher(text);
        if (!decimal.matches()) {
            call.complain(EXPECTED, text);
            return format(conversion, BigDecimal.ZERO);
        }
        rest(text, decimal.group(2));
        BigDecimal value = new BigDecimal(decimal.group(1));
        if (call.isBusyBox() || value.signum() == 0) {
            return conversion.format(Double.parseDouble(decimal.group(1)));
        }
        return format(conversion, value);
    }

    private String format(Conversion conversion, BigDecimal value) {
        if ("aA".indexOf(conversion.letter()) < 0) {
            return conversion.format(LongDouble.nearest(value));
        }
        return value.signum() == 0 || call.isBusyBox()
                ? conversion.format(value.doubleValue())
                : conversion.format(LongDouble.hexadecimal(value));
    }

    private void rest(String text, String rest) {
        if (!rest.isEmpty()) {
            call.complain(INCOMPLETE, text);
        }
    }
}
