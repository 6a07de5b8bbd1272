package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.Set;

/** {@code volname} of BusyBox: the name of a volume, which stands at its place in an image of ISO 9660. */
final class Volname {
    static final Command COMMAND = Command.named("volname", Volname::run).only(Flavour.BUSYBOX);
    private static final String DEVICE = "/dev/cdrom";
    private static final int PLACE = 32_808;
    private static final int LENGTH = 32;
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");
    private static final Words NOT_READ = Words.of("read error: %s");
    private static final Words SHORT = Words.of("short read");

    private Volname() {}

    private static Exit run(Invocation call) throws IOException {
        if (call.arguments().size() > 1) {
            throw call.usage();
        }
        String path = call.arguments().isEmpty() ? DEVICE : call.arguments().get(0);
        Input input;
        try {
            input = call.input(call.files().open(path, Set.of(OpenFlag.READ), 0), true);
        } catch (ErrnoException error) {
            throw call.fail(CANNOT_OPEN, path, error);
        }
        byte[] name = new byte[LENGTH];
        try (input) {
            input.file().seek(PLACE);
            int have = 0;
            for (int count = 0; count >= 0 && have < LENGTH; have += Math.max(count, 0)) {
                count = input.read(name, have, LENGTH - have);
            }
            if (have < LENGTH) {
                throw call.fail(SHORT);
            }
        } catch (ErrnoException error) {
            throw call.fail(NOT_READ, error);
        }
        String text = Latin.of(name, 0, LENGTH);
        int end = text.indexOf('\0');
        String shown = end < 0 ? text : text.substring(0, end);
        call.out().dataLine(" ".repeat(LENGTH - shown.length()) + shown);
        return Exit.SUCCESS;
    }
}
