package dev.drydock.userland.utility.alternatives;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command of this package. */
public final class AlternativesCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("update-alternatives");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return name.equals("update-alternatives") ? UpdateAlternatives.COMMAND : null;
    }
}
