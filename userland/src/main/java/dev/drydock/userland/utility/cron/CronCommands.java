package dev.drydock.userland.utility.cron;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class CronCommands {
    private CronCommands() {}

    public static List<Command> all() {
        return List.of(Crond.COMMAND, Crontab.COMMAND);
    }
}
