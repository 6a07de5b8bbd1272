package dev.drydock.userland.utility.bytes;

import dev.drydock.userland.utility.command.Command;
import java.util.ArrayList;
import java.util.List;

/** The commands of this package. */
public final class ByteCommands {
    private ByteCommands() {}

    public static List<Command> all() {
        List<Command> commands = new ArrayList<>(DigestSum.all());
        commands.addAll(List.of(
                Base32.COMMAND,
                Base64.COMMAND,
                Cmp.COMMAND,
                Dd.COMMAND,
                Hexdump.HD,
                Hexdump.HEXDUMP,
                Od.COMMAND,
                Xxd.COMMAND));
        return List.copyOf(commands);
    }
}
