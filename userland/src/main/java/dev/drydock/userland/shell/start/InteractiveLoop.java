package dev.drydock.userland.shell.start;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Signal;
import dev.drydock.userland.shell.edit.InterruptedLine;
import dev.drydock.userland.shell.interp.JobReports;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.interp.Unwinding;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Parser;
import dev.drydock.userland.shell.syntax.SyntaxError;
import java.io.IOException;

/**
 * An interactive shell. It reads commands from a terminal, one after the other, with prompts; called with {@code -ic} it
 * runs that text first, and only dash and BusyBox then go on to read commands, and only after an error.
 */
final class InteractiveLoop {
    private static final int INTERRUPTED = 130;
    private static final int SYNTAX_STATUS = 2;
    private static final int USAGE = 2;

    private final Shell shell;
    private final StartOptions options;
    private final TypedLines lines;

    InteractiveLoop(Shell shell, StartOptions options) {
        this.shell = shell;
        this.options = options;
        this.lines = new TypedLines(shell);
    }

    int run() throws IOException {
        prepare();
        shell.recorder().recordsScripts(false);
        files();
        SavedHistory saved = new SavedHistory(shell);
        saved.load();
        try {
            return commands();
        } finally {
            saved.save();
        }
    }

    private int commands() throws IOException {
        if (options.isCommand()) {
            Parser text = CommandText.of(shell, options.operands());
            if (text == null) {
                return USAGE;
            }
            try {
                return shell.dialect().isBash()
                        ? shell.runner().runScript(text)
                        : shell.runner().runAll(text, "-c");
            } catch (Unwinding.Discard discard) {
                shell.status(discard.status());
            }
        }
        return readCommands();
    }

    private int readCommands() throws IOException {
        Parser parser = parser(1);
        while (true) {
            lines.beginCommand();
            try {
                shell.traps().runPending();
                new JobReports(shell).announceChanges();
                Command command = shell.runner().next(parser);
                if (command == null) {
                    if (staysForJobs()) {
                        parser = parser(parser.currentLine());
                        continue;
                    }
                    return end();
                }
                lines.endCommand();
                if (!(command instanceof Command.Nothing)) {
                    boolean leaves = command instanceof Command.Simple simple
                            && !simple.words().isEmpty()
                            && "exit".equals(simple.words().get(0).plain());
                    if (!leaves) {
                        shell.jobs().forgetWarning();
                    }
                    shell.commandNumber(shell.commandNumber() + 1);
                    shell.interpreter().run(command, false);
                }
                if (lines.interrupted()) {
                    parser = parser(parser.currentLine());
                }
            } catch (InterruptedLine interrupted) {
                shell.status(INTERRUPTED);
                parser = parser(parser.currentLine());
            } catch (SyntaxError error) {
                lines.endCommand();
                shell.messages().syntaxError(error, "");
                shell.status(
                        switch (error.kind()) {
                            case COMMAND -> SYNTAX_STATUS;
                            case CONDITION -> shell.status();
                            case ARRAY -> 1;
                        });
                parser = parser(parser.currentLine());
            } catch (Unwinding.Discard discard) {
                shell.status(discard.status());
                parser = parser(parser.currentLine());
            }
        }
    }

    private void prepare() throws IOException {
        ContainerProcess process = shell.process();
        for (var own : shell.session().ownHandlers().entrySet()) {
            if (own.getKey() != Signal.INT) {
                process.handle(own.getKey(), own.getValue());
            }
        }
        shell.dispositions().own(Signal.INT, signal -> lines.interrupt());
        process.handle(Signal.WINCH, signal -> lines.resized());
        if (process.terminal().isPresent()) {
            shell.options().set(SetOption.MONITOR, true);
        } else {
            String called = shell.parameters().name();
            shell.messages()
                    .raw(called
                            + switch (shell.dialect()) {
                                case BASH ->
                                    ": cannot set terminal process group (-1): Inappropriate ioctl for device\n"
                                            + called + ": no job control in this shell\n";
                                case DASH -> ": 0: can't access tty; job control turned off\n";
                                case ASH -> ": can't access tty; job control turned off\n";
                            });
        }
        if (shell.dialect().isBash()) {
            shell.options().set(SetOption.HISTEXPAND, true);
            shell.options().set(SetOption.HISTORY, true);
            shell.options().set(SetOption.EMACS, true);
            shell.options().shopt().put("expand_aliases", true);
        }
    }

    private void files() throws IOException {
        if (shell.dialect().isBash() && shell.variables().value("HISTFILE") == null) {
            shell.variables().set("HISTFILE", shell.variables().valueOr("HOME", "") + "/.bash_history");
        }
        StartFiles files = new StartFiles(shell);
        boolean bash = shell.dialect().isBash() && !shell.isPosix();
        if (options.isLogin()) {
            if (!options.skipsProfile()) {
                files.profile();
            }
        } else if (bash) {
            files.interactive(options);
        }
        if (!bash) {
            files.environmentFile("ENV");
        }
        if (shell.dialect() == Dialect.ASH) {
            shell.print(Banners.BUSYBOX);
        }
    }

    private Parser parser(int firstLine) {
        return new Parser(lines, firstLine, shell.runner().grammar(true));
    }

    /** Jobs that are stopped keep the shell from ending, once. Bash says that it leaves either way. */
    private boolean staysForJobs() throws IOException {
        if (shell.dialect().isBash()) {
            shell.messages().raw(shell.farewell());
        }
        return shell.jobs().keepShell();
    }

    private int end() throws IOException {
        switch (shell.dialect()) {
            case BASH -> {
                // said before it looked for jobs
            }
            case DASH -> shell.messages().raw("\n");
            case ASH -> {
                if (!lines.areEdited()) {
                    shell.messages().raw("\n");
                }
            }
        }
        return shell.status();
    }
}
