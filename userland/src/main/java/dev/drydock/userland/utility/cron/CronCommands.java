package dev.drydock.userland.utility.cron;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class CronCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("crond", "crontab");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "crond" -> Crond.COMMAND;
            case "crontab" -> Crontab.COMMAND;
            default -> null;
        };
    }
}
