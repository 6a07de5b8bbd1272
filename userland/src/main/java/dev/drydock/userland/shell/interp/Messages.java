package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.SyntaxError;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;

/** What a shell says of errors, with its name and line before it as its dialect does it. */
public final class Messages {
    private final Shell shell;

    Messages(Shell shell) {
        this.shell = shell;
    }

    /** {@code bash: line 1: }, {@code sh: 1: }, {@code sh: }. */
    public String prefix() {
        String name = shell.errorName();
        return switch (shell.dialect()) {
            case BASH ->
                shell.isInteractive() && !shell.isSourcing() ? name + ": " : name + ": line " + shell.line() + ": ";
            case DASH -> name + ": " + shell.line() + ": ";
            case ASH -> name + ": ";
        };
    }

    /** Says it with the prefix; dash and BusyBox also name the built-in command that runs. */
    public void error(String words) throws IOException {
        String command = shell.commandName();
        named(command.isEmpty() ? words : ofBuiltin(command, words));
    }

    /** Says words that name their command themselves, with the prefix. */
    public void named(String words) throws IOException {
        raw(prefix() + words + "\n");
    }

    /** The words of a built-in command, as its dialect names it. */
    public String ofBuiltin(String name, String words) {
        if (shell.dialect() != Dialect.ASH) {
            return name + ": " + words;
        }
        boolean lined = !shell.isInteractive() || shell.isSourcing();
        return name + ": " + (lined ? "line " + shell.scriptLine() + ": " : "") + words;
    }

    /** Says what a built-in command complains of; gives its status. */
    public int builtinError(String name, String words, int status) throws IOException {
        named(ofBuiltin(name, words));
        return status;
    }

    /** A script that cannot be parsed. */
    public void syntaxError(SyntaxError error, String within) throws IOException {
        String name = shell.errorName() + (within.isEmpty() ? "" : ": " + within);
        switch (shell.dialect()) {
            case BASH -> {
                String where = shell.isInteractive() && !shell.isSourcing() ? name : name + ": line " + error.line();
                StringBuilder text = new StringBuilder(where)
                        .append(": ")
                        .append(error.words())
                        .append('\n');
                if (error.scriptLine() != null) {
                    text.append(where).append(": `").append(error.scriptLine()).append("'\n");
                }
                raw(text.toString());
            }
            case DASH ->
                raw(shell.errorName() + ": " + error.line() + ": " + (within.isEmpty() ? "" : within + ": ")
                        + error.words() + "\n");
            case ASH -> {
                boolean lined = !within.isEmpty() || shell.isSourcing();
                int line = shell.calls().inFile() || shell.session().readsFile() ? error.line() : error.line() - 1;
                raw(name + ": " + (lined ? "line " + line + ": " : "") + error.words() + "\n");
            }
        }
    }

    /** Writes to standard error as it is; if that fails, nobody can be told. */
    public void raw(String text) throws IOException {
        try {
            shell.process().out().flush();
            shell.process().err().write(ShellText.bytes(text));
            shell.process().err().flush();
        } catch (dev.drydock.filesystem.ErrnoException closed) {
            shell.process().checkpoint();
        }
    }

    /** A line of {@code set -x}. */
    void trace(String text) throws IOException {
        if (shell.options().has(SetOption.XTRACE)) {
            raw(shell.tracePrompt() + text + "\n");
        }
    }
}
