package dev.drydock.container.init;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What tini 0.19 does: runs the command as its child in a group of its own, passes signals on to it, reaps whatever becomes
 * its child, and ends as the command did.
 */
final class InitProgram implements Program {
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;
    private static final int OWN_GROUP = 0;
    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        List<String> arguments = process.arguments();
        int first = arguments.size() > 1 && arguments.get(1).equals("--") ? 2 : 1;
        if (first == arguments.size()) {
            return refused(process, arguments.get(0) + ": no program to run");
        }
        List<String> command = arguments.subList(first, arguments.size());
        if (first == 1 && command.get(0).startsWith("-")) {
            return refused(process, arguments.get(0) + ": option '" + command.get(0) + "' is not emulated");
        }
        Supervision supervision = new Supervision(process);
        supervision.takeSignals();
        supervision.watch(process.fork(child -> become(child, command), OWN_GROUP, true));
        return Exit.never();
    }

    private static Exit refused(ContainerProcess process, String words) throws IOException {
        process.err().write((words + "\n").getBytes(StandardCharsets.UTF_8));
        return Exit.FAILURE;
    }

    private static Exit become(ContainerProcess child, List<String> command) throws IOException {
        child.handle(Signal.TTIN, SignalHandler.DEFAULT);
        child.handle(Signal.TTOU, SignalHandler.DEFAULT);
        try {
            return execute(child, command);
        } catch (ErrnoException failed) {
            String words = "[FATAL tini (" + child.pid() + ")] exec " + command.get(0) + " failed: " + failed.words();
            child.err().write((words + "\n").getBytes(StandardCharsets.UTF_8));
            return Exit.of(
                    switch (failed.errno()) {
                        case ENOENT -> NOT_FOUND;
                        case EACCES -> NOT_EXECUTABLE;
                        default -> 1;
                    });
        }
    }

    /** As execvp(3) does. */
    private static Exit execute(ContainerProcess child, List<String> command) throws IOException {
        ErrnoException failure = new ErrnoException(Errno.ENOENT);
        for (String path : candidates(child.environment(), command.get(0))) {
            try {
                return executeFile(child, path, command);
            } catch (ErrnoException failed) {
                Errno errno = failed.errno();
                if (errno != Errno.ENOENT && errno != Errno.ENOTDIR && errno != Errno.EACCES) {
                    throw failed;
                }
                boolean counts = errno == Errno.EACCES || command.get(0).contains("/");
                failure = counts ? failed : failure;
            }
        }
        throw failure;
    }

    /** A file that is no program is taken for a script of the shell. */
    private static Exit executeFile(ContainerProcess child, String path, List<String> command) throws IOException {
        try {
            return child.execute(path, command, child.environment());
        } catch (ErrnoException failed) {
            if (failed.errno() != Errno.ENOEXEC) {
                throw failed;
            }
            List<String> script = new ArrayList<>(List.of("/bin/sh", path));
            script.addAll(command.subList(1, command.size()));
            return child.execute("/bin/sh", script, child.environment());
        }
    }

    private static List<String> candidates(Map<String, String> environment, String name) {
        if (name.contains("/")) {
            return List.of(name);
        }
        List<String> paths = new ArrayList<>();
        for (String directory : environment.getOrDefault("PATH", DEFAULT_PATH).split(":", -1)) {
            paths.add(directory.isEmpty() ? name : directory + "/" + name);
        }
        return paths;
    }
}
