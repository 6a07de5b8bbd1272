package dev.drydock.userland.utility.command;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in base ten that an option of GNU's takes, between bounds (gnulib's xdectoimax).
 *
 * @param wrong how it is complained of: the quoted text, and behind it the error of the system if there is one
 * @param units letters of units that may follow
 */
public record NumberArgument(Invocation call, Words wrong, long least, long most, String units) {
    private static final Pattern NUMBER = Pattern.compile("\\s*([-+]?\\d+)(.*)", Pattern.DOTALL);
    private static final String POWERS = "KMGTPEZY";
    private static final String OUT_OF_RANGE = ": Numerical result out of range";
    private static final String TOO_LARGE = ": Value too large for defined data type";
    private static final BigInteger HALF_OF_INT = BigInteger.valueOf(Integer.MAX_VALUE / 2);

    /** What {@code split}, {@code od} and others take behind a number of bytes. */
    public static final String SIZES = "bEGKkMmPTYZ";

    /** A whole number without a unit. */
    public static long of(Invocation call, String text, long least, long most, Words wrong) {
        return new NumberArgument(call, wrong, least, most, "").read(text);
    }

    /** The number; a wrong one ends the run. */
    public long read(String text) {
        boolean bare = !text.isEmpty() && isUnit(text);
        Matcher matcher = NUMBER.matcher(bare ? "1" + text : text);
        boolean signed = matcher.matches() && matcher.group(1).startsWith("-") && least >= 0;
        if (!matcher.matches() || signed || !(matcher.group(2).isEmpty() || isUnit(matcher.group(2)))) {
            throw call.fail(wrong, text, "");
        }
        BigInteger value = new BigInteger(matcher.group(1)).multiply(factor(matcher.group(2)));
        if (value.bitLength() > Long.SIZE) {
            throw call.fail(wrong, text, TOO_LARGE);
        }
        if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
            if (most == Long.MAX_VALUE && value.signum() > 0) {
                return most;
            }
            throw call.fail(wrong, text, value.compareTo(HALF_OF_INT) > 0 ? TOO_LARGE : OUT_OF_RANGE);
        }
        return value.longValueExact();
    }

    private boolean isUnit(String text) {
        if (units.indexOf(text.charAt(0)) < 0) {
            return false;
        }
        String rest = text.substring(1);
        return rest.isEmpty() || (text.charAt(0) != 'b' && (rest.equals("iB") || rest.equals("B") || rest.equals("D")));
    }

    private static BigInteger factor(String unit) {
        if (unit.isEmpty() || unit.equals("b")) {
            return BigInteger.valueOf(unit.isEmpty() ? 1 : 512);
        }
        boolean decimal = unit.endsWith("D") || (unit.endsWith("B") && !unit.endsWith("iB"));
        return BigInteger.valueOf(decimal ? 1000 : 1024).pow(POWERS.indexOf(Character.toUpperCase(unit.charAt(0))) + 1);
    }
}
