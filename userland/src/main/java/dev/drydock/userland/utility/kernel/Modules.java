package dev.drydock.userland.utility.kernel;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;

/** {@code insmod}, {@code rmmod}, {@code modprobe} and {@code lsmod} of BusyBox. */
final class Modules {
    static final Command INSMOD = Command.named("insmod", Modules::insert).only(Flavour.BUSYBOX);
    static final Command RMMOD =
            Command.named("rmmod", Modules::remove).busybox("w f a").only(Flavour.BUSYBOX);
    static final Command MODPROBE =
            Command.named("modprobe", Modules::probe).busybox("a l r q v s D b").only(Flavour.BUSYBOX);
    static final Command LSMOD = Command.named("lsmod", Modules::list).only(Flavour.BUSYBOX);
    /** What is left of -2, by which a file that is not there is told. */
    private static final int NO_FILE = 254;

    private static final String DIRECTORY = "/lib/modules";
    private static final String LIST = "/proc/modules";
    private static final Words NOT_INSERTED = Words.of("can't insert '%s': %s");
    private static final Words DENIED = Words.of("can't insert '%s': Operation not permitted");
    private static final Words SHORT = Words.of("short read");
    private static final Words NOT_REMOVED = Words.of("can't unload module '%s': Operation not permitted");
    private static final Words NONE_REMOVED = Words.of("rmmod: Operation not permitted");
    private static final Words CANNOT_ENTER = Words.of("can't change directory to '%s': %s");
    private static final Words NOT_EMULATED = Words.of("modules are not emulated");
    private static final Words NO_LIST = Words.of("%s: %s");

    private Modules() {}

    private static Exit insert(Invocation call) {
        if (call.arguments().isEmpty()) {
            throw call.usage();
        }
        String file = call.arguments().get(0);
        FileStatus status;
        try {
            status = call.files().status(file);
        } catch (IOException missing) {
            throw call.fail(NO_FILE, NOT_INSERTED, file, missing);
        }
        throw status.isDirectory() ? call.fail(SHORT) : call.fail(DENIED, file);
    }

    private static Exit remove(Invocation call) {
        if (call.commandLine().has("a")) {
            throw call.fail(NONE_REMOVED);
        }
        if (call.operands().isEmpty()) {
            throw call.usage();
        }
        throw call.fail(NOT_REMOVED, call.operands().get(0));
    }

    private static Exit probe(Invocation call) throws IOException {
        call.commandLine();
        String release = call.process().machine().kernelRelease();
        for (String directory : new String[] {DIRECTORY, release}) {
            try {
                call.files().changeDirectory(directory);
            } catch (ErrnoException error) {
                throw call.fail(CANNOT_ENTER, directory, error);
            }
        }
        throw call.fail(NOT_EMULATED);
    }

    private static Exit list(Invocation call) {
        call.out().line("Module                  Size  Used by    Not tainted");
        try {
            call.files().status(LIST);
        } catch (IOException missing) {
            call.say(NO_LIST, LIST, missing);
        }
        return Exit.SUCCESS;
    }
}
