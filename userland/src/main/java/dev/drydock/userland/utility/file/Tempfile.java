package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code tempfile} of debianutils: makes an empty file and shows its name. */
final class Tempfile {
    static final Command COMMAND = Command.named("tempfile", Tempfile::run)
            .gnu("d,directory= m,mode= n,name= p,prefix= s,suffix=")
            .only(Flavour.GNU);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int CHANCE = 6;
    private static final String DEPRECATED = "WARNING: tempfile is deprecated; consider using mktemp instead.\n";

    private Tempfile() {}

    private static Exit run(Invocation call) throws IOException {
        call.raw(DEPRECATED);
        String given = call.commandLine().last("m");
        if (given != null && !given.matches("[0-7]{1,4}")) {
            call.raw("Invalid mode `" + given + "'.  Mode must be octal.\n");
            throw call.usage();
        }
        int mode = given == null ? 0600 : Integer.parseInt(given, 8);
        String name = call.commandLine().last("n");
        for (boolean made = false; !made; ) {
            String path = name == null ? chosen(call) : name;
            try {
                make(call, path, mode);
                call.out().line(path);
                made = true;
            } catch (ErrnoException error) {
                if (name != null || error.errno() != Errno.EEXIST) {
                    call.raw((name == null ? "mkstemps: " : "open: ") + error.words() + "\n");
                    return Exit.FAILURE;
                }
            }
        }
        return Exit.SUCCESS;
    }

    private static void make(Invocation call, String path, int mode) throws IOException {
        call.files()
                .open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE), mode)
                .close();
        call.files().changeMode(path, mode);
    }

    private static String chosen(Invocation call) {
        String temporary = call.variable("TMPDIR");
        String directory = or(call.commandLine().last("d"), or(temporary, "/tmp"));
        StringBuilder path = new StringBuilder(directory)
                .append('/')
                .append(or(call.commandLine().last("p"), "file"));
        for (int i = 0; i < CHANCE; i++) {
            path.append(LETTERS.charAt(call.process().random().nextInt(LETTERS.length())));
        }
        return path.append(or(call.commandLine().last("s"), "")).toString();
    }

    private static String or(@Nullable String value, String other) {
        return value == null ? other : value;
    }
}
