package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.SpawnRequest;
import dev.drydock.userland.utility.command.ChildWait;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** BusyBox's {@code flock}, which waits for ever or not at all. */
final class BusyBoxFlock {
    private static final int LOWEST_DESCRIPTOR = 3;
    private static final int NOT_STARTED = 255;
    private static final Words BAD_NUMBER = Words.of("invalid number '%s'");
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");
    private static final Words ONE_ARGUMENT = Words.of("-c takes only one argument");
    private static final Words FAILED = Words.of("%s");
    private static final Words NOT_EXECUTED = Words.of("%s: %s");

    private BusyBoxFlock() {}

    static Exit run(Invocation call) throws IOException {
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw call.usage();
        }
        OpenFile file = operands.size() > 1 ? opened(call, operands.get(0)) : descriptor(call, operands.get(0));
        List<String> command = command(call, operands.subList(1, operands.size()));
        if (call.commandLine().has("u")) {
            file.locks().release(file);
        } else if (!locked(call, file, !call.commandLine().has("s"))) {
            return Exit.FAILURE;
        }
        return command.isEmpty() ? Exit.SUCCESS : runChild(call, command);
    }

    private static OpenFile opened(Invocation call, String path) throws IOException {
        try {
            OpenFile file = LockFile.open(call.files(), path);
            call.process().allocate(LOWEST_DESCRIPTOR, file);
            return file;
        } catch (ErrnoException error) {
            throw call.fail(CANNOT_OPEN, path, error);
        }
    }

    private static OpenFile descriptor(Invocation call, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(BAD_NUMBER, text);
        }
        try {
            return call.process().descriptor(Integer.parseInt(text));
        } catch (IOException error) {
            throw call.fail(FAILED, new ErrnoException(Errno.EBADF));
        }
    }

    private static List<String> command(Invocation call, List<String> words) {
        if (words.isEmpty() || (!words.get(0).equals("-c") && !words.get(0).equals("--command"))) {
            return words;
        }
        if (words.size() > 2) {
            throw call.fail(ONE_ARGUMENT);
        }
        return words.size() == 1 ? List.of("/bin/sh", "-c") : List.of("/bin/sh", "-c", words.get(1));
    }

    private static boolean locked(Invocation call, OpenFile file, boolean alone) throws IOException {
        if (call.commandLine().has("n")) {
            return file.locks().take(file, alone);
        }
        try {
            return call.process().lock(file, alone, null);
        } catch (ErrnoException error) {
            throw call.fail(FAILED, error);
        }
    }

    private static Exit runChild(Invocation call, List<String> command) throws IOException {
        ContainerProcess process = call.process();
        try {
            String path = ProgramSearch.find(process, command.get(0), process.environment());
            int child = process.spawn(
                    new SpawnRequest(path, command, process.environment(), process.descriptors(), -1, false));
            return Exit.of(ChildWait.status(process, child));
        } catch (ErrnoException error) {
            throw call.fail(NOT_STARTED, NOT_EXECUTED, command.get(0), error);
        }
    }
}
