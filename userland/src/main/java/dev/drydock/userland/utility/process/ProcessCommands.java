package dev.drydock.userland.utility.process;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class ProcessCommands {
    private ProcessCommands() {}

    public static List<Command> all() {
        return List.of(
                Env.COMMAND,
                Kill.COMMAND,
                Printenv.COMMAND,
                ProcessNames.KILLALL,
                ProcessNames.PGREP,
                ProcessNames.PIDOF,
                ProcessNames.PKILL,
                Ps.COMMAND,
                Sleep.COMMAND,
                Time.COMMAND,
                Timeout.COMMAND,
                Top.COMMAND,
                Watch.COMMAND,
                Wrappers.NICE,
                Wrappers.NOHUP,
                Wrappers.SETSID);
    }
}
