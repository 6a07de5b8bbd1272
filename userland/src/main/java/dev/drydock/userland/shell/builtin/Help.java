package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Shell;
import java.io.IOException;
import java.util.List;

/** {@code help}: how a command is used. */
final class Help {

    private Help() {}

    static int run(Shell shell, List<String> arguments) throws IOException {
        List<String> wanted = arguments.subList(1, arguments.size()).stream()
                .filter(word -> !word.startsWith("-"))
                .toList();
        if (wanted.isEmpty()) {
            StringBuilder text = new StringBuilder("GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\n");
            shell.builtins()
                    .names()
                    .forEach(name -> text.append(' ').append(Synopses.of(name)).append('\n'));
            shell.print(text.toString());
            return 0;
        }
        int status = 0;
        for (String name : wanted) {
            if (shell.builtins().find(name) == null) {
                status = shell.messages()
                        .builtinError(
                                "help",
                                "no help topics match `" + name + "'.  Try `help help' or `man -k " + name
                                        + "' or `info " + name + "'.",
                                1);
            } else {
                shell.print(name + ": " + Synopses.of(name) + "\n");
            }
        }
        return status;
    }
}
