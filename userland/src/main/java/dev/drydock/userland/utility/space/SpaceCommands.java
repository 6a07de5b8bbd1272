package dev.drydock.userland.utility.space;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class SpaceCommands {
    private SpaceCommands() {}

    public static List<Command> all() {
        return List.of(Df.COMMAND, Du.COMMAND, Mount.MOUNT, Mount.UMOUNT, Mountpoint.COMMAND);
    }
}
