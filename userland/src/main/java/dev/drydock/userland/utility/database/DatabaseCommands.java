package dev.drydock.userland.utility.database;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class DatabaseCommands implements CommandFamily {
    private static final List<String> NAMES =
            List.of("debconf-set-selections", "debconf-show", "dpkg-divert", "dpkg-statoverride");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "debconf-set-selections" -> Debconf.SET;
            case "debconf-show" -> Debconf.SHOW;
            case "dpkg-divert" -> Divert.COMMAND;
            case "dpkg-statoverride" -> StatOverride.COMMAND;
            default -> null;
        };
    }
}
