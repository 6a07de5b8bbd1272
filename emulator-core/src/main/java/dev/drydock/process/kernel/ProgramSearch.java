package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How runc finds a command's file: as LookPath of Go's os/exec does, with root's permissions. */
final class ProgramSearch {
    private static final int EXECUTE = 1;

    private ProgramSearch() {}

    /**
     * @param files as root sees them, in the command's working directory
     * @param environment where PATH is looked for
     * @return a path that leads to a file with an x bit
     */
    static String find(FileContext files, String command, List<String> environment) throws StartException {
        if (command.contains("/")) {
            Errno failure = check(files, command);
            if (failure == null) {
                return command;
            }
            boolean isThere = failure == Errno.EISDIR || failure == Errno.EACCES;
            throw isThere ? StartErrors.notExecutable(command, failure) : StartErrors.noFile(command, failure);
        }
        if (!command.isEmpty() && !command.equals(".") && !command.equals("..")) {
            for (String directory : path(environment)) {
                String candidate = directory.endsWith("/") ? directory + command : directory + "/" + command;
                if (check(files, candidate) == null) {
                    if (!candidate.startsWith("/")) {
                        throw StartErrors.relativeToDirectory(command);
                    }
                    return candidate;
                }
            }
        }
        throw StartErrors.notInPath(command);
    }

    private static List<String> path(List<String> environment) {
        for (String entry : environment) {
            if (entry.startsWith("PATH=")) {
                String path = entry.substring("PATH=".length());
                return path.isEmpty()
                        ? List.of()
                        : List.of(path.split(":", -1)).stream()
                                .map(each -> each.isEmpty() ? "." : each)
                                .toList();
            }
        }
        return List.of();
    }

    private static @Nullable Errno check(FileContext files, String path) {
        try {
            FileStatus status = files.status(path);
            if (status.isDirectory()) {
                return Errno.EISDIR;
            }
            return files.access(path, EXECUTE) ? null : Errno.EACCES;
        } catch (ErrnoException failed) {
            return failed.errno();
        } catch (IOException failed) {
            return Errno.EIO;
        }
    }
}
