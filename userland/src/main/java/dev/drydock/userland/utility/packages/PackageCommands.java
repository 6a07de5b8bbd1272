package dev.drydock.userland.utility.packages;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class PackageCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("apt", "apt-cache", "apt-get", "apt-mark", "dpkg", "dpkg-query");

    /** {@code apk}, which stands in no flavour: only Alpine has it. */
    public static Command apk() {
        return Apk.COMMAND;
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "apt" -> Apt.FRIENDLY;
            case "apt-cache" -> Apt.CACHE;
            case "apt-get" -> Apt.GET;
            case "apt-mark" -> AptMark.COMMAND;
            case "dpkg" -> Dpkg.COMMAND;
            case "dpkg-query" -> Dpkg.QUERY;
            default -> null;
        };
    }
}
