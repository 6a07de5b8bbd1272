package dev.drydock.userland.utility.inspection;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class InspectionCommands implements CommandFamily {
    private static final List<String> NAMES = List.of("fuser", "ipcrm", "ipcs", "lsof", "pstree", "pwdx");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "fuser" -> Fuser.COMMAND;
            case "ipcrm" -> SharedRemoval.COMMAND;
            case "ipcs" -> SharedObjects.COMMAND;
            case "lsof" -> OpenFiles.COMMAND;
            case "pstree" -> Pstree.COMMAND;
            case "pwdx" -> WorkingDirectories.COMMAND;
            default -> null;
        };
    }
}
