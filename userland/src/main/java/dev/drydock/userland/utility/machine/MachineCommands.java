package dev.drydock.userland.utility.machine;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class MachineCommands {
    private MachineCommands() {}

    public static List<Command> all() {
        return List.of(
                Arch.COMMAND,
                Cal.COMMAND,
                Date.COMMAND,
                Free.COMMAND,
                Getconf.COMMAND,
                Hostid.COMMAND,
                Hostname.COMMAND,
                Hostname.DOMAIN,
                Nproc.COMMAND,
                Sessions.USERS,
                Sessions.W,
                Sessions.WHO,
                SystemLogger.COMMAND,
                Uname.COMMAND,
                Uptime.COMMAND,
                Which.COMMAND,
                Which.OF_DEBIAN,
                Whereis.COMMAND);
    }
}
