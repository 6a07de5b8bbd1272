package dev.drydock.userland.utility.command;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import java.util.Map;

/** Finds a program as {@code execvp} does. */
public final class ProgramSearch {
    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    private ProgramSearch() {}

    /**
     * The path of a program.
     *
     * @param environment whose PATH is searched
     * @throws ErrnoException ENOENT, or EACCES if all that was found cannot be executed
     */
    public static String find(ContainerProcess process, String name, Map<String, String> environment)
            throws ErrnoException {
        if (name.contains("/")) {
            return check(process, name);
        }
        Errno error = Errno.ENOENT;
        if (!name.isEmpty()) {
            for (String directory :
                    environment.getOrDefault("PATH", DEFAULT_PATH).split(":", -1)) {
                String path = (directory.isEmpty() ? "." : directory) + "/" + name;
                if (isFile(process, path)) {
                    if (process.files().access(path, 1)) {
                        return path;
                    }
                    error = Errno.EACCES;
                }
            }
        }
        throw new ErrnoException(error, name);
    }

    private static boolean isFile(ContainerProcess process, String path) {
        try {
            return process.files().status(path).isRegular();
        } catch (java.io.IOException none) {
            return false;
        }
    }

    private static String check(ContainerProcess process, String path) throws ErrnoException {
        if (!process.files().exists(path)) {
            throw new ErrnoException(Errno.ENOENT, path);
        }
        if (!isFile(process, path) || !process.files().access(path, 1)) {
            throw new ErrnoException(Errno.EACCES, path);
        }
        return path;
    }
}
