package dev.drydock.userland.utility.client;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class ClientCommands {
    private ClientCommands() {}

    public static List<Command> all() {
        return List.of(
                Curl.COMMAND,
                GnuWget.COMMAND,
                NameLookup.COMMAND,
                Netcat.COMMAND,
                OpenBsdNetcat.COMMAND,
                Telnet.COMMAND,
                Wget.COMMAND);
    }
}
