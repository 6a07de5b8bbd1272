package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.SpawnRequest;
import dev.drydock.userland.utility.command.ChildWait;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code time}: runs a program and tells how long that took. No Debian image has it; bash has a word of its own. */
final class Time {
    static final Command COMMAND =
            Command.named("time", Time::run).busybox("+ !v p !a !f= !o=").only(Flavour.BUSYBOX);
    private static final int SIGNALLED = 128;
    private static final int NOT_FOUND = 127;
    private static final Words CANNOT_RUN = Words.of("", "can't execute '%s': %s");

    private Time() {}

    private static Exit run(Invocation call) throws IOException {
        List<String> command = call.operands();
        if (command.isEmpty()) {
            throw call.usage();
        }
        ContainerProcess process = call.process();
        Instant start = process.clock().now();
        int status = NOT_FOUND;
        try {
            String path = ProgramSearch.find(process, command.get(0), process.environment());
            int child = process.spawn(
                    new SpawnRequest(path, command, process.environment(), process.descriptors(), -1, false));
            status = ChildWait.status(process, child);
        } catch (ErrnoException error) {
            call.say(CANNOT_RUN, command.get(0), error);
        }
        if (status > SIGNALLED) {
            call.raw("Command terminated by signal " + (status - SIGNALLED) + "\n");
            status -= SIGNALLED;
        } else if (status > 0) {
            call.raw("Command exited with non-zero status " + status + "\n");
        }
        Duration taken = Duration.between(start, process.clock().now());
        double seconds = taken.toMillis() / 1000.0;
        call.raw(
                call.commandLine().has("p")
                        ? String.format("real %.2f\nuser 0.00\nsys 0.00\n", seconds)
                        : String.format(
                                "real\t%dm %.2fs\nuser\t0m 0.00s\nsys\t0m 0.00s\n",
                                taken.toMinutes(), seconds - taken.toMinutes() * 60));
        return Exit.of(status);
    }
}
