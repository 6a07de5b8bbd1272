package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.NumberArgument;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.ByteSize;
import java.util.Optional;

/** How much {@code head} and {@code tail} show. */
final class CountArgument {
    private static final Words LINES = Words.of("invalid number of lines: %l%s", "invalid number '%s'%-");
    private static final Words BYTES = Words.of("invalid number of bytes: %l%s", "invalid number '%s'%-");

    private CountArgument() {}

    /**
     * Reads a number behind its sign.
     *
     * @param text GNU's reads a plus itself
     */
    static long parse(Invocation call, String text, boolean bytes) {
        Words words = bytes ? BYTES : LINES;
        if (call.isGnu()) {
            return new NumberArgument(call, words, 0, Long.MAX_VALUE, NumberArgument.SIZES).read(text);
        }
        String digits = text.startsWith("+") ? text.substring(1) : text;
        boolean plain = !digits.isEmpty() && Character.isDigit(digits.charAt(0));
        return (plain ? ByteSize.parse(digits) : Optional.<Long>empty()).orElseThrow(() -> call.fail(words, text, ""));
    }
}
