package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import java.io.IOException;
import java.util.List;

/** {@code times}: the emulated processor takes no time. */
final class Times {

    private Times() {}

    static int run(Shell shell, List<String> arguments) throws IOException {
        String zero = shell.dialect() == Dialect.DASH ? "0m0.000000s" : "0m0.000s";
        shell.print((zero + " " + zero + "\n").repeat(2));
        return 0;
    }
}
