package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/**
 * {@code last}, {@code lastb}, {@code lastlog} and {@code faillog}: who logged in before. Nobody ever does in a container: what
 * would tell of it is not there, and is refused where somebody has put it there.
 */
final class Logins {
    /** Called {@code lastb} it looks at attempts that failed. */
    static final Command LAST = Command.named("last", Logins::last)
            .gnu(
                    "0 1 2 3 4 5 6 7 8 9 n,limit= a,hostlast d,dns f,file= F,fulltimes i,ip p,present= R,nohostname s,since="
                            + " t,until= w,fullnames x,system time-format= h V")
            .script();

    static final Command LASTLOG = Command.named("lastlog", Logins::lastlog)
            .gnu("b,before= C,clear h !R,root= S,set t,time= u,user=")
            .only(Flavour.GNU)
            .script();
    static final Command FAILLOG = Command.named("faillog", Logins::faillog)
            .gnu("a,all h l,lock-secs= m,maximum= r,reset !R,root= t,time= u,user=")
            .only(Flavour.GNU)
            .script()
            .trouble(2);
    private static final int BAD_ARGUMENT = 3;
    private static final String NUMBER = "\\d{1,9}";
    private static final Words CANNOT_OPEN = Words.of("cannot open %s: %s", "can't open '%s': %s");
    private static final Words NOT_READ = Words.of("records in %s are not emulated");
    private static final Words UNEXPECTED = Words.of("unexpected argument: %s");
    private static final Words UNKNOWN_USER = Words.of("Unknown user or range: %s");
    private static final Words BAD_NUMBER = Words.of("invalid numeric argument '%s'");
    private static final Words ONE_USER = Words.of("Options -C and -S require option -u to specify the user");
    private static final Words NO_FAILURES = Words.of("Cannot open %s: %s");

    private Logins() {}

    private static Exit last(Invocation call) {
        String file = call.name().equals("lastb") ? "/var/log/btmp" : "/var/log/wtmp";
        if (call.isBusyBox()) {
            if (!call.arguments().isEmpty()) {
                throw call.usage();
            }
        } else {
            for (Option option : call.options()) {
                switch (option.key()) {
                    case "h" -> call.parse(List.of("--help"));
                    case "V" -> call.parse(List.of("--version"));
                    case "f" -> file = option.argument();
                    default -> {}
                }
            }
        }
        try {
            call.files().status(file);
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, file, error);
        }
        throw call.fail(NOT_READ, file);
    }

    private static Exit lastlog(Invocation call) {
        String file = "/var/log/lastlog";
        for (Option option : call.options()) {
            switch (option.key()) {
                case "h" -> call.parse(List.of("--help"));
                case "u" -> requireUser(call, option.argument(), 1);
                case "b", "t" -> {
                    if (!option.argument().matches(NUMBER)) {
                        throw call.fail(BAD_NUMBER, option.argument());
                    }
                }
                default -> {}
            }
        }
        if (!call.operands().isEmpty()) {
            call.say(UNEXPECTED, call.operands().get(0));
            throw call.usage();
        }
        boolean changes = call.commandLine().has("C") || call.commandLine().has("S");
        if (changes && !call.commandLine().has("u")) {
            call.say(ONE_USER);
            throw call.usage();
        }
        try {
            call.files().status(file);
        } catch (ErrnoException error) {
            call.raw(file + ": " + error.words() + "\n");
            return Exit.FAILURE;
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, file, error);
        }
        throw call.fail(NOT_READ, file);
    }

    private static Exit faillog(Invocation call) {
        String file = "/var/log/faillog";
        for (Option option : call.options()) {
            if (option.key().equals("h")) {
                call.parse(List.of("--help"));
            } else if (option.key().equals("u")) {
                requireUser(call, option.argument(), BAD_ARGUMENT);
            }
        }
        try {
            call.files().status(file);
        } catch (IOException error) {
            throw call.fail(NO_FAILURES, file, error);
        }
        throw call.fail(NOT_READ, file);
    }

    /** A name, a number or a range of numbers. */
    private static void requireUser(Invocation call, String text, int status) {
        boolean known = Accounts.read(call.files()).user(text).isPresent();
        if (!known && !text.matches("\\d{1,9}|\\d{1,9}-|-\\d{1,9}|\\d{1,9}-\\d{1,9}")) {
            throw call.fail(status, UNKNOWN_USER, text);
        }
    }
}
