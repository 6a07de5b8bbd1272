package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code pwd}: the binary, not the shell's built-in. */
final class Pwd {
    static final Command COMMAND =
            Command.named("pwd", Pwd::run).gnu("L,logical P,physical").busybox("");
    private static final Words IGNORED = Words.of("ignoring non-option arguments");
    private static final Words GONE = Words.of("cannot get current directory: %s", "getcwd: %s");

    private Pwd() {}

    private static Exit run(Invocation call) {
        boolean logical = call.variable("POSIXLY_CORRECT") != null;
        for (Option option : call.options()) {
            logical = option.key().equals("L");
        }
        if (call.isGnu() && !call.operands().isEmpty()) {
            call.say(IGNORED);
        }
        String named = logical ? logical(call.files(), call.variable("PWD")) : null;
        try {
            call.out().line(named != null ? named : call.files().workingDirectory());
        } catch (IOException error) {
            throw call.fail(GONE, error);
        }
        return Exit.SUCCESS;
    }

    /** PWD, if it is an absolute path to the directory without dots; else null. */
    private static @Nullable String logical(FileContext files, @Nullable String variable) {
        if (variable == null || !variable.startsWith("/") || (variable + "/").matches(".*/\\.\\.?/.*")) {
            return null;
        }
        try {
            return files.status(variable).sameFile(files.status(".")) ? variable : null;
        } catch (IOException gone) {
            return null;
        }
    }
}
