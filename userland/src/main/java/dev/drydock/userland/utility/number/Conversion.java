package dev.drydock.userland.utility.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * One conversion of C's {@code printf}: flags, width, precision and letter.
 *
 * @param flags any of {@code -+ #0'}
 * @param width least number of characters; 0 for none
 * @param precision -1 if none was given
 * @param letter one of {@code diouxXeEfFgGaAcs}
 */
public record Conversion(String flags, int width, int precision, char letter) {

    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private boolean flag(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    /** For {@code d i o u x X}; the unsigned letters show a negative number modulo 2^64. */
    public String format(BigInteger value) {
        boolean signed = letter == 'd' || letter == 'i';
        BigInteger shown = signed || value.signum() >= 0 ? value : value.add(TWO_TO_64);
        String digits = switch (letter) {
            case 'o' -> shown.toString(8);
            case 'x' -> shown.toString(16);
            case 'X' -> shown.toString(16).toUpperCase(Locale.ROOT);
            default -> shown.abs().toString();
        };
        if (precision == 0 && shown.signum() == 0) {
            digits = "";
        }
        digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        String prefix = "";
        if (signed) {
            prefix = sign(shown.signum() < 0);
        } else if (flag('#') && shown.signum() != 0) {
            if (letter == 'o') {
                digits = digits.startsWith("0") ? digits : "0" + digits;
            } else if (letter != 'u') {
                prefix = "0" + letter;
            }
        }
        return pad(prefix, digits, flag('0') && precision < 0);
    }

    public String format(long value) {
        return format(BigInteger.valueOf(value));
    }

    /** For {@code e E f F g G a A}. */
    public String format(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            String word = Double.isNaN(value) ? "nan" : "inf";
            boolean negative = value < 0;
            return pad(sign(negative), Character.isUpperCase(letter) ? word.toUpperCase(Locale.ROOT) : word, false);
        }
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        if (letter == 'a' || letter == 'A') {
            return pad(sign(negative), hexadecimal(Math.abs(value)), flag('0'));
        }
        return format(new BigDecimal(Math.abs(value)), negative);
    }

    /** For {@code e E f F g G}, exactly. */
    public String format(BigDecimal value) {
        return format(value.abs(), value.signum() < 0);
    }

    private String format(BigDecimal magnitude, boolean negative) {
        int places = precision < 0 ? 6 : precision;
        String body = switch (Character.toLowerCase(letter)) {
            case 'f' -> fixed(magnitude, places);
            case 'e' -> scientific(magnitude, places);
            default -> general(magnitude, places == 0 ? 1 : places);
        };
        return pad(sign(negative), Character.isUpperCase(letter) ? body.toUpperCase(Locale.ROOT) : body, flag('0'));
    }

    private String fixed(BigDecimal magnitude, int places) {
        String text = magnitude.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
        return places == 0 && flag('#') ? text + "." : text;
    }

    private String scientific(BigDecimal magnitude, int places) {
        if (magnitude.signum() == 0) {
            return (places > 0 ? "0." + "0".repeat(places) : flag('#') ? "0." : "0") + "e+00";
        }
        BigDecimal rounded = magnitude.round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        String digits = rounded.unscaledValue().toString();
        digits = digits.length() > places + 1
                ? digits.substring(0, places + 1)
                : digits + "0".repeat(places + 1 - digits.length());
        String mantissa = digits.charAt(0) + (places > 0 ? "." + digits.substring(1) : flag('#') ? "." : "");
        return mantissa + exponentText(exponent, 2);
    }

    private static String exponentText(int exponent, int leastDigits) {
        String digits = Integer.toString(Math.abs(exponent));
        return "e" + (exponent < 0 ? "-" : "+") + "0".repeat(Math.max(0, leastDigits - digits.length())) + digits;
    }

    private String general(BigDecimal magnitude, int significant) {
        int exponent = 0;
        if (magnitude.signum() != 0) {
            BigDecimal rounded = magnitude.round(new MathContext(significant, RoundingMode.HALF_EVEN));
            exponent = rounded.precision() - rounded.scale() - 1;
        }
        if (exponent < -4 || exponent >= significant) {
            String text = scientific(magnitude, significant - 1);
            int e = text.indexOf('e');
            return trimmed(text.substring(0, e)) + text.substring(e);
        }
        return trimmed(fixed(magnitude, significant - 1 - exponent));
    }

    private String trimmed(String number) {
        if (flag('#') || number.indexOf('.') < 0) {
            return number;
        }
        int end = number.length();
        while (number.charAt(end - 1) == '0') {
            end--;
        }
        return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private String hexadecimal(double magnitude) {
        String text = Double.toHexString(magnitude).replace(".0p", "p");
        int p = text.indexOf('p');
        int exponent = Integer.parseInt(text.substring(p + 1));
        String body = text.substring(0, p) + "p" + (exponent < 0 ? "" : "+") + exponent;
        return letter == 'A' ? body.toUpperCase(Locale.ROOT) : body;
    }

    /** For {@code s} (at most {@code precision} characters) and {@code c}. */
    public String format(String text) {
        String shown =
                letter == 's' && precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
        return pad("", shown, false);
    }

    private String sign(boolean negative) {
        return negative ? "-" : flag('+') ? "+" : flag(' ') ? " " : "";
    }

    private String pad(String prefix, String body, boolean zeros) {
        int missing = width - prefix.length() - body.length();
        if (missing <= 0) {
            return prefix + body;
        }
        if (flag('-')) {
            return prefix + body + " ".repeat(missing);
        }
        return zeros ? prefix + "0".repeat(missing) + body : " ".repeat(missing) + prefix + body;
    }
}
