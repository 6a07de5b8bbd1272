package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;

/** {@code logread} of BusyBox: what {@code syslogd} keeps in shared memory; none runs here, so there is none to be found. */
final class SystemLogReader {
    static final Command COMMAND =
            Command.named("logread", SystemLogReader::run).busybox("f F").only(Flavour.BUSYBOX);
    private static final Words NO_BUFFER = Words.of("can't find syslogd buffer: No such file or directory");

    private SystemLogReader() {}

    private static Exit run(Invocation call) {
        call.commandLine();
        throw call.fail(NO_BUFFER);
    }
}
