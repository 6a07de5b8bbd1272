package dev.drydock.userland.utility.service;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code start-stop-daemon} of dpkg 1.21: finds processes by properties, and starts one unless there is one, or stops all. */
final class StartStopDaemon {
    static final Command COMMAND = Command.named("start-stop-daemon", call -> new StartStopDaemon(call).run())
            .gnu("+ H,help K,stop S,start T,status V,version a,startas= n,name= o,oknodo pid= ppid= p,pidfile= q,quiet"
                    + " s,signal= t,test u,user= g,group= r,chroot= x,exec= c,chuid= d,chdir= k,umask= N,nicelevel="
                    + " !P,procsched= !I,iosched= b,background !notify-await !notify-timeout= C,no-close O,output="
                    + " m,make-pidfile remove-pidfile R,retry= v,verbose")
            .only(Flavour.GNU)
            .script()
            .trouble(3);
    private static final int TROUBLE = 2;
    private static final int NOT_RUNNING = 3;
    private static final int LONGEST_NAME = 15;
    private static final Words ONE_COMMAND = Words.of("only one command can be specified");
    private static final Words NO_COMMAND = Words.of("need one of --start or --stop or --status");
    private static final Words NO_MATCH =
            Words.of("need at least one of --exec, --pid, --ppid, --pidfile, --user or --name");
    private static final Words NO_PROGRAM = Words.of("--start needs --exec or --startas");
    private static final Words NO_PIDFILE = Words.of("--make-pidfile requires --pidfile");
    private static final Words NOT_REMOVED = Words.of("--remove-pidfile requires --pidfile");
    private static final Words NO_BACKGROUND = Words.of("--output is only relevant with --background");
    private static final Words BAD_SIGNAL = Words.of("signal value must be numeric or name of signal (KILL, INT, ...)");
    private static final Words BAD_SCHEDULE =
            Words.of("invalid schedule item (must be [-]<signal-name>, -<signal-number>, <timeout> or 'forever'");
    private static final Words BAD_NUMBER = Words.of("%s value must be a number greater than 0");
    private static final Words NO_USER = Words.of("user '%s' not found");
    private static final Words CANNOT_STAT = Words.of("unable to stat %s (%s)");
    private static final Words CANNOT_OPEN = Words.of("unable to open pidfile %s (%s)");
    private static final Words INSECURE = Words.of("matching only on non-root pidfile %s is insecure");
    private static final Words LONG_NAME = Words.of("warning: this system is not able to track process names\n"
            + "longer than 15 characters, please use --exec instead of --name.");

    private final Invocation call;
    private final CommandLine line;
    private final ProcessSearch search;

    private StartStopDaemon(Invocation call) {
        this.call = call;
        this.line = call.commandLine();
        this.search = new ProcessSearch(call);
    }

    private Exit run() throws IOException {
        for (Option option : line.options()) {
            if (option.key().equals("H") || option.key().equals("V")) {
                call.out().text(option.key().equals("H") ? call.help() : call.version());
                return Exit.SUCCESS;
            }
        }
        long commands = Stream.of("S", "K", "T").filter(line::has).count();
        if (commands != 1) {
            throw call.usage(commands == 0 ? NO_COMMAND : ONE_COMMAND);
        }
        Signal signal = signal(line.last("s"));
        StopSchedule schedule = schedule(line.last("R"), signal);
        requireWhole();
        look();
        if (line.has("T")) {
            return state();
        }
        if (line.has("K")) {
            return new Stop(call, line, this::found, what()).run(signal, schedule);
        }
        return new Start(call, line).run(!found().isEmpty());
    }

    private void requireWhole() {
        if (Stream.of("x", "pid", "ppid", "p", "u", "n").noneMatch(line::has)) {
            throw call.usage(NO_MATCH);
        }
        if (line.has("S") && !line.has("x") && !line.has("a")) {
            throw call.usage(NO_PROGRAM);
        }
        if (line.has("m") && !line.has("p")) {
            throw call.usage(NO_PIDFILE);
        }
        if (line.has("remove-pidfile") && !line.has("p")) {
            throw call.usage(NOT_REMOVED);
        }
        if (line.has("O") && !line.has("b")) {
            throw call.usage(NO_BACKGROUND);
        }
    }

    private Signal signal(@Nullable String text) {
        return text == null ? Signal.TERM : StopSchedule.signal(text).orElseThrow(() -> call.usage(BAD_SIGNAL));
    }

    private @Nullable StopSchedule schedule(@Nullable String text, Signal signal) {
        StopSchedule schedule = text == null ? null : StopSchedule.parse(text, signal);
        if (text != null && schedule == null) {
            throw call.usage(BAD_SCHEDULE);
        }
        return schedule;
    }

    private int number(String option, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw call.usage(BAD_NUMBER, option);
        }
        return Integer.parseInt(text);
    }

    /** Takes the properties that a process is to have. */
    private void look() {
        String executable = line.last("x");
        if (executable != null) {
            search.executable(status(whole(executable)));
        }
        String name = line.last("n");
        if (name != null) {
            if (name.length() > LONGEST_NAME) {
                call.say(LONG_NAME);
            }
            search.add(each -> each.name().equals(name));
        }
        String user = line.last("u");
        if (user != null) {
            int uid = user.matches("\\d{1,9}")
                    ? Integer.parseInt(user)
                    : Accounts.read(call.files())
                            .user(user)
                            .orElseThrow(() -> call.fail(TROUBLE, NO_USER, user))
                            .uid();
            search.add(each -> each.uid() == uid);
        }
        String parent = line.last("ppid");
        if (parent != null) {
            int pid = number("ppid", parent);
            search.add(each -> each.parentPid() == pid);
        }
    }

    private String whole(String executable) {
        String root = line.last("r");
        String directory = line.last("d");
        if (root != null) {
            return root + "/" + executable;
        }
        boolean absolute = executable.startsWith("/") || directory == null;
        return absolute ? executable : directory + "/" + executable;
    }

    private FileStatus status(String path) {
        try {
            return call.files().status(path);
        } catch (IOException error) {
            throw call.fail(TROUBLE, CANNOT_STAT, path, error);
        }
    }

    private List<Integer> found() {
        String file = line.last("p");
        String pid = line.last("pid");
        if (file == null && pid == null) {
            return search.find();
        }
        int wanted = pid != null ? number("pid", pid) : written(String.valueOf(file));
        // One that is to be stopped is told even if nobody is there, so that this is said.
        boolean told = line.has("K") && !search.hasConditions();
        return wanted > 0 && (told || search.meets(wanted)) ? List.of(wanted) : List.of();
    }

    /** The number in a file; 0 if there is none. */
    private int written(String file) {
        try {
            FileStatus status = call.files().status(file);
            boolean safe = status.uid() == call.files().credentials().realUid() || status.uid() == 0;
            if (!safe && !search.hasConditions()) {
                throw call.fail(TROUBLE, INSECURE, file);
            }
            String text = new String(call.files().readAll(file), StandardCharsets.US_ASCII).stripLeading();
            String digits = text.replaceFirst("(?s)\\D.*", "");
            return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
        } catch (ErrnoException error) {
            if (error.errno() == Errno.ENOENT) {
                return 0;
            }
            throw call.fail(TROUBLE, CANNOT_OPEN, file, error);
        } catch (IOException error) {
            throw call.fail(TROUBLE, CANNOT_OPEN, file, error);
        }
    }

    private Exit state() {
        if (!found().isEmpty()) {
            return Exit.SUCCESS;
        }
        String file = line.last("p");
        return Exit.of(file != null && call.files().exists(file) ? 1 : NOT_RUNNING);
    }

    private String what() {
        for (String key : List.of("n", "x", "p", "pid", "ppid", "u")) {
            String value = line.last(key);
            if (value != null) {
                return switch (key) {
                    case "p" -> "process in pidfile '" + value + "'";
                    case "pid" -> "process with pid " + value;
                    case "ppid" -> "process(es) with parent pid " + value;
                    case "u" -> "process(es) owned by '" + value + "'";
                    default -> value;
                };
            }
        }
        throw new Quit(TROUBLE);
    }
}
