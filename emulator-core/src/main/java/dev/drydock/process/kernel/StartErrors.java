package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.process.kernel.StartException.Reason;

/**
 * Why a process cannot be started, in the words of Docker Engine 28.5.2 (users and groups: moby/sys/user) and runc 1.3 (all
 * else; the words of Go's os/exec among them).
 */
final class StartErrors {
    private StartErrors() {}

    static StartException noUser(String user) {
        return new StartException(
                Reason.NO_SUCH_USER, "unable to find user " + user + ": no matching entries in passwd file");
    }

    static StartException noGroup(String group) {
        return new StartException(
                Reason.NO_SUCH_USER, "unable to find group " + group + ": no matching entries in group file");
    }

    static StartException idOutOfRange() {
        return new StartException(Reason.NO_SUCH_USER, "uids and gids must be in range 0-2147483647");
    }

    static StartException relativeDirectory() {
        return new StartException(Reason.WORKING_DIRECTORY, "Cwd must be an absolute path");
    }

    static StartException noDirectory(String directory, Errno cause) {
        return new StartException(
                Reason.WORKING_DIRECTORY,
                "chdir to cwd (" + quoted(directory) + ") set in config.json failed: " + inGo(cause));
    }

    static StartException notInPath(String command) {
        return new StartException(
                Reason.NOT_FOUND, "exec: " + quoted(command) + ": executable file not found in $PATH");
    }

    static StartException relativeToDirectory(String command) {
        return new StartException(
                Reason.NOT_EXECUTABLE,
                "exec: " + quoted(command) + ": cannot run executable found relative to current directory");
    }

    /** A path that leads nowhere. */
    static StartException noFile(String path, Errno cause) {
        Reason reason = cause == Errno.ENOENT ? Reason.NOT_FOUND : Reason.NOT_EXECUTABLE;
        return new StartException(reason, "exec: " + quoted(path) + ": stat " + path + ": " + inGo(cause));
    }

    /** Go joins what it found out about a directory to the error that it made of it. */
    static StartException notExecutable(String path, Errno cause) {
        String words = cause == Errno.EISDIR ? inGo(cause) + ": " + inGo(Errno.EACCES) : inGo(cause);
        return new StartException(Reason.NOT_EXECUTABLE, "exec: " + quoted(path) + ": " + words);
    }

    /** Ours alone. */
    static StartException notEmulated(String path) {
        return new StartException(
                Reason.NOT_EMULATED,
                "exec: " + quoted(path) + ": no program is registered that stands for this binary");
    }

    /** What runc says if it gets no process under the limit. */
    static StartException noProcess() {
        return new StartException(Reason.NO_PROCESS, "procReady not received");
    }

    static StartException ended() {
        return new StartException(Reason.NO_PROCESS, "cannot exec in a stopped container");
    }

    /** As Go words an error of the system: strerror's text in small letters. */
    static String inGo(Errno errno) {
        String words = errno.words();
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    /** As Go's {@code %q}, for what occurs in paths. */
    private static String quoted(String text) {
        StringBuilder result = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '"' -> result.append("\\\"");
                case '\\' -> result.append("\\\\");
                case '\n' -> result.append("\\n");
                case '\t' -> result.append("\\t");
                case '\r' -> result.append("\\r");
                default -> {
                    if (each < ' ' || each == 0x7f) {
                        result.append(String.format("\\x%02x", (int) each));
                    } else {
                        result.append(each);
                    }
                }
            }
        }
        return result.append('"').toString();
    }
}
