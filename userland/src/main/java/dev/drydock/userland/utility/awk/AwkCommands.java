package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class AwkCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("awk", "mawk");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "awk" -> Awk.COMMAND;
            case "mawk" -> Awk.MAWK;
            default -> null;
        };
    }
}
