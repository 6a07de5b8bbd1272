package dev.drydock.userland.utility.scheduling;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class SchedulingCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("chrt", "prlimit", "setarch", "taskset");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "chrt" -> Chrt.COMMAND;
            case "prlimit" -> Prlimit.COMMAND;
            case "setarch" -> Setarch.COMMAND;
            case "taskset" -> Taskset.COMMAND;
            default -> null;
        };
    }
}
