package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.ByteSize;
import java.util.Optional;

/** How much {@code head} and {@code tail} show. */
final class CountArgument {
    private static final Words LINES = Words.of("invalid number of lines: %l", "invalid number '%s'");
    private static final Words BYTES = Words.of("invalid number of bytes: %l", "invalid number '%s'");

    private CountArgument() {}

    /** @param digits without a sign */
    static long parse(Invocation call, String digits, boolean bytes) {
        return parse(call, digits, digits, bytes);
    }

    /** @param shown what the message quotes */
    static long parse(Invocation call, String digits, String shown, boolean bytes) {
        boolean plain = !digits.isEmpty() && Character.isDigit(digits.charAt(0));
        return (plain ? ByteSize.parse(digits) : Optional.<Long>empty())
                .orElseThrow(() -> call.fail(bytes ? BYTES : LINES, shown));
    }
}
