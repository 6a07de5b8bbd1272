package dev.drydock.userland.utility.administration;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class AdministrationCommands {
    private AdministrationCommands() {}

    public static List<Command> all() {
        return List.of(
                AdditionCommands.ADD_GROUP,
                AdditionCommands.ADD_USER,
                AdditionCommands.REMOVE_GROUP,
                AdditionCommands.REMOVE_USER,
                Chpasswd.COMMAND,
                GroupCommands.ADD,
                GroupCommands.CHANGE,
                GroupCommands.REMOVE,
                Nologin.COMMAND,
                Passwd.COMMAND,
                Su.COMMAND,
                Su.RUNUSER,
                UserAddition.COMMAND,
                UserChange.COMMAND,
                UserRemoval.COMMAND);
    }
}
