package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Names;
import java.util.OptionalLong;

/** Numbers as arguments. */
final class Numbers {
    private Numbers() {}

    /** A decimal number with a sign perhaps and blanks around; empty if it is none. */
    static OptionalLong parse(String text) {
        String bare = text.strip();
        String digits = bare.startsWith("-") || bare.startsWith("+") ? bare.substring(1) : bare;
        if (!Names.isNumber(digits)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(bare));
        } catch (NumberFormatException tooBig) {
            return OptionalLong.empty();
        }
    }

    /** Whether a text is a number that 64 bits cannot hold. */
    static boolean isTooBig(String text) {
        String bare = text.strip();
        return parse(text).isEmpty()
                && Names.isNumber(bare.startsWith("-") || bare.startsWith("+") ? bare.substring(1) : bare);
    }

    /** A number of zero or more, for dash and BusyBox. */
    static int demand(Shell shell, String name, String text) {
        OptionalLong number = parse(text);
        if (number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() > Integer.MAX_VALUE) {
            String words = "Illegal number: " + text;
            throw new Failure(
                    shell.dialect() == Dialect.DASH
                            ? name + ": " + words
                            : shell.messages().ofBuiltin(name, words),
                    2);
        }
        return (int) number.getAsLong();
    }
}
