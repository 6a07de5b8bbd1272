package dev.drydock.userland.shell.expand;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers of arithmetic expressions: {@code 10}, {@code 0x1f}, {@code 017}, {@code 2#101}. */
final class ArithmeticNumber {
    private static final int MOST_BASE = 64;
    /** What has no more bits than this takes another digit of any base without going beyond 64 bits. */
    private static final int ALWAYS_FITS = 57;

    private ArithmeticNumber() {}

    /** What a number's text comes to; as in C, too big a number wraps. */
    record Reading(long value, @Nullable String error) {}

    /** @param bases whether {@code base#digits} is understood */
    static Reading read(String text, boolean bases) {
        int sign = text.indexOf('#');
        if (sign > 0 && bases) {
            long base = digits(text.substring(0, sign), 10).value;
            if (base < 2 || base > MOST_BASE) {
                return new Reading(0, "invalid arithmetic base");
            }
            return digits(text.substring(sign + 1), (int) base);
        }
        if (text.startsWith("0x") || text.startsWith("0X")) {
            return digits(text.substring(2), 16);
        }
        if (text.length() > 1 && text.startsWith("0")) {
            return digits(text.substring(1), 8);
        }
        return digits(text, 10);
    }

    /** As {@link #read} without bases, but what 64 bits cannot hold is the greatest number that they can. */
    static Reading limited(String text) {
        Reading reading = read(text, false);
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        String digits = hexadecimal ? text.substring(2) : text;
        int base = hexadecimal ? 16 : text.startsWith("0") ? 8 : 10;
        if (reading.error() == null && digits.length() > 15 && new BigInteger(digits, base).bitLength() >= Long.SIZE) {
            return new Reading(Long.MAX_VALUE, null);
        }
        return reading;
    }

    private static Reading digits(String text, int base) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = digit(text.charAt(i), base);
            if (digit < 0) {
                return new Reading(0, "invalid number");
            }
            if (digit >= base) {
                return new Reading(0, "value too great for base");
            }
            value = value * base + digit;
        }
        return new Reading(value, null);
    }

    private static int digit(char character, int base) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        if (character >= 'a' && character <= 'z') {
            return character - 'a' + 10;
        }
        if (character >= 'A' && character <= 'Z') {
            return character - 'A' + (base <= 36 ? 10 : 36);
        }
        return character == '@' ? 62 : character == '_' ? 63 : -1;
    }

    /** Whether nothing follows the sign of a base, as in {@code 0x} and {@code 2#}. */
    static boolean isWithoutDigits(String text) {
        return text.equals("0x") || text.equals("0X") || text.endsWith("#");
    }

    /** A number at the start of a text, and how many characters it has. */
    record Prefix(long value, int length) {}

    /** The number that a text, which begins with a digit, begins with, as BusyBox reads it; what is too big is 0. */
    static Prefix prefix(String text) {
        boolean hexadecimal = text.length() > 2 && text.regionMatches(true, 0, "0x", 0, 2) && isHexadecimal(text, 2);
        Prefix plain = hexadecimal ? prefix(text, 2, 16) : prefix(text, 0, text.startsWith("0") ? 8 : 10);
        boolean based = plain.length < text.length() && text.charAt(plain.length) == '#';
        if (!based || plain.value < 2 || plain.value > MOST_BASE) {
            return plain;
        }
        return prefix(text, plain.length + 1, (int) plain.value);
    }

    private static boolean isHexadecimal(String text, int at) {
        int digit = digit(text.charAt(at), 16);
        return digit >= 0 && digit < 16;
    }

    private static Prefix prefix(String text, int start, int base) {
        long value = 0;
        boolean tooBig = false;
        int at = start;
        for (int digit; at < text.length() && (digit = digit(text.charAt(at), base)) >= 0 && digit < base; at++) {
            tooBig |= value >>> ALWAYS_FITS != 0
                    && Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, base)) > 0;
            value = value * base + digit;
        }
        return new Prefix(tooBig ? 0 : value, at);
    }

    /** A power, wrapped as products are. */
    static long power(long base, long exponent) {
        long value = 1;
        long factor = base;
        for (long left = exponent; left > 0; left >>= 1) {
            value *= (left & 1) == 0 ? 1 : factor;
            factor *= factor;
        }
        return value;
    }

    /** A whole text as strtoimax reads it, or null. */
    static @Nullable Long leading(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        if (digits.isEmpty() || isWithoutDigits(digits)) {
            return null;
        }
        Reading reading = read(digits, false);
        return reading.error != null ? null : Long.valueOf(negative ? -reading.value : reading.value);
    }
}
