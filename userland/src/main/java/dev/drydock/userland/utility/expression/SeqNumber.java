package dev.drydock.userland.utility.expression;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of {@code seq}, and how it was written (coreutils 9.1: scan_arg).
 *
 * @param width characters that it takes, written out
 * @param places digits behind its point; {@link #UNKNOWN} if it was written in another base
 */
record SeqNumber(BigDecimal value, int width, int places) {
    static final int UNKNOWN = Integer.MAX_VALUE;

    private static final Words NOT_A_NUMBER = Words.of("invalid floating point argument: %l", "");
    private static final Words NAMED = Words.of("invalid %l argument: %l", "");
    private static final Pattern DECIMAL = Pattern.compile(
            "\\s*(?<text>(?<sign>[-+]?)(?<whole>\\d*)(?:\\.(?<fraction>\\d*))?)(?:[eE](?<power>[-+]?\\d{1,4}))?");
    private static final Pattern HEXADECIMAL =
            Pattern.compile("\\s*([-+]?)0[xX]([0-9a-fA-F]+)(\\.[0-9a-fA-F]*)?(?:[pP]([-+]?\\d{1,4}))?");

    static SeqNumber of(Invocation call, String text) {
        if (text.matches("(?i)\\s*[-+]?nan") && call.isGnu()) {
            throw call.usage(NAMED, "not-a-number", text);
        }
        Matcher hexadecimal = HEXADECIMAL.matcher(text);
        if (hexadecimal.matches()) {
            boolean whole = hexadecimal.group(3) == null && hexadecimal.group(4) == null;
            return new SeqNumber(hexadecimal(hexadecimal), 0, whole ? 0 : UNKNOWN);
        }
        Matcher decimal = DECIMAL.matcher(text);
        boolean point = decimal.matches() && decimal.group("fraction") != null;
        String fraction = point ? decimal.group("fraction") : "";
        if (!decimal.matches() || decimal.group("whole").isEmpty() && fraction.isEmpty()) {
            throw call.usage(NOT_A_NUMBER, text);
        }
        String sign = decimal.group("sign").equals("-") ? "-" : "";
        String whole = decimal.group("whole");
        int power = decimal.group("power") == null ? 0 : Integer.parseInt(decimal.group("power"));
        BigDecimal value =
                new BigDecimal(sign + (whole.isEmpty() ? "0" : whole) + "." + fraction + "0").scaleByPowerOfTen(power);
        int width = sign.length() + whole.length() + (point ? 1 + fraction.length() : 0);
        if (point) {
            width += fraction.isEmpty() ? -1 : whole.isEmpty() ? 1 : 0;
        }
        int places = fraction.length();
        if (decimal.group("power") != null) {
            places += power < 0 ? -power : -Math.min(places, power);
            if (power < 0 && (!point || fraction.isEmpty())) {
                width++;
            }
            width += Math.abs(power);
        }
        return new SeqNumber(value, width, places);
    }

    private static BigDecimal hexadecimal(Matcher number) {
        String fraction = number.group(3) == null ? "" : number.group(3).substring(1);
        int power = (number.group(4) == null ? 0 : Integer.parseInt(number.group(4))) - 4 * fraction.length();
        BigDecimal digits =
                new BigDecimal(new BigInteger(number.group(1).replace("+", "") + number.group(2) + fraction, 16));
        BigDecimal two = BigDecimal.valueOf(2).pow(Math.abs(power));
        return power < 0 ? digits.divide(two) : digits.multiply(two);
    }
}
