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
                Basenc.COMMAND,
                Cksum.COMMAND,
                Cksum.CRC32,
                Cksum.SUM,
                Cmp.COMMAND,
                Dd.COMMAND,
                Hexdump.HD,
                Hexdump.HEXDUMP,
                Od.COMMAND,
                Uuencode.DECODE,
                Uuencode.ENCODE,
                Xxd.COMMAND));
        return List.copyOf(commands);
    }
}
