package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.mode.ModeChange;
import dev.drydock.userland.utility.mode.ModeLetters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code chmod}: changes permission bits. */
final class Chmod {
    static final Command COMMAND = Command.named("chmod", call -> new Chmod(call).run())
            .gnu("c,changes f,silent quiet v,verbose no-preserve-root preserve-root reference= R,recursive")
            .busybox("R c v f");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words MISSING_AFTER = Words.of("missing operand after %l", "");
    private static final Words INVALID_MODE = Words.of("invalid mode: %l", "invalid mode '%s'");
    private static final Words NO_REFERENCE = Words.of("failed to get attributes of %q: %s");
    private static final Words CANNOT = Words.of("changing permissions of %q: %s", "%s: %s");
    private static final Words CANNOT_ACCESS = Words.of("cannot access %q: %s", "%s: %s");
    private static final Words DANGLING = Words.of("cannot operate on dangling symlink %q%-", "%s: %s");
    private static final Words ROOT = Words.of("it is dangerous to operate recursively on %q");
    private static final Words FAILSAFE = Words.of("use --no-preserve-root to override this failsafe");

    private final Invocation call;
    private final FileContext files;
    private boolean tellsChanges;
    private boolean tellsAll;
    private boolean quiet;
    private boolean recursive;
    private boolean keepsRoot;
    private @Nullable String reference;
    private int umask;

    private Chmod(Invocation call) {
        this.call = call;
        this.files = call.files();
    }

    private Exit run() {
        for (Option option : call.options(withModesAsOperands())) {
            switch (option.key()) {
                case "c" -> tellsChanges = true;
                case "v" -> tellsAll = true;
                case "f", "quiet" -> quiet = true;
                case "R" -> recursive = true;
                case "preserve-root" -> keepsRoot = true;
                case "reference" -> reference = option.argument();
                default -> keepsRoot = false;
            }
        }
        List<String> operands = call.operands();
        String model = reference;
        if (operands.isEmpty()) {
            throw call.usage(MISSING);
        }
        if (operands.size() == 1 && model == null) {
            throw call.usage(MISSING_AFTER, operands.get(0));
        }
        umask = files.umask(0);
        files.umask(umask);
        ModeChange change = model == null ? parsed(operands.get(0)) : referenced(model);
        TreeWalk walk = new TreeWalk(
                call,
                new TreeWalk.Manner(recursive, false, false, quiet),
                (path, status, operand) -> change(path, status, operand, change));
        for (String operand : model == null ? operands.subList(1, operands.size()) : operands) {
            if (recursive && keepsRoot && operand.equals("/")) {
                call.complain(ROOT, operand);
                call.say(FAILSAFE);
            } else {
                walk.operand(operand);
            }
        }
        return call.exit();
    }

    /** {@code chmod -w file}: a mode that begins with a minus is no option. */
    private List<String> withModesAsOperands() {
        List<String> words = new ArrayList<>(call.arguments());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                break;
            }
            if (word.matches("-[rwxXstugoa,=+-]+") && ModeChange.parse(word).isPresent() && !word.equals("-")) {
                words.set(i, "--");
                words.add(i + 1, word);
                break;
            }
        }
        return words;
    }

    private ModeChange parsed(String text) {
        ModeChange change = ModeChange.parse(text).orElseThrow(() -> {
            if (call.isGnu()) {
                return call.usage(INVALID_MODE, text);
            }
            return call.fail(INVALID_MODE, text);
        });
        return call.isBusyBox() ? change.withoutCare() : change;
    }

    private ModeChange referenced(String path) {
        try {
            return parsed(String.format("%05o", files.status(path).mode()));
        } catch (IOException error) {
            throw call.fail(NO_REFERENCE, path, error);
        }
    }

    private void change(String path, FileStatus linkStatus, boolean operand, ModeChange change) {
        FileStatus status = linkStatus;
        if (status.isSymlink()) {
            if (!operand) {
                return;
            }
            try {
                status = files.status(path);
            } catch (IOException dangling) {
                if (!quiet) {
                    boolean leadsNowhere = dangling instanceof ErrnoException seen && seen.errno() == Errno.ENOENT;
                    call.complain(leadsNowhere ? DANGLING : CANNOT_ACCESS, path, dangling);
                }
                call.status(1);
                return;
            }
        }
        int wanted = change.apply(status.mode(), status.isDirectory(), umask);
        try {
            files.changeMode(path, wanted);
        } catch (IOException error) {
            if (!quiet) {
                call.complain(CANNOT, path, error);
            }
            call.status(1);
            return;
        }
        tell(path, status.mode(), wanted);
    }

    private void tell(String path, int before, int after) {
        if (!tellsAll && !(tellsChanges && before != after)) {
            return;
        }
        String old = String.format("%04o (%s)", before, ModeLetters.permissions(before));
        String now = String.format("%04o (%s)", after, ModeLetters.permissions(after));
        if (call.isBusyBox()) {
            call.out().line("mode of '" + path + "' changed to " + now);
        } else if (before == after) {
            call.out().line(call.format("mode of %q retained as %s", path, now));
        } else {
            call.out().line(call.format("mode of %q changed from %s to %s", path, old, now));
        }
    }
}
