package dev.drydock.userland.utility.process;

import dev.drydock.userland.utility.command.Command;
import java.util.ArrayList;
import java.util.List;

/** The commands of this package. */
public final class ProcessCommands {
    private ProcessCommands() {}

    public static List<Command> all() {
        List<Command> commands = new ArrayList<>(Surrounds.wide());
        commands.addAll(List.of(
                Chroot.COMMAND,
                Env.COMMAND,
                Flock.COMMAND,
                Kill.COMMAND,
                Killall.COMMAND,
                Printenv.COMMAND,
                ProcessNames.KILLALL,
                ProcessNames.PGREP,
                ProcessNames.PIDOF,
                ProcessNames.PKILL,
                Ps.COMMAND,
                RunParts.COMMAND,
                Setpriv.COMMAND,
                Sleep.COMMAND,
                Sleep.MICROSECONDS,
                Surrounds.IONICE,
                Surrounds.STDBUF,
                Time.COMMAND,
                Timeout.COMMAND,
                Top.COMMAND,
                Watch.COMMAND,
                Wrappers.NICE,
                Wrappers.NOHUP,
                Wrappers.SETSID));
        return List.copyOf(commands);
    }
}
