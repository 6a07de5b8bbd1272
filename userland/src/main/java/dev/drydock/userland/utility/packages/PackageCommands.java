package dev.drydock.userland.utility.packages;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class PackageCommands {
    private PackageCommands() {}

    public static List<Command> all() {
        return List.of(Apt.CACHE, Apt.FRIENDLY, Apt.GET, Dpkg.COMMAND, Dpkg.QUERY);
    }
}
