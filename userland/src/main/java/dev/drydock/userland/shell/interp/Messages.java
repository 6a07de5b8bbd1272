package dev.drydock.userland.shell.interp;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.syntax.SyntaxError;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a shell says of errors, with its name and line before it as its dialect does it. */
public final class Messages {
    private static final int MOST_DIGITS = 9;

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
        SyntaxError before = error.before();
        if (before != null) {
            syntaxError(before, within);
        }
        if (error.words().isEmpty()) {
            return;
        }
        String name = shell.errorName() + (within.isEmpty() ? "" : ": " + within);
        switch (shell.dialect()) {
            case BASH -> {
                String where = shell.isInteractive() && !shell.isSourcing() ? name : name + ": line " + error.line();
                raw(where + ": " + error.words() + "\n");
                if (shell.options().has(SetOption.ERREXIT) && !shell.calls().isTested()) {
                    throw new Unwinding.End(ScriptRunner.SYNTAX_STATUS);
                }
                if (error.scriptLine() != null && (!shell.isInteractive() || shell.isSourcing())) {
                    raw(where + ": `" + error.scriptLine() + "'\n");
                }
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
        } catch (ErrnoException closed) {
            shell.process().checkpoint();
        }
    }

    /** A line of {@code set -x}. */
    public void trace(String text) throws IOException {
        trace(text, null);
    }

    /** @param errorOutput where to, unless BASH_XTRACEFD names a descriptor; null for standard error */
    void trace(String text, @Nullable OpenFile errorOutput) throws IOException {
        if (!shell.options().has(SetOption.XTRACE)) {
            return;
        }
        String line = new Prompts(shell).trace() + text + "\n";
        OpenFile chosen = traceFile();
        OpenFile file = chosen == null ? errorOutput : chosen;
        if (file == null) {
            raw(line);
            return;
        }
        try {
            shell.process().out().flush();
            byte[] bytes = ShellText.bytes(line);
            int done = 0;
            while (done < bytes.length) {
                done += file.write(bytes, done, bytes.length - done);
            }
        } catch (ErrnoException closed) {
            shell.process().checkpoint();
        }
    }

    /** What BASH_XTRACEFD names; null if it names nothing. */
    private @Nullable OpenFile traceFile() throws IOException {
        String number = shell.dialect().hasBashisms() ? shell.variables().value("BASH_XTRACEFD") : null;
        if (number == null || !Names.isNumber(number) || number.length() > MOST_DIGITS) {
            return null;
        }
        try {
            return shell.process().descriptor(Integer.parseInt(number));
        } catch (ErrnoException closed) {
            return null;
        }
    }
}
