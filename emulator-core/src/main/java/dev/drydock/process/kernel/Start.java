package dev.drydock.process.kernel;

import dev.drydock.filesystem.CapabilitySet;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine and runc resolve before a process exists, in their order: the user (the engine), the working directory,
 * the file (runc). runc does so with root's permissions, whoever the process is to be.
 */
final class Start {
    private static final String HOME = "HOME=";
    /** What runc's own process ends with if its exec fails. */
    private static final int EXEC_FAILED = 255;

    private final Executables executables;
    private final FileContext files;
    private final CapabilitySet bounds;

    /**
     * @param files as root sees them from {@code /}; leads to the working directory and to the user afterwards
     * @param bounds of a process that is not privileged
     */
    Start(Executables executables, FileContext files, CapabilitySet bounds) {
        this.executables = executables;
        this.files = files;
        this.bounds = bounds;
    }

    /**
     * Leaves the file context in the working directory, with the process's credentials.
     *
     * @param program what to run instead of the command's file, or null
     */
    Image resolve(ProcessSpec spec, @Nullable Program program) throws StartException {
        Accounts.Account account = new Accounts(files).find(spec.user(), spec.extraGroups());
        Credentials credentials = account.credentials().within(spec.privileged() ? CapabilitySet.ALL : bounds);
        enter(spec.workingDirectory());
        List<String> environment = withHome(spec.environment(), account.home());
        String command = spec.arguments().get(0);
        if (program != null) {
            files.become(credentials);
            return new Image(program, "", Image.nameOf(command), spec.arguments(), environment);
        }
        String path = ProgramSearch.find(files, command, environment);
        Executables.Found found = find(path, spec.arguments(), credentials);
        if (!found.emulated()) {
            throw StartErrors.notEmulated(found.path());
        }
        files.become(found.credentials());
        return Births.image(found, path, environment);
    }

    private void enter(String directory) throws StartException {
        if (directory.isEmpty()) {
            return;
        }
        if (!directory.startsWith("/")) {
            throw StartErrors.relativeDirectory();
        }
        try {
            files.changeDirectory(directory);
        } catch (ErrnoException failed) {
            throw StartErrors.noDirectory(directory, failed.errno());
        } catch (IOException failed) {
            throw StartErrors.noDirectory(directory, Errno.EIO);
        }
    }

    /** A file that turns out to be no program only when it is executed: the container has begun then, and says so itself. */
    private Executables.Found find(String path, List<String> arguments, Credentials credentials) {
        try {
            return executables.find(files, path, arguments, credentials);
        } catch (IOException failed) {
            Errno errno = failed instanceof ErrnoException known ? known.errno() : Errno.EIO;
            byte[] message = ("exec " + path + ": " + StartErrors.inGo(errno) + "\n").getBytes(StandardCharsets.UTF_8);
            Program refusal = process -> {
                process.err().write(message);
                return Exit.of(EXEC_FAILED);
            };
            return new Executables.Found(refusal, path, arguments, credentials, true);
        }
    }

    /** HOME that is missing or empty comes last, from the user's account. */
    private static List<String> withHome(List<String> environment, String home) {
        for (String entry : environment) {
            if (entry.startsWith(HOME) && entry.length() > HOME.length()) {
                return environment;
            }
        }
        List<String> result = new ArrayList<>(environment.size() + 1);
        for (String entry : environment) {
            if (!entry.equals(HOME)) {
                result.add(entry);
            }
        }
        result.add(HOME + home);
        return result;
    }
}
