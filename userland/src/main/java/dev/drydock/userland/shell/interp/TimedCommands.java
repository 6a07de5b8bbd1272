package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.syntax.Command;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** {@code time}: how long a pipeline took on the engine's clock. */
final class TimedCommands {
    private final Shell shell;
    private final Interpreter interpreter;

    TimedCommands(Shell shell, Interpreter interpreter) {
        this.shell = shell;
        this.interpreter = interpreter;
    }

    int run(Command.Pipeline command) throws IOException {
        Instant start = shell.process().clock().now();
        Command inner = command.commands().size() == 1 && !command.negated()
                ? command.commands().get(0)
                : new Command.Pipeline(command.commands(), command.negated(), Command.Timing.NONE);
        int status = inner instanceof Command.Nothing ? 0 : interpreter.run(inner, false);
        Duration taken = Duration.between(start, shell.process().clock().now());
        String format = command.timing() == Command.Timing.POSIX
                ? TimingText.POSIX
                : shell.variables().valueOr("TIMEFORMAT", TimingText.USUAL);
        try {
            shell.messages().raw(new TimingText(format, taken).text());
        } catch (Failure failure) {
            shell.messages().error(failure.words());
        }
        return status;
    }
}
