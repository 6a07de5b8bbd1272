package dev.drydock.userland.shell.start;

import dev.drydock.userland.shell.interp.Prompts;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;

/** The files that a shell runs before anything else. A file that is missing is passed over. */
final class StartFiles {
    private final Shell shell;

    StartFiles(Shell shell) {
        this.shell = shell;
    }

    /** Those of a login shell. */
    void profile() throws IOException {
        source("/etc/profile");
        String home = shell.variables().valueOr("HOME", "");
        if (!shell.dialect().isBash() || shell.isPosix()) {
            source(home + "/.profile");
            return;
        }
        for (String name : new String[] {"/.bash_profile", "/.bash_login", "/.profile"}) {
            if (shell.files().exists(ShellText.toJava(home + name))) {
                source(home + name);
                return;
            }
        }
    }

    /** Those of an interactive bash that is no login shell. */
    void interactive(StartOptions options) throws IOException {
        if (options.skipsRc()) {
            return;
        }
        source("/etc/bash.bashrc");
        String other = options.rcFile();
        source(other == null ? shell.variables().valueOr("HOME", "") + "/.bashrc" : other);
    }

    /** The file that a variable names, such as ENV. */
    void environmentFile(String variable) throws IOException {
        String value = shell.variables().value(variable);
        if (value != null && !value.isEmpty()) {
            source(new Prompts(shell).of(variable, ""));
        }
    }

    private void source(String path) throws IOException {
        String java = ShellText.toJava(path);
        if (!shell.files().exists(java) || !shell.files().status(java).isRegular()) {
            return;
        }
        shell.runner().source(path, ShellText.of(shell.files().readAll(java)));
    }
}
