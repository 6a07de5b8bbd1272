package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Prompt;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code rm}: removes files. */
final class Rm {
    static final Command COMMAND = Command.named("rm", call -> new Rm(call).run())
            .gnu(
                    "d,dir f,force i I interactive? one-file-system no-preserve-root preserve-root? r,recursive R v,verbose")
            .busybox("i r f R v");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words DOTS =
            Words.of("refusing to remove '.' or '..' directory: skipping %q", "can't remove '.' or '..'");
    private static final Words ROOT = Words.of("it is dangerous to operate recursively on %q");
    private static final Words SAME_AS_ROOT = Words.of("it is dangerous to operate recursively on %q (same as %q)");
    private static final Words FAILSAFE = Words.of("use --no-preserve-root to override this failsafe");
    private static final Words WHEN = Words.of("invalid argument %l for %l\nValid arguments are:\n"
            + "  - 'never', 'no', 'none'\n  - 'once'\n  - 'always', 'yes'");

    private final Invocation call;
    private Removal.Asking asking = Removal.Asking.PROTECTED;
    private boolean once;
    private boolean ignoreMissing;
    private boolean recursive;
    private boolean directories;
    private boolean verbose;
    private boolean oneDevice;
    private boolean keepsRoot = true;

    private Rm(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        call.options().forEach(this::apply);
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            if (ignoreMissing) {
                return Exit.SUCCESS;
            }
            throw call.usage(MISSING);
        }
        if (once && (recursive || operands.size() > 3) && !Prompt.confirmed(call, question(operands.size()))) {
            return Exit.SUCCESS;
        }
        Removal.Wish wish = new Removal.Wish(asking, ignoreMissing, recursive, directories, verbose, oneDevice);
        Removal removal = new Removal(call, wish);
        for (String operand : operands) {
            if (allowed(operand)) {
                removal.remove(call.isBusyBox() ? FilePaths.withoutTrailingSlashes(operand) : operand);
            }
        }
        return call.exit();
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "d" -> directories = true;
            case "f" -> {
                asking = Removal.Asking.NEVER;
                ignoreMissing = true;
                once = false;
            }
            case "i" -> {
                asking = Removal.Asking.ALWAYS;
                ignoreMissing = ignoreMissing && call.isBusyBox();
                once = false;
            }
            case "I" -> askOnce();
            case "interactive" -> interactive(option.value() == null ? "always" : option.argument());
            case "one-file-system" -> oneDevice = true;
            case "no-preserve-root" -> keepsRoot = false;
            case "preserve-root" -> keepsRoot = true;
            case "r", "R" -> recursive = true;
            default -> verbose = true;
        }
    }

    private void askOnce() {
        asking = Removal.Asking.PROTECTED;
        ignoreMissing = false;
        once = true;
    }

    private void interactive(String when) {
        switch (when) {
            case "never", "no", "none" -> {
                asking = Removal.Asking.NEVER;
                once = false;
            }
            case "once" -> askOnce();
            case "always", "yes" -> {
                asking = Removal.Asking.ALWAYS;
                ignoreMissing = false;
                once = false;
            }
            default -> throw call.usage(WHEN, when, "--interactive");
        }
    }

    private String question(int count) {
        String many = count == 1 ? "1 argument" : count + " arguments";
        return call.name() + ": remove " + many + (recursive ? " recursively? " : "? ");
    }

    private boolean allowed(String operand) {
        String name = FilePaths.last(operand);
        boolean dots = name.equals(".") || name.equals("..");
        if (call.isBusyBox()) {
            if (dots) {
                call.complain(DOTS);
            }
            return !dots;
        }
        if (!recursive) {
            return true;
        }
        if (keepsRoot && isRoot(operand)) {
            if (operand.equals("/")) {
                call.complain(ROOT, operand);
            } else {
                call.complain(SAME_AS_ROOT, operand, "/");
            }
            call.say(FAILSAFE);
            return false;
        }
        if (dots) {
            call.complain(DOTS, operand);
        }
        return !dots;
    }

    private boolean isRoot(String operand) {
        try {
            FileStatus status = call.files().linkStatus(operand);
            return status.sameFile(call.files().linkStatus("/"));
        } catch (IOException missing) {
            return false;
        }
    }
}
