package dev.drydock.userland.shell.start;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.userland.shell.interp.InputLines;
import dev.drydock.userland.shell.interp.JobReports;
import dev.drydock.userland.shell.interp.Prompts;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.interp.Unwinding;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads commands from a terminal, one after the other, with prompts. */
final class InteractiveLoop {
    private final Shell shell;
    private final StartOptions options;
    private boolean continued;

    InteractiveLoop(Shell shell, StartOptions options) {
        this.shell = shell;
        this.options = options;
    }

    int run() throws IOException {
        prepare();
        Parser parser = parser();
        while (true) {
            continued = false;
            shell.traps().runPending();
            new JobReports(shell).announceChanges();
            try {
                Command command = parser.next();
                if (command == null) {
                    return shell.status();
                }
                if (!(command instanceof Command.Nothing)) {
                    shell.interpreter().run(command, false);
                }
            } catch (Unwinding.Discard discard) {
                shell.status(discard.status());
                parser = parser();
            }
        }
    }

    private void prepare() throws IOException {
        ContainerProcess process = shell.process();
        for (var own : shell.session().ownHandlers().entrySet()) {
            process.handle(own.getKey(), own.getValue());
        }
        if (process.terminal().isPresent()) {
            shell.options().set(SetOption.MONITOR, true);
        }
    }

    private Parser parser() {
        return Parser.lines(this::line, shell.runner().grammar());
    }

    private @Nullable String line() {
        try {
            shell.messages().raw(new Prompts(shell).of(continued ? "PS2" : "PS1", "# "));
            continued = true;
            return new InputLines(shell.process().in()).lineWithEnd();
        } catch (ErrnoException interrupted) {
            throw new Unwinding.Discard(130);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
