package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.Credentials;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code passwd}: changes, locks and tells passwords. */
final class Passwd {
    static final Command COMMAND = Command.named("passwd", call -> new Passwd(call).run())
            .gnu("a,all d,delete e,expire h !k,keep-tokens i,inactive= l,lock n,mindays= q,quiet !r,repository="
                    + " !R,root= S,status u,unlock w,warndays= x,maxdays=")
            .busybox("a= l u d")
            .trouble(6);
    private static final int MISUSED = 2;
    private static final int FAILED = 3;
    private static final int NOT_CHANGED = 10;
    private static final int HASH = 1;
    private static final int DAY = 2;
    private static final int LEAST = 3;
    private static final int MOST = 4;
    private static final int WARNING = 5;
    private static final int INACTIVE = 6;
    private static final Words NO_USER = Words.of("user '%s' does not exist", "unknown user %s");
    private static final Words DENIED = Words.of("Permission denied.", "%-must be root");
    private static final Words FOREIGN =
            Words.of("You may not view or modify password information for %s.", "%s can't change password for %s");
    private static final Words BAD_NUMBER = Words.of("invalid numeric argument '%s'");

    private final Invocation call;
    private final AccountFiles accounts;

    private Passwd(Invocation call) {
        this.call = call;
        this.accounts = new AccountFiles(call.files());
    }

    private boolean has(String key) {
        return call.commandLine().has(key);
    }

    private Exit run() throws IOException {
        if (call.isGnu() && has("h")) {
            call.parse(List.of("--help"));
        }
        List<String> operands = call.operands();
        if (operands.size() > 1) {
            throw call.isGnu() ? misused() : call.usage();
        }
        Credentials caller = call.files().credentials();
        boolean root = caller.realUid() == 0;
        String self = Accounts.read(call.files())
                .user(caller.realUid())
                .map(User::name)
                .orElse("");
        String name = operands.isEmpty() ? self : operands.get(0);
        if (call.isGnu() && has("a") && has("S")) {
            if (!root) {
                throw call.fail(DENIED);
            }
            accounts.passwd.entries(AccountFiles.PASSWD_FIELDS).forEach(line -> status(line.get(0)));
            return Exit.SUCCESS;
        }
        boolean administers = has("l") || has("u") || has("d") || (call.isGnu() && hasAny("e", "i", "n", "w", "x"));
        if (call.isGnu() && administers && !root) {
            throw call.fail(DENIED);
        }
        if (!accounts.passwd.has(name)) {
            throw call.fail(NO_USER, name);
        }
        if (!root && !name.equals(self)) {
            throw call.isGnu() ? call.fail(FOREIGN, name) : call.fail(FOREIGN, self, name);
        }
        if (call.isGnu() && has("S")) {
            status(name);
            return Exit.SUCCESS;
        }
        return administers ? administer(name) : change(name, root);
    }

    private boolean hasAny(String... keys) {
        for (String key : keys) {
            if (has(key)) {
                return true;
            }
        }
        return false;
    }

    private Quit misused() {
        call.raw(call.help());
        return new Quit(MISUSED);
    }

    private Exit change(String name, boolean root) throws IOException {
        if (!root && !knowsCurrent(name)) {
            return Exit.of(call.isGnu() ? NOT_CHANGED : 1);
        }
        PasswordQuestions questions = new PasswordQuestions(call, accounts);
        boolean changed = call.isGnu() ? questions.gnu("passwd", name) : questions.busyBox(name);
        if (!changed) {
            return Exit.of(call.isGnu() ? NOT_CHANGED : 1);
        }
        accounts.save();
        return Exit.SUCCESS;
    }

    private boolean knowsCurrent(String name) throws IOException {
        if (call.isGnu()) {
            call.out().line("Changing password for " + name + ".");
            call.out().flush();
        }
        @Nullable String typed = Typing.secret(call, call.isGnu() ? "Current password: " : "Old password: ");
        String hash = hash(name);
        if (typed != null && PasswordHash.matches(typed, hash).orElse(false)) {
            return true;
        }
        if (call.isGnu()) {
            call.raw("passwd: Authentication token manipulation error\npasswd: password unchanged\n");
        } else {
            call.raw("passwd: incorrect password for " + name + "\n");
        }
        return false;
    }

    private String hash(String name) {
        return accounts.shadow
                .find(name)
                .or(() -> accounts.passwd.find(name))
                .map(line -> line.get(1))
                .orElse("");
    }

    private Exit administer(String name) throws IOException {
        AccountFile file = accounts.shadow.has(name) ? accounts.shadow : accounts.passwd;
        for (Option option : call.options()) {
            String hash = file.find(name).map(line -> line.get(HASH)).orElse("");
            if (call.isBusyBox()
                    && hash.startsWith("!") == option.key().equals("l")
                    && !option.key().equals("d")) {
                call.raw("passwd: password for " + name + " is already "
                        + (option.key().equals("l") ? "" : "un") + "locked\n");
                return Exit.FAILURE;
            }
            switch (option.key()) {
                case "l" -> setHash(file, name, hash.startsWith("!") ? hash : "!" + hash);
                case "u" -> {
                    if (call.isGnu() && hash.equals("!")) {
                        call.raw("""
                                passwd: unlocking the password would result in a passwordless account.
                                You should set a password with usermod -p to unlock the password of this account.
                                """);
                        return Exit.of(FAILED);
                    }
                    setHash(file, name, hash.startsWith("!") ? hash.substring(1) : hash);
                }
                case "d" -> setHash(file, name, "");
                case "e" -> file.set(name, DAY, "0");
                case "n" -> file.set(name, LEAST, number(option));
                case "x" -> file.set(name, MOST, number(option));
                case "w" -> file.set(name, WARNING, number(option));
                case "i" -> file.set(name, INACTIVE, number(option));
                default -> {}
            }
        }
        accounts.save();
        if (!call.isGnu()) {
            call.raw("passwd: password for " + name + " changed by root\n");
        } else if (!has("q")) {
            call.out().line("passwd: password changed.");
        }
        return Exit.SUCCESS;
    }

    private void setHash(AccountFile file, String name, String hash) {
        file.set(name, HASH, hash);
        if (call.isBusyBox()) {
            file.set(name, DAY, Days.today(call));
        }
    }

    private String number(Option option) {
        if (!option.argument().matches("-1|\\d{1,9}")) {
            throw call.fail(FAILED, BAD_NUMBER, option.argument());
        }
        return option.argument().equals("-1") ? "" : option.argument();
    }

    /** {@code NAME P|NP|L date least most warning inactive}. */
    private void status(String name) {
        List<String> line = accounts.shadow
                .find(name)
                .filter(each -> each.size() > INACTIVE)
                .orElse(List.of());
        if (line.isEmpty()) {
            call.out()
                    .line(name + " " + (hash(name).isEmpty() ? "NP" : hash(name).startsWith("!") ? "L" : "P"));
            return;
        }
        String hash = line.get(HASH);
        String letter = hash.isEmpty() ? "NP" : hash.startsWith("!") || hash.startsWith("*") ? "L" : "P";
        String day = line.get(DAY).matches("\\d{1,9}")
                ? LocalDate.ofEpochDay(Long.parseLong(line.get(DAY))).toString()
                : "never";
        call.out()
                .line(String.join(
                        " ",
                        name,
                        letter,
                        day,
                        orNone(line.get(LEAST)),
                        orNone(line.get(MOST)),
                        orNone(line.get(WARNING)),
                        orNone(line.get(INACTIVE))));
    }

    private static String orNone(String number) {
        return number.isEmpty() ? "-1" : number;
    }
}
