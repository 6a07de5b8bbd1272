package dev.drydock.userland.utility.bytes;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes that {@code od} takes, in any base, and what is said of others (gnulib's xstrtol). */
final class SizeArgument {
    private static final Words INVALID = Words.of("invalid %s argument '%s'", "%-invalid number '%s'");
    private static final Words SUFFIX = Words.of("invalid suffix in %s argument '%s'", "%-invalid number '%s'");
    private static final Words LARGE = Words.of("%s argument '%s' too large", "%-invalid number '%s'");
    private static final Pattern NUMBER = Pattern.compile(
            "\\s*\\+?(?:0[xX](?<hex>[0-9a-fA-F]+)|(?<octal>0[0-7]*)|(?<decimal>[1-9]\\d*))(?<unit>.*)", Pattern.DOTALL);
    private static final Pattern DECIMAL = Pattern.compile("\\s*\\+?(\\d+)(.*)", Pattern.DOTALL);
    private static final Pattern UNIT = Pattern.compile("b|([kKmMGTPEZY])(iB|B|D)?");
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final String POWERS = "KMGTPEZY";

    private SizeArgument() {}

    /** In base ten, without a unit. */
    static long plain(Invocation call, Option option) {
        Matcher matcher = DECIMAL.matcher(option.argument());
        if (!matcher.matches()) {
            throw wrong(call, INVALID, option);
        }
        if (!matcher.group(2).isEmpty()) {
            throw wrong(call, SUFFIX, option);
        }
        return bounded(call, option, new BigInteger(matcher.group(1)));
    }

    /** In C's notation; a unit may follow, or stand alone. */
    static long sized(Invocation call, Option option) {
        String text = option.argument();
        if (UNIT.matcher(text).matches()) {
            return bounded(call, option, factor(text));
        }
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            throw wrong(call, INVALID, option);
        }
        String unit = matcher.group("unit");
        if (!unit.isEmpty() && !UNIT.matcher(unit).matches()) {
            throw wrong(call, SUFFIX, option);
        }
        return bounded(call, option, value(matcher).multiply(factor(unit)));
    }

    private static RuntimeException wrong(Invocation call, Words words, Option option) {
        return call.fail(words, option.spelling(), option.argument());
    }

    private static long bounded(Invocation call, Option option, BigInteger value) {
        if (value.bitLength() > Long.SIZE) {
            throw wrong(call, LARGE, option);
        }
        return value.min(MOST).longValueExact();
    }

    private static BigInteger value(Matcher number) {
        if (number.group("hex") != null) {
            return new BigInteger(number.group("hex"), 16);
        }
        String octal = number.group("octal");
        return octal != null ? new BigInteger(octal, 8) : new BigInteger(number.group("decimal"));
    }

    private static BigInteger factor(String unit) {
        if (unit.isEmpty() || unit.equals("b")) {
            return BigInteger.valueOf(unit.isEmpty() ? 1 : 512);
        }
        boolean decimal = unit.endsWith("D") || (unit.endsWith("B") && !unit.endsWith("iB"));
        return BigInteger.valueOf(decimal ? 1000 : 1024).pow(POWERS.indexOf(Character.toUpperCase(unit.charAt(0))) + 1);
    }
}
