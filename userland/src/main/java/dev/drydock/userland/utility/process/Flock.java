package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.SpawnRequest;
import dev.drydock.userland.utility.command.ChildWait;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** {@code flock} of util-linux: locks a file while a command runs, or the file that a descriptor refers to. */
final class Flock {
    // Of sysexits.h
    private static final int USAGE = 64;
    private static final int DATA_ERROR = 65;
    private static final int NO_INPUT = 66;
    private static final int UNAVAILABLE = 69;
    private static final int SYSTEM_ERROR = 71;
    private static final int CANNOT_CREATE = 73;

    static final Command COMMAND = Command.named("flock", Flock::run)
            .gnu("+ s,shared e x,exclusive u,unlock n,nonblock nb w,timeout= wait= E,conflict-exit-code= o,close"
                    + " F,no-fork verbose h V")
            .busybox("+ s,shared x,exclusive u,unlock n,nonblock")
            .trouble(USAGE)
            .script();

    private static final int LOWEST_DESCRIPTOR = 3;
    private static final Words MISSING = Words.of("not enough arguments");
    private static final Words ONE_COMMAND = Words.of("-c requires exactly one command argument");
    private static final Words INCOMPATIBLE = Words.of("the --no-fork and --close options are incompatible");
    private static final Words BAD_TIME = Words.of("invalid timeout value: '%s'");
    private static final Words BAD_CODE = Words.of("invalid exit code: '%s'");
    private static final Words FAR_CODE = Words.of("exit code out of range (expected 0 to 255)");
    private static final Words NO_TIMER = Words.of("cannot set up timer: Invalid argument");
    private static final Words NO_NUMBER = Words.of("bad file descriptor: '%s'");
    private static final Words FAR_NUMBER = Words.of("bad file descriptor: '%s': Numerical result out of range");
    private static final Words CANNOT_OPEN = Words.of("cannot open lock file %s: %s");
    private static final Words CANNOT_LOCK = Words.of("%s: %s");
    private static final Words NOT_LOCKED = Words.of("failed to get lock");
    private static final Words TIMED_OUT = Words.of("timeout while waiting to get lock");
    private static final Words NOT_EXECUTED = Words.of("failed to execute %s: %s");

    private final Invocation call;
    private final ContainerProcess process;
    private boolean alone = true;
    private boolean unlocks;
    private boolean waits = true;
    private @Nullable Duration patience;
    private int conflict = 1;
    private boolean closes;
    private boolean forks = true;
    private boolean verbose;

    private Flock(Invocation call) {
        this.call = call;
        this.process = call.process();
    }

    private static Exit run(Invocation call) throws IOException {
        return call.isBusyBox() ? BusyBoxFlock.run(call) : new Flock(call).run();
    }

    private Exit run() throws IOException {
        call.options().forEach(this::set);
        if (!forks && closes) {
            throw call.fail(USAGE, INCOMPATIBLE);
        }
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw call.usage(MISSING);
        }
        String what = operands.get(0);
        if (operands.size() == 1) {
            lock(descriptor(what), what);
            return Exit.SUCCESS;
        }
        List<String> command = command(operands.subList(1, operands.size()));
        OpenFile file = open(what);
        int number = process.allocate(LOWEST_DESCRIPTOR, file);
        lock(file, what);
        if (verbose) {
            call.out().line(call.name() + ": executing " + command.get(0));
        }
        return forks ? runChild(command, number) : replaced(command);
    }

    private void set(Option option) {
        switch (option.key()) {
            case "s" -> alone = false;
            case "e", "x" -> alone = true;
            case "u" -> unlocks = true;
            case "n", "nb" -> waits = false;
            case "w", "wait" -> setPatience(option.argument());
            case "E" -> conflict = code(option.argument());
            case "o" -> closes = true;
            case "F" -> forks = false;
            case "verbose" -> verbose = true;
            case "h" -> call.parse(List.of("--help"));
            default -> call.parse(List.of("--version"));
        }
    }

    /** No time at all means not to wait. */
    private void setPatience(String text) {
        if (text.matches("-\\d{1,9}(\\.\\d*)?")) {
            throw call.fail(SYSTEM_ERROR, NO_TIMER);
        }
        patience = Interval.parse(text)
                .filter(interval -> !interval.endless() && Character.isDigit(text.charAt(text.length() - 1)))
                .orElseThrow(() -> call.fail(USAGE, BAD_TIME, text))
                .duration();
    }

    private int code(String text) {
        if (!text.matches("[-+]?\\d{1,9}")) {
            throw call.fail(USAGE, BAD_CODE, text);
        }
        int code = Integer.parseInt(text);
        if (code < 0 || code > 255) {
            throw call.fail(USAGE, FAR_CODE);
        }
        return code;
    }

    private List<String> command(List<String> words) {
        if (!words.get(0).equals("-c") && !words.get(0).equals("--command")) {
            return words;
        }
        if (words.size() != 2) {
            throw call.fail(USAGE, ONE_COMMAND);
        }
        String shell = call.variable("SHELL");
        return List.of(shell == null || shell.isEmpty() ? "/bin/sh" : shell, "-c", words.get(1));
    }

    private OpenFile descriptor(String text) {
        if (!text.matches("[-+]?\\d+")) {
            throw call.fail(USAGE, NO_NUMBER, text);
        }
        if (!text.matches("[-+]?\\d{1,9}")) {
            throw call.fail(USAGE, FAR_NUMBER, text);
        }
        try {
            return process.descriptor(Integer.parseInt(text));
        } catch (IOException error) {
            throw call.fail(DATA_ERROR, CANNOT_LOCK, Integer.parseInt(text), new ErrnoException(Errno.EBADF));
        }
    }

    private OpenFile open(String path) {
        try {
            return LockFile.open(call.files(), path);
        } catch (ErrnoException error) {
            boolean created = error.errno() == Errno.EROFS || error.errno() == Errno.ENOSPC;
            throw call.fail(created ? CANNOT_CREATE : NO_INPUT, CANNOT_OPEN, path, error);
        } catch (IOException error) {
            throw call.fail(NO_INPUT, CANNOT_OPEN, path, error);
        }
    }

    private void lock(OpenFile file, String what) throws IOException {
        Duration limit = patience;
        boolean once = !waits || (limit != null && limit.isZero());
        Instant start = process.clock().now();
        if (unlocks) {
            file.locks().release(file);
        } else if (once ? !file.locks().take(file, alone) : !taken(file, limit, start, what)) {
            if (verbose) {
                call.say(once ? NOT_LOCKED : TIMED_OUT);
            }
            throw new Quit(conflict);
        }
        if (verbose) {
            Duration took = Duration.between(start, process.clock().now());
            call.out()
                    .line(String.format(
                            "%s: getting lock took %d.%06d seconds",
                            call.name(), took.toSeconds(), took.toNanosPart() / 1000));
        }
    }

    /** A signal that is handled, or a stop, does not end the wait. */
    private boolean taken(OpenFile file, @Nullable Duration limit, Instant start, String what) {
        while (true) {
            try {
                Duration left = limit == null
                        ? null
                        : limit.minus(Duration.between(start, process.clock().now()));
                return process.lock(file, alone, left == null || !left.isNegative() ? left : Duration.ZERO);
            } catch (ErrnoException error) {
                if (error.errno() != Errno.EINTR) {
                    throw call.fail(DATA_ERROR, CANNOT_LOCK, what, error);
                }
            } catch (IOException error) {
                throw call.fail(DATA_ERROR, CANNOT_LOCK, what, error);
            }
        }
    }

    private Exit runChild(List<String> command, int number) throws IOException {
        call.out().flush();
        SortedMap<Integer, OpenFile> descriptors = process.descriptors();
        if (closes) {
            descriptors.remove(number);
        }
        try {
            String path = ProgramSearch.find(process, command.get(0), process.environment());
            int child = process.spawn(new SpawnRequest(path, command, process.environment(), descriptors, -1, false));
            return Exit.of(ChildWait.status(process, child));
        } catch (ErrnoException error) {
            throw call.fail(UNAVAILABLE, NOT_EXECUTED, command.get(0), error);
        }
    }

    private Exit replaced(List<String> command) {
        try {
            String path = ProgramSearch.find(process, command.get(0), process.environment());
            return Exit.exec(path, command, process.environment());
        } catch (ErrnoException error) {
            throw call.fail(UNAVAILABLE, NOT_EXECUTED, command.get(0), error);
        }
    }
}
