package dev.drydock.userland.utility.layout;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class LayoutCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("csplit", "fmt", "pr", "split");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "csplit" -> Csplit.COMMAND;
            case "fmt" -> Fmt.COMMAND;
            case "pr" -> Pr.COMMAND;
            case "split" -> Split.COMMAND;
            default -> null;
        };
    }
}
