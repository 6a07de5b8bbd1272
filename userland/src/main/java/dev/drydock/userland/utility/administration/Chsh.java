package dev.drydock.userland.utility.administration;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code chsh} of shadow 4.13, as root uses it: another shell for an account. */
final class Chsh {
    static final Command COMMAND = Command.named("chsh", Chsh::run)
            .gnu("h !R,root= s,shell=")
            .only(Flavour.GNU)
            .trouble(ShadowTool.BAD_USAGE);
    private static final Words NO_USER = Words.of("user '%s' does not exist");
    private static final Words NO_SHELL = Words.of("Warning: %s does not exist");
    private static final Words NOT_RUN = Words.of("Warning: %s is not executable");
    private static final Words INVALID = Words.of("Invalid entry: %s");
    private static final Words QUESTION = Words.of("asking for the shell is not emulated");
    private static final Words PASSWORD = Words.of("asking for the password is not emulated");

    private Chsh() {}

    private static Exit run(Invocation call) {
        if (call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (call.operands().size() > 1) {
            throw call.usage();
        }
        AccountFiles accounts = new AccountFiles(call.files());
        int uid = call.files().credentials().realUid();
        List<String> own = accounts.passwd
                .entries(AccountFiles.PASSWD_FIELDS)
                .filter(line -> line.get(AccountFiles.UID).equals(Integer.toString(uid)))
                .findFirst()
                .orElseThrow(() -> call.fail(NO_USER, Integer.toString(uid)));
        String name = call.operands().isEmpty() ? own.get(0) : call.operands().get(0);
        if (accounts.user(name).isEmpty()) {
            throw call.fail(NO_USER, name);
        }
        String shell = call.commandLine().last("s");
        if (shell == null) {
            throw call.fail(QUESTION);
        }
        if (uid != 0 || isRestricted(call, own.get(AccountFiles.SHELL))) {
            throw call.fail(PASSWORD);
        }
        if (!ShadowTool.isField(shell) || shell.indexOf(',') >= 0) {
            throw call.fail(INVALID, shell);
        }
        if (!call.files().exists(shell)) {
            call.say(NO_SHELL, shell);
        } else if (!call.files().access(shell, 1)) {
            call.say(NOT_RUN, shell);
        }
        accounts.passwd.set(name, AccountFiles.SHELL, shell);
        return ShadowTool.save(call, accounts);
    }

    /** Who has a shell that is not listed is asked even if that is root (pam_shells). */
    private static boolean isRestricted(Invocation call, String shell) {
        try {
            String listed = new String(call.files().readAll("/etc/shells"), StandardCharsets.UTF_8);
            return listed.lines().noneMatch(shell::equals);
        } catch (IOException none) {
            return true;
        }
    }
}
