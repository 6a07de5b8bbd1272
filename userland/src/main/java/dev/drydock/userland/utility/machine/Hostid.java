package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.network.HostNames;
import java.util.List;

/** {@code hostid}: the number of the machine, which glibc makes of its address where nobody set one. */
final class Hostid {
    static final Command COMMAND = Command.named("hostid", Hostid::run).gnu("").busybox("");
    private static final Words EXTRA = Words.of("extra operand %l", "");

    private Hostid() {}

    private static Exit run(Invocation call) {
        if (!call.operands().isEmpty()) {
            throw call.isGnu() ? call.usage(EXTRA, call.operands().get(0)) : call.usage();
        }
        List<HostNames.Entry> found =
                HostNames.of(call.process()).lookUp(call.process().hostname());
        String address = found.isEmpty() ? "" : found.get(0).address();
        String[] parts = address.split("\\.");
        String number = "00000000";
        if (parts.length == 4) {
            // The address as a little-endian number, with its halves changed over.
            number = String.format(
                    "%02x%02x%02x%02x",
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[2]));
        }
        call.out().line(number);
        return Exit.SUCCESS;
    }
}
