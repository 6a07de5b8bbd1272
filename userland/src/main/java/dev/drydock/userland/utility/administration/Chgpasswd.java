package dev.drydock.userland.utility.administration;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code chgpasswd} of shadow 4.13: passwords of groups, from lines of NAME:PASSWORD. */
final class Chgpasswd {
    static final Command COMMAND = Command.named("chgpasswd", Chgpasswd::run)
            .gnu("c,crypt-method= e,encrypted h m,md5 !R,root= !s,sha-rounds=")
            .script()
            .only(Flavour.GNU)
            .trouble(ShadowTool.BAD_USAGE);
    private static final List<String> METHODS = List.of("NONE", "DES", "MD5", "SHA256", "SHA512", "YESCRYPT");
    private static final Words EXCLUSIVE = Words.of("the -c, -e, and -m flags are exclusive");
    private static final Words UNSUPPORTED = Words.of("unsupported crypt method: %s");
    private static final Words NOT_EMULATED = Words.of("the crypt method %s is not emulated");
    private static final Words NO_PASSWORD = Words.of("line %s: missing new password");
    private static final Words NO_GROUP = Words.of("line %s: group '%s' does not exist");
    private static final Words IGNORED = Words.of("error detected, changes ignored");

    private Chgpasswd() {}

    private static Exit run(Invocation call) throws IOException {
        CommandLine line = call.commandLine();
        if (line.has("h")) {
            call.parse(List.of("--help"));
        }
        if (Stream.of("c", "e", "m").filter(line::has).count() > 1) {
            call.say(EXCLUSIVE);
            throw call.usage();
        }
        PasswordHash.Kind kind = kind(call);
        ShadowTool.lock(call, "/etc/group");
        AccountFiles accounts = new AccountFiles(call.files());
        int number = 0;
        for (String text = Typing.answer(call); text != null; text = Typing.answer(call)) {
            number++;
            int colon = text.indexOf(':');
            if (colon < 0) {
                call.complain(NO_PASSWORD, number);
            } else if (!accounts.group.has(text.substring(0, colon))) {
                call.complain(NO_GROUP, number, text.substring(0, colon));
            } else {
                change(call, accounts, text.substring(0, colon), text.substring(colon + 1), kind);
            }
        }
        if (call.status() != 0) {
            throw call.fail(IGNORED);
        }
        return ShadowTool.save(call, accounts);
    }

    private static void change(
            Invocation call, AccountFiles accounts, String group, String password, PasswordHash.@Nullable Kind kind) {
        String hash = kind == null
                ? password
                : PasswordHash.make(kind, password, call.process().random());
        boolean hidden = accounts.gshadow.has(group);
        (hidden ? accounts.gshadow : accounts.group).set(group, AccountFiles.PASSWORD, hash);
    }

    private static PasswordHash.@Nullable Kind kind(Invocation call) {
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
        if (!METHODS.contains(method)) {
            call.say(UNSUPPORTED, method);
            throw call.usage();
        }
        return switch (method) {
            case "NONE" -> null;
            case "SHA256" -> PasswordHash.Kind.SHA256;
            case "SHA512" -> PasswordHash.Kind.SHA512;
            default -> throw call.fail(NOT_EMULATED, method);
        };
    }
}
