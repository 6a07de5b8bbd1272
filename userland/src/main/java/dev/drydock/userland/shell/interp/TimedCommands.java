package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.syntax.Command;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** {@code time}: how long a pipeline took on the engine's clock. The emulated processor takes no time of its own. */
final class TimedCommands {
    private static final int SECONDS_PER_MINUTE = 60;

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
        boolean posix = command.timing() == Command.Timing.POSIX;
        shell.messages()
                .raw(
                        posix
                                ? "real " + seconds(taken, 2) + "\nuser 0.00\nsys 0.00\n"
                                : "\nreal\t" + minutes(taken) + "\nuser\t0m0.000s\nsys\t0m0.000s\n");
        return status;
    }

    private static String minutes(Duration taken) {
        long minutes = taken.toSeconds() / SECONDS_PER_MINUTE;
        return minutes + "m" + seconds(taken.minusMinutes(minutes), 3) + "s";
    }

    private static String seconds(Duration taken, int digits) {
        String millis = String.format("%03d", taken.toMillisPart());
        return taken.toSeconds() + "." + millis.substring(0, digits);
    }
}
