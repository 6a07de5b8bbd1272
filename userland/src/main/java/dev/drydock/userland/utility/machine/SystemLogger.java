package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code logger} where nobody listens at {@code /dev/log}, as in nearly every container: what it is told is lost. */
final class SystemLogger {
    static final Command COMMAND = Command.named("logger", SystemLogger::run)
            .gnu("h,help V,version s,stderr t,tag= p,priority= f,file= e,skip-empty i id? prio-prefix no-act"
                    + " !octet-count !S,size= !n,server= !P,port= !T,tcp !d,udp !rfc3164 !rfc5424? !sd-id= !sd-param="
                    + " !msgid= !u,socket= !socket-errors? !journald?")
            .busybox("s t= p=");
    private static final String SOCKET = "/dev/log";
    private static final Words NOBODY = Words.of("socket /dev/log: No such file or directory");
    private static final Words NOT_EMULATED = Words.of("what listens at /dev/log is not emulated");
    private static final Words NO_FACILITY = Words.of("unknown facility name: %s");
    private static final Words NO_LEVEL = Words.of("unknown priority name: %s");
    private static final Words NO_FILE = Words.of("file %s: %s");
    private static final Set<String> LEVELS = Set.of(
            "alert", "crit", "debug", "emerg", "err", "error", "info", "none", "notice", "panic", "warn", "warning");
    private static final Set<String> FACILITIES = Set.of(
            "auth",
            "authpriv",
            "cron",
            "daemon",
            "ftp",
            "kern",
            "lpr",
            "mail",
            "news",
            "security",
            "syslog",
            "user",
            "uucp",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");

    private SystemLogger() {}

    private static Exit run(Invocation call) throws IOException {
        String tag = null;
        String file = null;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "h" -> {
                    call.out().text(call.help());
                    return Exit.SUCCESS;
                }
                case "V" -> {
                    call.out().text(call.version());
                    return Exit.SUCCESS;
                }
                case "t" -> tag = option.argument();
                case "f" -> file = option.argument();
                case "p" -> check(call, option.argument());
                default -> {}
            }
        }
        if (call.files().exists(SOCKET)) {
            throw call.fail(NOT_EMULATED);
        }
        boolean shown = call.commandLine().has("s");
        if (call.isGnu()) {
            read(call, file);
            if (shown) {
                throw call.fail(NOBODY);
            }
            return Exit.SUCCESS;
        }
        String name = tag == null ? user(call) : tag;
        if (!call.operands().isEmpty()) {
            tell(call, shown, name, String.join(" ", call.operands()));
            return Exit.SUCCESS;
        }
        try (Input input = call.in()) {
            for (String line = input.line(); line != null; line = input.line()) {
                if (!line.isEmpty()) {
                    tell(call, shown, name, Latin.text(line));
                }
            }
        }
        return Exit.SUCCESS;
    }

    /** What would be told is read to its end, so that who writes it is not broken off. */
    private static void read(Invocation call, @Nullable String file) throws IOException {
        if (file == null && !call.operands().isEmpty()) {
            return;
        }
        Input opened;
        try {
            opened = call.open(file == null ? "-" : file);
        } catch (IOException error) {
            throw call.fail(NO_FILE, file, error);
        }
        try (Input input = opened) {
            input.copyTo(OutputStream.nullOutputStream());
        }
    }

    private static void check(Invocation call, String priority) {
        if (priority.matches("\\d.*")) {
            return;
        }
        int point = priority.indexOf('.');
        if (point >= 0 && !FACILITIES.contains(priority.substring(0, point))) {
            throw call.fail(NO_FACILITY, priority.substring(0, point));
        }
        String level = priority.substring(point + 1);
        if (!LEVELS.contains(level)) {
            throw call.fail(NO_LEVEL, call.isGnu() ? level : priority);
        }
    }

    /** The number of one that has no name. */
    private static String user(Invocation call) {
        int uid = call.files().credentials().uid();
        return Accounts.read(call.files()).user(uid).map(User::name).orElseGet(() -> Integer.toString(uid));
    }

    private static void tell(Invocation call, boolean shown, String name, String line) {
        if (shown) {
            call.raw(name + ": " + line + "\n");
        }
    }
}
