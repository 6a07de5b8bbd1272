package dev.drydock.process.kernel;

import dev.drydock.process.Program;
import java.util.List;

/**
 * What a process runs.
 *
 * @param executable absolute path of the binary, as {@code /proc/PID/exe} shows it; empty if it has none
 * @param name the short name (comm), at most 15 bytes
 * @param arguments argv, not empty
 * @param environment what it started with: {@code NAME=value}, in order
 */
record Image(Program program, String executable, String name, List<String> arguments, List<String> environment) {
    private static final int LONGEST_NAME = 15;

    /** The short name of what is run by a path. */
    static String nameOf(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.length() > LONGEST_NAME ? last.substring(0, LONGEST_NAME) : last;
    }

    /** The same under another short name. */
    Image renamed(String other) {
        return new Image(program, executable, nameOf("/" + other), arguments, environment);
    }

    /** The same with other words in the place of its arguments. */
    Image titled(String words) {
        return new Image(program, executable, name, List.of(words), environment);
    }

    /** The same, going on in a part of its code. */
    Image forked(Program code, List<String> current) {
        return new Image(code, executable, name, arguments, current);
    }
}
