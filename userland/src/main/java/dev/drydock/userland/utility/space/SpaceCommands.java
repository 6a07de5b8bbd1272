package dev.drydock.userland.utility.space;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class SpaceCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("df", "du", "findmnt", "mount", "mountpoint", "umount");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "df" -> Df.COMMAND;
            case "du" -> Du.COMMAND;
            case "findmnt" -> Findmnt.COMMAND;
            case "mount" -> Mount.MOUNT;
            case "mountpoint" -> Mountpoint.COMMAND;
            case "umount" -> Mount.UMOUNT;
            default -> null;
        };
    }
}
