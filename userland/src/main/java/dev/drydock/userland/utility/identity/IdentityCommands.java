package dev.drydock.userland.utility.identity;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class IdentityCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("getent", "groups", "id", "logname", "whoami");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "getent" -> Getent.COMMAND;
            case "groups" -> Groups.COMMAND;
            case "id" -> Id.COMMAND;
            case "logname" -> Logname.COMMAND;
            case "whoami" -> Whoami.COMMAND;
            default -> null;
        };
    }
}
