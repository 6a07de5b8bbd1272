package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.util.List;

/** {@code pwd}. */
final class WorkingDirectory implements Builtin {

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "LP");
        if (options == null) {
            return 2;
        }
        String logical = shell.variables().value("PWD");
        boolean physical = options.has('P') || logical == null;
        shell.print((physical ? ShellText.ofJava(shell.files().workingDirectory()) : logical) + "\n");
        return 0;
    }
}
