package dev.drydock.userland.utility.number;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.math.BigInteger;

/** How BusyBox reads decimal numbers of its options, and what it says of those that it does not take. */
public final class BusyBoxNumber {
    private static final Words INVALID = Words.of("invalid number '%s'");
    private static final Words OUT_OF_RANGE = Words.of("number %s is not in %s..%s range");
    private static final BigInteger UNSIGNED = BigInteger.ONE.shiftLeft(Integer.SIZE);

    private BusyBoxNumber() {}

    /** A number of an {@code unsigned int} up to that of an {@code int}; otherwise the run ends with a status. */
    public static int count(Invocation call, String text, int status) {
        return (int) within(call, text, 0, Integer.MAX_VALUE, status);
    }

    /** A number of an {@code unsigned int} within bounds; otherwise the run ends with a status. */
    public static long within(Invocation call, String text, long least, long most, int status) {
        if (!text.matches("[0-9]+") || new BigInteger(text).compareTo(UNSIGNED) >= 0) {
            throw call.fail(status, INVALID, text);
        }
        long number = Long.parseLong(text.replaceFirst("^0+(?=.)", ""));
        if (number < least || number > most) {
            throw call.fail(status, OUT_OF_RANGE, text, Long.toString(least), Long.toString(most));
        }
        return number;
    }
}
