package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** {@code history}: the lines that were typed. */
final class History implements Builtin {

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        List<String> lines = shell.history();
        if (arguments.size() > 1 && arguments.get(1).equals("-c")) {
            lines.clear();
            return 0;
        }
        OptionalLong number = arguments.size() > 1 ? Numbers.parse(arguments.get(1)) : OptionalLong.empty();
        if (arguments.size() > 1 && number.isEmpty() && shell.dialect().isBash()) {
            return shell.messages().builtinError("history", arguments.get(1) + ": numeric argument required", 1);
        }
        int from = number.isPresent() ? (int) Math.max(0, lines.size() - number.getAsLong()) : 0;
        boolean bash = shell.dialect().isBash();
        StringBuilder text = new StringBuilder();
        for (int i = from; i < lines.size(); i++) {
            text.append(String.format(bash ? "%5d  " : "%4d ", bash ? i + 1 : i))
                    .append(lines.get(i))
                    .append('\n');
        }
        shell.print(text.toString());
        return 0;
    }
}
