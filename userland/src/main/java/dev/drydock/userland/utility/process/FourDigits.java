package dev.drydock.userland.utility.process;

/** Sizes in at most four characters, as BusyBox shows memory: {@code 9999}, {@code 12m}, {@code 1.5g}. */
final class FourDigits {
    private static final String LETTERS = " mgtpezy";

    private FourDigits() {}

    /** @param kibibytes zero or more */
    static String of(long kibibytes) {
        long value = kibibytes;
        long tenths = 0;
        int letter = 0;
        while (value > (letter == 0 ? 9999 : 999)) {
            tenths = (value % 1024 * 10) / 1024;
            value /= 1024;
            letter++;
        }
        if (letter == 0) {
            return Long.toString(value);
        }
        return (value < 10 ? value + "." + tenths : Long.toString(value)) + LETTERS.charAt(letter);
    }
}
