package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import java.io.IOException;
import java.util.List;

/** {@code echo}. */
final class Echo implements Builtin {

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        boolean dash = shell.dialect() == Dialect.DASH;
        boolean newline = true;
        boolean escapes = dash || shell.options().shopt("xpg_echo");
        int first = 1;
        while (first < arguments.size() && isOption(arguments.get(first), dash)) {
            for (char letter : arguments.get(first).substring(1).toCharArray()) {
                switch (letter) {
                    case 'n' -> newline = false;
                    case 'e' -> escapes = true;
                    default -> escapes = false;
                }
            }
            first++;
            if (dash) {
                break;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = first; i < arguments.size(); i++) {
            if (i > first) {
                text.append(' ');
            }
            if (!escapes) {
                text.append(arguments.get(i));
                continue;
            }
            EchoEscapes decoded = EchoEscapes.of(
                    arguments.get(i),
                    shell.dialect(),
                    shell.numbered(),
                    shell.dialect().isBash());
            text.append(decoded.text());
            if (decoded.ends()) {
                shell.print(text.toString());
                return 0;
            }
        }
        shell.print(newline ? text.append('\n').toString() : text.toString());
        return 0;
    }

    private static boolean isOption(String argument, boolean dash) {
        return dash ? argument.equals("-n") : argument.matches("-[neE]+");
    }
}
