package dev.drydock.userland.utility.service;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.ProgramSearch;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** {@code start-stop-daemon} of BusyBox 1.35. */
final class BusyBoxStartStop {
    static final Command COMMAND = Command.named("start-stop-daemon", call -> new BusyBoxStartStop(call).run())
            .busybox("+ K,stop S,start b,background q,quiet t,test m,make-pidfile a,startas= n,name= s,signal= u,user="
                    + " c,chuid= x,exec= p,pidfile= o,oknodo v,verbose N,nicelevel= R,retry=")
            .only(Flavour.BUSYBOX);
    private static final int LONGEST_NAME = 15;
    private static final Words UNKNOWN_USER = Words.of("unknown user %s");
    private static final Words UNKNOWN_ID = Words.of("unknown uid %s");
    private static final Words UNKNOWN_GROUP = Words.of("unknown group %s");
    private static final Words PIDFILE = Words.of("open pidfile %s: %s");
    private static final Words NOT_KILLED = Words.of("warning: killing process %s: %s");
    private static final Words NOT_STARTED = Words.of("can't execute '%s': %s");
    private static final Words NOT_ALLOWED = Words.of("setgroups: Operation not permitted");

    private final Invocation call;
    private final CommandLine line;
    private final ProcessSearch search;

    private BusyBoxStartStop(Invocation call) {
        this.call = call;
        this.line = call.commandLine();
        this.search = new ProcessSearch(call);
    }

    private Exit run() throws IOException {
        boolean stops = line.has("K");
        boolean matches = Stream.of("x", "p", "u", "n").anyMatch(line::has);
        if (stops == line.has("S") || stops && !matches || line.has("m") && !line.has("p")) {
            throw call.usage();
        }
        String given = line.last("s");
        Signal signal = given == null ? Signal.TERM : Signal.parse(given).orElseThrow(call::usage);
        List<String> words = new ArrayList<>(line.operands());
        String program = program(words);
        look(program);
        List<Integer> found = found();
        if (stops) {
            return stop(found, signal);
        }
        if (!found.isEmpty()) {
            if (!line.has("q")) {
                call.out().line(program + " is already running");
            }
            return line.has("o") ? Exit.SUCCESS : Exit.FAILURE;
        }
        call.out().flush();
        if (!line.has("b")) {
            return begin(call.process(), program, words);
        }
        Background.start(call.process(), false, null, daemon -> begin(daemon, program, words));
        return Exit.SUCCESS;
    }

    /** What runs, or shall run; puts before its arguments what it is called. */
    private String program(List<String> words) {
        String program = line.last("x");
        if (line.has("K")) {
            return program == null ? "" : program;
        }
        String called = line.last("a");
        if (program == null) {
            program = called;
        }
        if (program == null) {
            if (words.isEmpty()) {
                throw call.usage();
            }
            program = words.remove(0);
        }
        words.add(0, called == null ? program : called);
        return program;
    }

    private void look(String program) {
        if (!program.isEmpty()) {
            search.command(program);
        }
        String name = line.last("n");
        if (name != null) {
            search.add(
                    each -> each.name().length() < LONGEST_NAME && each.name().equals(name));
        }
        String user = line.last("u");
        if (user != null) {
            int uid = user.matches("\\d{1,9}")
                    ? Integer.parseInt(user)
                    : user(user).uid();
            search.add(each -> each.uid() == uid);
        }
    }

    private User user(String name) {
        Accounts accounts = Accounts.read(call.files());
        return accounts.user(name).orElseThrow(() -> call.fail(UNKNOWN_USER, name));
    }

    private List<Integer> found() {
        String file = line.last("p");
        if (file == null) {
            List<Integer> latestFirst = new ArrayList<>(search.find());
            Collections.reverse(latestFirst);
            return latestFirst;
        }
        try {
            String text = new String(call.files().readAll(file), StandardCharsets.US_ASCII).stripLeading();
            String digits = text.replaceFirst("(?s)\\D.*", "");
            if (digits.isEmpty() || digits.length() > 9) {
                return List.of();
            }
            int pid = Integer.parseInt(digits);
            return !search.hasConditions() || search.meets(pid) ? List.of(pid) : List.of();
        } catch (IOException error) {
            if (error instanceof ErrnoException errno
                    && (errno.errno() == Errno.ENOENT || errno.errno() == Errno.EISDIR)) {
                return List.of();
            }
            throw call.fail(PIDFILE, file, error);
        }
    }

    private Exit stop(List<Integer> found, Signal signal) throws IOException {
        String what = what();
        int killed = 0;
        StringBuilder pids = new StringBuilder();
        for (int pid : found) {
            try {
                if (!line.has("t")) {
                    call.process().kill(pid, signal);
                } else if (search.status(pid) == null) {
                    throw new ErrnoException(Errno.ESRCH);
                }
                pids.append(' ').append(pid);
                killed++;
            } catch (ErrnoException error) {
                call.say(NOT_KILLED, pid, error);
            }
        }
        if (!line.has("q")) {
            if (found.isEmpty()) {
                call.out().line("no " + what + " found; none killed");
            } else if (killed > 0) {
                call.out().line("stopped " + what + " (pid" + pids + ")");
            }
        }
        return line.has("o") || killed > 0 ? Exit.SUCCESS : Exit.FAILURE;
    }

    private String what() {
        String name = line.last("n");
        String program = line.last("x");
        if (name != null || program != null) {
            return String.valueOf(name == null ? program : name);
        }
        return line.has("p")
                ? "process in pidfile '" + line.last("p") + "'"
                : "process(es) owned by '" + line.last("u") + "'";
    }

    private Exit begin(ContainerProcess self, String program, List<String> words) throws IOException {
        String file = line.last("p");
        if (line.has("m") && file != null) {
            self.files().writeAll(file, (self.pid() + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        String owner = line.last("c");
        if (owner != null) {
            become(self, owner);
        }
        try {
            String path = ProgramSearch.find(self, program, self.environment());
            return self.execute(path, words, self.environment());
        } catch (ErrnoException error) {
            throw call.fail(NOT_STARTED, words.get(0), error);
        }
    }

    private void become(ContainerProcess self, String owner) {
        String[] parts = owner.split(":", 2);
        Accounts accounts = Accounts.read(call.files());
        User user = parts[0].matches("\\d{1,9}")
                ? accounts.user(Integer.parseInt(parts[0])).orElseThrow(() -> call.fail(UNKNOWN_ID, parts[0]))
                : user(parts[0]);
        int gid = user.gid();
        if (parts.length == 2 && !parts[1].isEmpty()) {
            gid = parts[1].matches("\\d{1,9}")
                    ? Integer.parseInt(parts[1])
                    : accounts.group(parts[1]).map(Group::gid).orElseThrow(() -> call.fail(UNKNOWN_GROUP, parts[1]));
        }
        if (!Identity.take(self, accounts, user, gid)) {
            throw call.fail(NOT_ALLOWED);
        }
    }
}
