package dev.drydock.userland.utility.awk;

import dev.drydock.process.WaitStatus;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The functions that deal with files and other programs. */
final class SystemFunctions {
    private static final int KILLED_IN_MAWK = 256;
    private static final int STATUS_SHIFT = 256;

    private SystemFunctions() {}

    /** mawk gives the exit status; BusyBox what {@code wait} gives, and 0 of what is not open. */
    static Value close(Machine machine, String name) throws IOException {
        WaitStatus status = machine.streams().close(name);
        if (status == null) {
            return Value.of(machine.isBusyBox() ? 0 : -1);
        }
        return Value.of(
                machine.isBusyBox() && status.signal() == null
                        ? status.status() * STATUS_SHIFT
                        : number(machine, status));
    }

    static Value flush(Machine machine, Arguments arguments) throws IOException {
        if (!arguments.has(0) || arguments.text(0).isEmpty()) {
            machine.streams().flush();
            return Value.ZERO;
        }
        return Value.of(machine.streams().flush(arguments.text(0)) ? 0 : -1);
    }

    static Value run(Machine machine, String command) throws IOException {
        machine.release();
        return Value.of(number(machine, machine.streams().run(command)));
    }

    private static int number(Machine machine, @Nullable WaitStatus status) {
        if (status == null || status.signal() == null) {
            return status == null ? 0 : status.status();
        }
        return machine.isBusyBox() ? 0 : KILLED_IN_MAWK + status.signal().number();
    }
}
