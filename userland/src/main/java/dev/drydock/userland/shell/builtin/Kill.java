package dev.drydock.userland.shell.builtin;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Signal;
import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Job;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code kill}. */
final class Kill implements Builtin {
    private static final int SIGNAL_BITS = 0x7f;
    private static final int COLUMNS = 5;

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        int next = 1;
        Signal signal = Signal.TERM;
        boolean probe = false;
        String first = arguments.size() > 1 ? arguments.get(1) : "";
        if (first.equals("-l") || first.equals("-L")) {
            return list(shell, arguments.subList(2, arguments.size()));
        }
        if (first.startsWith("-") && first.length() > 1 && !first.equals("--")) {
            String name = first.substring(1);
            next = 2;
            if (name.equals("s") || name.equals("n")) {
                if (arguments.size() < 3) {
                    return usage(shell);
                }
                name = arguments.get(2);
                next = 3;
            }
            Optional<Signal> wanted = Signal.parse(name);
            probe = name.equals("0");
            if (wanted.isEmpty() && !probe) {
                return unknown(shell, name);
            }
            signal = wanted.orElse(Signal.TERM);
        }
        if (next < arguments.size() && arguments.get(next).equals("--")) {
            next++;
        }
        if (next >= arguments.size()) {
            return usage(shell);
        }
        int status = 0;
        for (String target : arguments.subList(next, arguments.size())) {
            status |= one(shell, target, signal, probe);
        }
        return status;
    }

    private static int usage(Shell shell) throws IOException {
        switch (shell.dialect()) {
            case BASH -> OptionLetters.usage(shell, "kill");
            case DASH ->
                throw new Failure(
                        "kill: Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]",
                        2);
            case ASH -> {
                shell.messages().named("you need to specify whom to kill");
                return 1;
            }
        }
        return 2;
    }

    private static int unknown(Shell shell, String name) throws IOException {
        return switch (shell.dialect()) {
            case BASH -> shell.messages().builtinError("kill", name + ": invalid signal specification", 1);
            case DASH -> throw new Failure("kill: Illegal option -" + name.charAt(0), 2);
            case ASH -> {
                shell.messages().named("bad signal name '" + name + "'");
                yield 1;
            }
        };
    }

    private static int one(Shell shell, String target, Signal signal, boolean probe) throws IOException {
        List<Integer> pids = new ArrayList<>();
        if (target.startsWith("%")) {
            Job job = JobNames.find(shell, "kill", target, 1);
            if (job == null) {
                return 1;
            }
            if (job.group() > 0) {
                pids.add(-job.group());
            } else if (shell.dialect() == Dialect.DASH) {
                pids.add(-job.pids().get(0));
            } else {
                pids.addAll(job.pids());
            }
            if (shell.dialect().isBash()
                    && job.state() == Job.State.STOPPED
                    && (signal == Signal.TERM || signal == Signal.HUP)) {
                for (int pid : pids) {
                    send(shell, pid, signal, probe);
                }
                return send(shell, pids.get(0), Signal.CONT, probe);
            }
        } else {
            OptionalLong number = Numbers.parse(target);
            if (number.isEmpty()) {
                return switch (shell.dialect()) {
                    case BASH ->
                        shell.messages().builtinError("kill", target + ": arguments must be process or job IDs", 1);
                    case DASH -> throw new Failure("kill: Illegal number: " + target, 2);
                    case ASH -> {
                        shell.messages().named("invalid number '" + target + "'");
                        yield 1;
                    }
                };
            }
            pids.add((int) number.getAsLong());
        }
        int status = 0;
        for (int pid : pids) {
            status |= send(shell, pid, signal, probe);
        }
        return status;
    }

    private static int send(Shell shell, int pid, Signal signal, boolean probe) throws IOException {
        try {
            if (probe) {
                probe(shell, pid);
            } else {
                shell.process().kill(pid, signal);
                shell.process().checkpoint();
            }
            return 0;
        } catch (ErrnoException error) {
            switch (shell.dialect()) {
                case BASH -> shell.messages().builtinError("kill", "(" + pid + ") - " + error.words(), 1);
                case DASH -> shell.messages().builtinError("kill", error.words() + "\n", 1);
                case ASH -> shell.messages().named("can't kill pid " + pid + ": " + error.words());
            }
            return 1;
        }
    }

    /** {@code kill -0}: whether there is such a process. */
    private static void probe(Shell shell, int pid) throws ErrnoException {
        boolean there = shell.process().processes().stream()
                .anyMatch(process -> pid == process.pid() || pid == -process.processGroup() || pid == 0 || pid == -1);
        if (!there) {
            throw new ErrnoException(dev.drydock.filesystem.Errno.ESRCH);
        }
    }

    /** {@code kill -l}. */
    static int list(Shell shell, List<String> wanted) throws IOException {
        StringBuilder text = new StringBuilder();
        int status = 0;
        for (String word : wanted) {
            OptionalLong number = Numbers.parse(word);
            Optional<Signal> signal = number.isPresent()
                    ? Signal.of(
                            (int) (number.getAsLong() > 128 ? number.getAsLong() & SIGNAL_BITS : number.getAsLong()))
                    : Signal.parse(word);
            if (signal.isEmpty()) {
                status = shell.messages().builtinError("kill", word + ": invalid signal specification", 1);
                continue;
            }
            text.append(
                            number.isPresent()
                                    ? signal.get().shortName()
                                    : Integer.toString(signal.get().number()))
                    .append('\n');
        }
        if (wanted.isEmpty()) {
            all(shell, text);
        }
        shell.print(text.toString());
        return status;
    }

    private static void all(Shell shell, StringBuilder text) {
        int column = 0;
        if (shell.dialect() == Dialect.DASH) {
            text.append("0\n");
        }
        for (Signal signal : Signal.values()) {
            switch (shell.dialect()) {
                case DASH -> text.append(signal.shortName()).append('\n');
                case ASH -> text.append(String.format("%2d) %s\n", signal.number(), signal.shortName()));
                case BASH -> {
                    text.append(String.format("%2d) %s", signal.number(), signal.fullName()));
                    text.append(++column % COLUMNS == 0 || signal == Signal.RTMAX ? "\n" : "\t");
                }
            }
        }
    }
}
