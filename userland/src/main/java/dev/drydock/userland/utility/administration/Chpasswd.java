package dev.drydock.userland.utility.administration;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code chpasswd}: passwords of many, from lines of NAME:PASSWORD. */
final class Chpasswd {
    static final Command COMMAND = Command.named("chpasswd", call -> new Chpasswd(call).run())
            .gnu("c,crypt-method= e,encrypted h m,md5 !R,root= !s,sha-rounds=")
            .busybox("e,encrypted m,md5 c,crypt-method= R=")
            .trouble(2);
    private static final Words NOT_EMULATED =
            Words.of("the crypt method %s is not emulated", "the algorithm %s is not emulated");
    private static final Words UNSUPPORTED = Words.of("unsupported crypt method: %s", "");
    private static final Words NO_PASSWORD = Words.of("line %s: missing new password", "%-missing new password");
    private static final Words UNKNOWN = Words.of("", "unknown user %s");
    private static final Words CHANGED = Words.of("", "password for '%s' changed");
    private static final List<String> METHODS = List.of("NONE", "DES", "MD5", "SHA256", "SHA512", "YESCRYPT");

    private final Invocation call;
    private final AccountFiles accounts;

    private Chpasswd(Invocation call) {
        this.call = call;
        this.accounts = new AccountFiles(call.files());
    }

    private Exit run() throws IOException {
        if (call.isGnu() && call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        PasswordHash.Kind kind = kind();
        int number = 0;
        for (String line = Typing.answer(call); line != null; line = Typing.answer(call)) {
            number++;
            int colon = line.indexOf(':');
            if (colon < 0) {
                if (call.isBusyBox()) {
                    throw call.fail(NO_PASSWORD, number);
                }
                call.complain(NO_PASSWORD, number);
                continue;
            }
            change(number, line.substring(0, colon), line.substring(colon + 1), kind);
        }
        if (call.status() > 0 && call.isGnu() && !usesPam()) {
            return call.exit();
        }
        accounts.save();
        return call.exit();
    }

    /** Without a method of its own, Debian's leaves the hashing to PAM, which writes line by line. */
    private boolean usesPam() {
        return !call.commandLine().has("c")
                && !call.commandLine().has("m")
                && !call.commandLine().has("e");
    }

    private PasswordHash.@Nullable Kind kind() {
        if (call.commandLine().has("e")) {
            return null;
        }
        if (call.commandLine().has("m")) {
            throw call.fail(NOT_EMULATED, "MD5");
        }
        String method = call.commandLine().last("c");
        if (method == null) {
            return PasswordHash.Kind.SHA512;
        }
        String upper = method.toUpperCase(Locale.ROOT);
        if (call.isGnu() && !METHODS.contains(method)) {
            throw call.usage(UNSUPPORTED, method);
        }
        return switch (upper) {
            case "SHA256" -> PasswordHash.Kind.SHA256;
            case "SHA512" -> PasswordHash.Kind.SHA512;
            case "NONE" -> null;
            default -> throw call.fail(NOT_EMULATED, method);
        };
    }

    private void change(int number, String name, String password, PasswordHash.@Nullable Kind kind) {
        boolean allowed =
                accounts.passwd.has(name) && call.files().credentials().isRoot();
        if (!allowed && call.isBusyBox()) {
            throw call.fail(UNKNOWN, name);
        }
        if (!allowed) {
            call.raw(
                    usesPam()
                            ? "chpasswd: (user " + name + ") pam_chauthtok() failed, error:\n"
                                    + "Authentication token manipulation error\n"
                                    + "chpasswd: (line " + number + ", user " + name + ") password not changed\n"
                            : "chpasswd: line " + number + ": user '" + name + "' does not exist\n");
            call.status(1);
            return;
        }
        String hash = kind == null
                ? password
                : PasswordHash.make(kind, password, call.process().random());
        new PasswordQuestions(call, accounts).write(name, hash);
        if (call.isBusyBox()) {
            call.say(CHANGED, name);
        }
    }
}
