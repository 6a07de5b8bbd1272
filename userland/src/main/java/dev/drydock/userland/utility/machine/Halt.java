package dev.drydock.userland.utility.machine;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.time.Duration;

/**
 * {@code halt}, {@code poweroff} and {@code reboot} of BusyBox: a signal to the first process, which is seldom an
 * {@code init} that would do anything about it. Without one ({@code -f}) nobody in a container may end the machine.
 */
final class Halt {
    static final Command HALT = command("halt", Signal.USR1);
    static final Command POWEROFF = command("poweroff", Signal.USR2);
    static final Command REBOOT = command("reboot", Signal.TERM);
    private static final Words BAD_NUMBER = Words.of("invalid number '%s'");
    private static final Words NOT_PERMITTED = Words.of("(null): Operation not permitted");
    private static final Words FAILED = Words.of("(null): %s");

    private Halt() {}

    private static Command command(String name, Signal signal) {
        return Command.named(name, call -> run(call, signal))
                .busybox("d= n f w i")
                .only(Flavour.BUSYBOX);
    }

    private static Exit run(Invocation call, Signal signal) throws IOException {
        String delay = call.commandLine().last("d");
        if (delay != null) {
            if (!delay.matches("\\d{1,9}")) {
                throw call.fail(BAD_NUMBER, delay);
            }
            call.process().sleep(Duration.ofSeconds(Long.parseLong(delay)));
        }
        if (call.commandLine().has("w")) {
            return Exit.SUCCESS;
        }
        if (call.commandLine().has("f")) {
            throw call.fail(NOT_PERMITTED);
        }
        try {
            call.process().kill(1, signal);
        } catch (ErrnoException error) {
            throw call.fail(FAILED, error);
        }
        return Exit.SUCCESS;
    }
}
