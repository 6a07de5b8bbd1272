package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.Set;

/** {@code sync}: everything is in memory, so nothing is left to be written; files that are named are opened all the same. */
final class Sync {
    static final Command COMMAND =
            Command.named("sync", Sync::run).gnu("d,data f,file-system").busybox("d f");
    /** {@code fsync} of BusyBox, which needs files. */
    static final Command FSYNC =
            Command.named("fsync", Sync::files).busybox("d").only(Flavour.BUSYBOX);

    private static final Words CANNOT_OPEN = Words.of("error opening %q: %s", "can't open '%s': %s");
    private static final Words NEEDS_FILES = Words.of("--data needs at least one argument", "");
    private static final Words BOTH = Words.of("cannot specify both --data and --file-system", "");

    private Sync() {}

    private static Exit run(Invocation call) {
        boolean data = call.commandLine().has("d");
        if (data && call.commandLine().has("f")) {
            throw call.isGnu() ? call.fail(BOTH) : call.usage();
        }
        if (data && call.operands().isEmpty()) {
            throw call.isGnu() ? call.fail(NEEDS_FILES) : call.usage();
        }
        return openAll(call);
    }

    private static Exit files(Invocation call) {
        if (call.operands().isEmpty()) {
            throw call.usage();
        }
        return openAll(call);
    }

    private static Exit openAll(Invocation call) {
        for (String operand : call.operands()) {
            try {
                call.files()
                        .open(operand, Set.of(OpenFlag.READ, OpenFlag.NON_BLOCKING), 0)
                        .close();
            } catch (IOException error) {
                call.complain(CANNOT_OPEN, operand, error);
            }
        }
        return call.exit();
    }
}
