package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code kill}: sends signals to processes. The GNU flavour is that of procps. */
final class Kill {
    static final Command COMMAND =
            Command.named("kill", call -> new Kill(call).run()).gnu("").busybox("");
    private static final Words NO_PROCESS = Words.of("(%s): %s", "can't kill pid %s: %s");
    private static final Words NOT_A_PID = Words.of("failed to parse argument: '%s'", "invalid number '%s'");
    private static final Words NOBODY = Words.of("", "you need to specify whom to kill");
    private static final Words UNKNOWN_SIGNAL = Words.of("unknown signal name %s", "unknown signal '%s'");
    private static final Words BAD_SIGNAL = Words.of("invalid argument %s", "bad signal name '%s'");
    private static final Words QUEUE = Words.of("option '-q' is not emulated");

    private final Invocation call;

    private Kill(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        List<String> words = call.arguments();
        if (call.isGnu() && words.size() == 1) {
            String only = words.get(0);
            if (only.equals("--help") || only.equals("-h")) {
                call.parse(List.of("--help"));
            }
            if (only.equals("--version") || only.equals("-V")) {
                call.parse(List.of("--version"));
            }
        }
        if (!words.isEmpty() && isList(words.get(0))) {
            return list(words);
        }
        if (!words.isEmpty()
                && call.isGnu()
                && (words.get(0).equals("-L") || words.get(0).equals("--table"))) {
            table();
            return Exit.SUCCESS;
        }
        return send(words);
    }

    private boolean isList(String word) {
        return word.equals("-l") || (call.isGnu() && (word.startsWith("-l") || word.startsWith("--list")));
    }

    private Exit send(List<String> words) {
        String name = "TERM";
        List<String> targets = new ArrayList<>();
        boolean signalSaid = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean option = word.startsWith("-") && word.length() > 1 && !signalSaid && targets.isEmpty();
            if (word.equals("--")) {
                signalSaid = true;
            } else if (option && (word.equals("-s") || word.equals("--signal")) && i + 1 < words.size()) {
                name = words.get(++i);
                signalSaid = true;
            } else if (option && word.startsWith("--signal=")) {
                name = word.substring("--signal=".length());
                signalSaid = true;
            } else if (option && call.isGnu() && (word.startsWith("-q") || word.startsWith("--queue"))) {
                throw call.usage(QUEUE);
            } else if (option) {
                name = word.substring(1);
                signalSaid = true;
                if (call.isGnu() && !name.equals("0") && SignalWords.parse(name).isEmpty()) {
                    throw call.usage(BAD_SIGNAL, name.substring(0, 1));
                }
            } else {
                targets.add(word);
            }
        }
        return send(name, targets);
    }

    private Exit send(String name, List<String> targets) {
        Optional<Signal> signal = SignalWords.parse(name);
        boolean asks = name.equals("0");
        if (call.isBusyBox() && signal.isEmpty() && !asks) {
            throw call.fail(BAD_SIGNAL, name);
        }
        if (targets.isEmpty()) {
            throw call.isGnu() ? call.usage() : call.fail(NOBODY);
        }
        int failures = 0;
        for (String target : targets) {
            if (!target.matches("-?\\d{1,9}")) {
                if (call.isGnu()) {
                    throw call.fail(NOT_A_PID, target);
                }
                failures++;
                call.complain(NOT_A_PID, target);
                continue;
            }
            int pid = Integer.parseInt(target);
            try {
                send(pid, signal.orElse(null));
                if (signal.isEmpty() && !asks) {
                    throw new ErrnoException(Errno.EINVAL);
                }
            } catch (IOException error) {
                failures++;
                call.complain(NO_PROCESS, target, error);
            }
        }
        return call.isGnu() ? call.exit() : Exit.of(failures);
    }

    /** @param signal null only asks whether it could be sent */
    private void send(int pid, @Nullable Signal signal) throws IOException {
        ContainerProcess process = call.process();
        if (signal != null) {
            process.kill(pid, signal);
        } else if (process.processes().stream().noneMatch(other -> other.pid() == pid) && pid > 0) {
            throw new ErrnoException(Errno.ESRCH);
        }
    }

    private Exit list(List<String> words) {
        List<String> wanted = new ArrayList<>(words.subList(1, words.size()));
        String first = words.get(0);
        if (first.startsWith("-l") && first.length() > 2) {
            wanted.add(0, first.substring(2));
        } else if (first.startsWith("--list=")) {
            wanted.add(0, first.substring("--list=".length()));
        }
        if (wanted.isEmpty()) {
            listAll();
        }
        for (String word : wanted) {
            translate(word);
        }
        return call.isGnu() ? Exit.SUCCESS : call.exit();
    }

    /** A number becomes a name and a name a number; a shell's status stands for the signal in it. */
    private void translate(String word) {
        boolean number = word.matches("\\d{1,9}");
        int value = number ? Integer.parseInt(word) : 0;
        Optional<Signal> signal = number && call.isBusyBox() ? Signal.of(value & 0x7f) : SignalWords.parse(word);
        if (signal.isPresent()) {
            call.out()
                    .line(
                            number
                                    ? SignalWords.name(signal.get())
                                    : Integer.toString(signal.get().number()));
        } else if (number && call.isBusyBox()) {
            call.out().line(value == 0 ? "EXIT" : Integer.toString(value & 0x7f));
        } else if (call.isGnu()) {
            call.say(UNKNOWN_SIGNAL, word);
        } else {
            call.complain(UNKNOWN_SIGNAL, word);
        }
    }

    private void listAll() {
        StringBuilder line = new StringBuilder();
        for (Signal signal : SignalWords.ordinary()) {
            String name = SignalWords.name(signal);
            if (call.isBusyBox()) {
                call.out().line(String.format("%2d) %s", signal.number(), name));
            } else {
                if (line.length() + 1 + name.length() > 77) {
                    call.out().line(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(name);
            }
        }
        if (call.isGnu()) {
            call.out().line(line.toString());
        }
    }

    private void table() {
        StringBuilder line = new StringBuilder();
        for (Signal signal : SignalWords.ordinary()) {
            line.append(String.format("%2d %-8s", signal.number(), SignalWords.name(signal)));
            if (signal.number() % 7 == 0) {
                call.out().line(line.toString().stripTrailing());
                line.setLength(0);
            }
        }
        call.out().line(line.toString());
    }
}
