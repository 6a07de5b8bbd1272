package dev.drydock.userland.shell.builtin;

import dev.drydock.process.Signal;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.SetOption;
import java.io.IOException;
import java.util.List;

/** {@code suspend}: stops the shell until whoever started it lets it go on. */
final class Suspend {
    private static final String NAME = "suspend";

    private Suspend() {}

    static int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "f");
        if (options == null) {
            return OptionLetters.USAGE;
        }
        if (!shell.options().has(SetOption.MONITOR)) {
            return shell.messages().builtinError(NAME, "cannot suspend: no job control", 1);
        }
        if (!options.has('f') && shell.options().shopt("login_shell")) {
            return shell.messages().builtinError(NAME, "cannot suspend a login shell", 1);
        }
        shell.process().out().flush();
        shell.process().kill(0, Signal.STOP);
        shell.process().checkpoint();
        return 0;
    }
}
