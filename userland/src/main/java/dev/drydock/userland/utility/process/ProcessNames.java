package dev.drydock.userland.utility.process;

import dev.drydock.process.Exit;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Signal;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code pidof}, {@code pgrep}, {@code pkill} and {@code killall}: processes by their names. */
final class ProcessNames {
    static final Command PIDOF = Command.named("pidof", ProcessNames::pidof)
            .gnu("s c q w x o= S= h V t")
            .busybox("s o=");
    /** Debian's {@code pidof} is a link to {@code killall5}; under its own name that one is not emulated. */
    static final Command KILLALL5 = Command.named("killall5", ProcessNames::pidofOfSysvinit)
            .gnu("c d= h n o= q s x z")
            .only(Flavour.GNU);

    static final Command PGREP = Command.named("pgrep", call -> grep(call, false))
            .gnu(
                    "d= l,list-name a,list-full v,inverse w c,count f,full n,newest o,oldest P,parent= u,euid= U,uid= x,exact"
                            + " i,ignore-case h V")
            .busybox("v l a f x o n s= P=")
            .trouble(2);
    static final Command PKILL = Command.named("pkill", call -> grep(call, true))
            .gnu("signal= e,echo c,count f,full n,newest o,oldest P,parent= u,euid= U,uid= x,exact i,ignore-case h V")
            .busybox("v f x o n s= P=")
            .trouble(2);
    static final Command KILLALL =
            Command.named("killall", ProcessNames::killall).busybox("").only(Flavour.BUSYBOX);
    private static final Words NO_PATTERN =
            Words.of("no matching criteria specified\nTry `%s --help' for more information.", "");
    private static final Words ONE_PATTERN =
            Words.of("only one pattern can be provided\nTry `%s --help' for more information.", "");
    private static final Words BAD_PATTERN = Words.of("%s");
    private static final Words BAD_SIGNAL = Words.of("Unknown signal \"%s\".", "bad signal name '%s'");
    private static final Words NO_PROCESS = Words.of("%s: no process found", "%s: no process killed");
    private static final Words CANNOT_KILL = Words.of("killing pid %s failed: %s", "can't kill pid %s: %s");

    private static final int CANNOT_EXECUTE = 126;

    private ProcessNames() {}

    private static Exit pidofOfSysvinit(Invocation call) {
        if (!Invocation.baseName(call.name()).equals("pidof")) {
            call.raw(Invocation.baseName(call.name()) + ": this program is not emulated yet\n");
            return Exit.of(CANNOT_EXECUTE);
        }
        if (call.commandLine().has("h")) {
            call.out().text(call.help());
            return Exit.SUCCESS;
        }
        return pidof(call);
    }

    private static Exit pidof(Invocation call) {
        boolean single = call.commandLine().has("s");
        String omitted = String.valueOf(call.commandLine().last("o"));
        List<String> found = new ArrayList<>();
        List<ProcessStatus> processes = new ArrayList<>(call.process().processes());
        for (String name : call.operands()) {
            for (int i = processes.size() - 1; i >= 0; i--) {
                ProcessStatus status = processes.get(i);
                String pid = Integer.toString(status.pid());
                if (isCalled(status, name) && !List.of(omitted.split("[, ]")).contains(pid)) {
                    found.add(pid);
                }
            }
        }
        if (found.isEmpty()) {
            return Exit.FAILURE;
        }
        String separator = call.commandLine().last("d");
        if (!call.commandLine().has("q") || call.isBusyBox()) {
            call.out().line(single ? found.get(0) : String.join(separator == null ? " " : separator, found));
        }
        return Exit.SUCCESS;
    }

    private static boolean isCalled(ProcessStatus status, String name) {
        String wanted = Invocation.baseName(name);
        if (status.name().equals(wanted)) {
            return true;
        }
        return !status.arguments().isEmpty()
                && Invocation.baseName(status.arguments().get(0)).equals(wanted);
    }

    private static Exit grep(Invocation call, boolean kills) {
        Signal signal = Signal.TERM;
        List<String> words = new ArrayList<>(call.arguments());
        if (kills && !words.isEmpty() && words.get(0).matches("-([A-Z0-9]{2,}|\\d)")) {
            String name = words.get(0).substring(1);
            Optional<Signal> named = SignalWords.parse(name);
            if (named.isEmpty() && call.isGnu()) {
                throw call.fail(2, BAD_SIGNAL, name);
            }
            if (named.isPresent()) {
                words.remove(0);
                signal = named.get();
            }
        }
        String delimiter = "\n";
        for (Option option : call.parse(words).options()) {
            switch (option.key()) {
                case "h" -> call.parse(List.of("--help"));
                case "V" -> call.parse(List.of("--version"));
                case "d" -> delimiter = option.argument();
                case "signal" ->
                    signal = SignalWords.parse(option.argument())
                            .orElseThrow(() -> call.fail(2, BAD_SIGNAL, option.argument()));
                default -> {}
            }
        }
        List<ProcessStatus> found = matching(call);
        if (found.isEmpty()) {
            if (call.commandLine().has("c")) {
                call.out().line("0");
            }
            return Exit.FAILURE;
        }
        if (call.commandLine().has("c")) {
            call.out().line(Integer.toString(found.size()));
        }
        if (kills) {
            for (ProcessStatus status : found) {
                kill(call, status, signal);
            }
            return call.exit();
        }
        if (!call.commandLine().has("c")) {
            List<String> lines = new ArrayList<>();
            found.forEach(status -> lines.add(shown(call, status)));
            call.out().line(String.join(delimiter, lines));
        }
        return Exit.SUCCESS;
    }

    private static String shown(Invocation call, ProcessStatus status) {
        if (call.commandLine().has("a")) {
            return status.pid() + " " + String.join(" ", status.arguments());
        }
        return status.pid() + (call.commandLine().has("l") ? " " + status.name() : "");
    }

    private static void kill(Invocation call, ProcessStatus status, Signal signal) {
        try {
            call.process().kill(status.pid(), signal);
            if (call.commandLine().has("e")) {
                call.out().line(status.name() + " killed (pid " + status.pid() + ")");
            }
        } catch (IOException error) {
            call.complain(CANNOT_KILL, status.pid(), error);
        }
    }

    private static List<ProcessStatus> matching(Invocation call) {
        List<String> operands = call.operands();
        boolean criteria = call.commandLine().has("P")
                || call.commandLine().has("s")
                || call.commandLine().has("u")
                || call.commandLine().has("U");
        if (call.isBusyBox() && !criteria && operands.size() != 1) {
            throw call.usage();
        }
        if (operands.isEmpty() && !criteria) {
            throw call.fail(2, NO_PATTERN, call.name());
        }
        if (operands.size() > 1) {
            throw call.fail(2, ONE_PATTERN, call.name());
        }
        Regex regex = pattern(call, operands.isEmpty() ? "" : operands.get(0));
        List<ProcessStatus> found = new ArrayList<>();
        for (ProcessStatus status : call.process().processes()) {
            String text = call.commandLine().has("f") ? String.join(" ", status.arguments()) : status.name();
            boolean matches = matches(regex, text, call.commandLine().has("x")) && passes(call, status);
            if (matches != call.commandLine().has("v")
                    && status.pid() != call.process().pid()) {
                found.add(status);
            }
        }
        if (found.size() > 1 && call.commandLine().has("n")) {
            return found.subList(found.size() - 1, found.size());
        }
        return found.size() > 1 && call.commandLine().has("o") ? found.subList(0, 1) : found;
    }

    private static boolean passes(Invocation call, ProcessStatus status) {
        String parent = call.commandLine().last("P");
        String user = Optional.ofNullable(call.commandLine().last("u"))
                .orElse(call.commandLine().last("U"));
        boolean ofParent = isListed(parent, status.parentPid())
                && isListed(call.commandLine().last("s"), status.session());
        if (user == null) {
            return ofParent;
        }
        String name = Accounts.read(call.files()).userName(status.uid());
        List<String> users = List.of(user.split(","));
        return ofParent && (users.contains(name) || users.contains(Integer.toString(status.uid())));
    }

    /** @param numbers with commas between them; null for any */
    private static boolean isListed(@Nullable String numbers, int number) {
        return numbers == null || List.of(numbers.split(",")).contains(Integer.toString(number));
    }

    private static Regex pattern(Invocation call, String text) {
        try {
            return Regex.compile(
                    Latin.of(text),
                    Regex.Mode.of(Syntax.REGCOMP_EXTENDED)
                            .ignoringCase(call.commandLine().has("i")));
        } catch (RegexException wrong) {
            throw call.fail(2, BAD_PATTERN, wrong.getMessage());
        }
    }

    private static boolean matches(Regex regex, String text, boolean whole) {
        String latin = Latin.of(text);
        try {
            return regex.find(latin)
                    .filter(match -> !whole || (match.start() == 0 && match.end() == latin.length()))
                    .isPresent();
        } catch (RegexException tooLong) {
            return false;
        }
    }

    private static Exit killall(Invocation call) {
        List<String> words = new ArrayList<>(call.arguments());
        Signal signal = Signal.TERM;
        boolean quiet = false;
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            String word = words.remove(0).substring(1);
            if (word.equals("q")) {
                quiet = true;
            } else {
                String name = word.equals("s") && !words.isEmpty() ? words.remove(0) : word;
                signal = SignalWords.parse(name).orElseThrow(() -> call.fail(BAD_SIGNAL, name));
            }
        }
        if (words.isEmpty()) {
            throw call.usage();
        }
        for (String name : words) {
            boolean any = false;
            for (ProcessStatus status : call.process().processes()) {
                if (isCalled(status, name) && status.pid() != call.process().pid()) {
                    kill(call, status, signal);
                    any = true;
                }
            }
            if (!any) {
                call.status(1);
                if (!quiet) {
                    call.say(NO_PROCESS, name);
                }
            }
        }
        return call.exit();
    }
}
