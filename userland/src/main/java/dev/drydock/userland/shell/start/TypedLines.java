package dev.drydock.userland.shell.start;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Signal;
import dev.drydock.process.Terminal;
import dev.drydock.userland.shell.edit.InterruptedLine;
import dev.drydock.userland.shell.edit.LineEditor;
import dev.drydock.userland.shell.history.HistoryExpansion;
import dev.drydock.userland.shell.interp.InputLines;
import dev.drydock.userland.shell.interp.Prompts;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Lines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines that somebody types: each after a prompt, edited if the shell is one that edits. */
final class TypedLines implements Lines {
    private final Shell shell;
    private boolean continued;
    private boolean interrupted;
    private boolean resized;

    TypedLines(Shell shell) {
        this.shell = shell;
    }

    /** The next line is the first of a command. */
    void beginCommand() {
        continued = false;
        shell.recorder().begin();
        interrupted = false;
    }

    /** The command is complete: the history takes it. */
    void endCommand() {
        if (!shell.dialect().isBash() || shell.options().has(SetOption.HISTORY)) {
            shell.recorder().end();
        }
    }

    /** ^C was typed. */
    void interrupt() {
        interrupted = true;
    }

    /** Whether ^C was typed since the last question; if there is a trap for it, that runs before the next prompt. */
    boolean interrupted() {
        boolean was = interrupted || shell.traps().nextPending() == Signal.INT;
        interrupted = false;
        return was;
    }

    /** The window has another size: whoever waits for a key wakes up and looks. */
    void resized() {
        resized = true;
        shell.process().terminal().map(Terminal::windowSize).ifPresent(size -> {
            shell.variables().set("COLUMNS", Integer.toString(size.columns()));
            shell.variables().set("LINES", Integer.toString(size.rows()));
        });
    }

    @Override
    public @Nullable String next() {
        try {
            if (!continued && shell.dialect().isBash()) {
                promptCommand();
            }
            String line = expanded();
            continued = true;
            if (line != null) {
                shell.recorder().line(line);
            }
            return line == null ? null : line + "\n";
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** A line in which bash has expanded {@code !}, which it shows then: only the first of a command, which no here-document is. */
    private @Nullable String expanded() throws IOException {
        while (true) {
            String line = read(new Prompts(shell).of(continued ? "PS2" : "PS1", ""));
            boolean expands = line != null && !continued && shell.options().has(SetOption.HISTEXPAND);
            if (!expands || line == null) {
                return line;
            }
            try {
                HistoryExpansion.Result result =
                        HistoryExpansion.of(shell.history().texts(), line);
                if (result.changed()) {
                    shell.messages().raw(result.line() + "\n");
                }
                if (!result.onlyShown()) {
                    return result.line();
                }
                shell.recorder().add(result.line());
            } catch (HistoryExpansion.Refusal refusal) {
                shell.messages().named(refusal.words());
            }
        }
    }

    /** Runs what is in PROMPT_COMMAND, each of its elements if it is an array. */
    private void promptCommand() throws IOException {
        Variable variable = shell.variables().find("PROMPT_COMMAND");
        if (variable == null) {
            return;
        }
        int status = shell.status();
        for (String value : List.copyOf(variable.values())) {
            if (!value.isEmpty()) {
                shell.runner().evaluate(value, "PROMPT_COMMAND");
                shell.status(status);
            }
        }
    }

    /** Whether the shell edits lines itself; it then also ends the line at the end of its input. */
    boolean areEdited() throws IOException {
        return shell.dialect() != Dialect.DASH && shell.process().descriptor(0) instanceof Terminal;
    }

    private @Nullable String read(String prompt) throws IOException {
        if (!areEdited()) {
            return plain(prompt);
        }
        resized = false;
        LineEditor editor = new LineEditor(
                (Terminal) shell.process().descriptor(0),
                shell.dialect().isBash(),
                shell.counted(),
                shell.history().texts(),
                new ShellCompleter(shell),
                new LineEditor.Signals() {
                    @Override
                    public boolean interrupted() {
                        return TypedLines.this.interrupted();
                    }

                    @Override
                    public boolean resized() {
                        boolean was = resized;
                        resized = false;
                        return was;
                    }

                    @Override
                    public void attend() throws IOException {
                        shell.traps().runPending();
                    }
                });
        shell.process().out().flush();
        return editor.read(prompt);
    }

    /** A line as the terminal itself edits it. */
    private @Nullable String plain(String prompt) throws IOException {
        if (shell.dialect() == Dialect.ASH) {
            shell.print(prompt);
            shell.process().out().flush();
        } else {
            shell.messages().raw(prompt);
        }
        while (true) {
            try {
                return new InputLines(shell.process().in()).line();
            } catch (ErrnoException error) {
                if (error.errno() != Errno.EINTR) {
                    return null;
                }
                if (interrupted()) {
                    shell.messages().raw("\n");
                    throw InterruptedLine.here();
                }
                shell.traps().runPending();
            }
        }
    }
}
