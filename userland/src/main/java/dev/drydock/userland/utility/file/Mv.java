package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Prompt;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.mode.ModeLetters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code mv}: renames files, and copies them where renaming does not reach. */
final class Mv {
    static final Command COMMAND = Command.named("mv", call -> new Mv(call).run())
            .gnu("!b,backup? f,force i,interactive n,no-clobber strip-trailing-slashes !S,suffix="
                    + " t,target-directory= T,no-target-directory u,update v,verbose !Z,context")
            .busybox("f,force i,interactive n,no-clobber t,target-directory= T,no-target-directory v,verbose");
    private static final Words CANNOT_STAT = Words.of("cannot stat %q: %s", "can't rename '%s': %s");
    private static final Words CANNOT_MOVE = Words.of("cannot move %q to %q: %s");
    private static final Words CANNOT_REPLACE =
            Words.of("inter-device move failed: %q to %q; unable to remove target: %s");
    private static final Words INTO_ITSELF = Words.of("cannot move %q to a subdirectory of itself, %q");
    private static final Words FILE_OVER_DIRECTORY = Words.of("cannot overwrite directory %q with non-directory");
    private static final Words RENAMED = Words.of("renamed %q -> %q\n", "'%s' -> '%s'\n");
    private static final Words NOT_UNLINKED = Words.of("", "can't remove '%s': %s");
    private static final Words NOT_OVER_DIRECTORY = Words.of("", "can't overwrite directory with non-directory");
    private static final Words TARGET_IS_DIRECTORY = Words.of("", "'%s' is a directory");

    private final Invocation call;
    private final FileContext files;
    private CopySettings.Existing existing = CopySettings.Existing.OVERWRITE;
    private boolean asksIfUnwritable = true;
    private boolean onlyNewer;
    private boolean verbose;
    private boolean plain;
    private boolean stripsSlashes;
    private @Nullable String directory;

    private Mv(Invocation call) {
        this.call = call;
        this.files = call.files();
    }

    private Exit run() throws IOException {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "f" -> {
                    existing = CopySettings.Existing.OVERWRITE;
                    asksIfUnwritable = false;
                }
                case "i" -> existing = CopySettings.Existing.ASK;
                case "n" -> existing = CopySettings.Existing.SKIP;
                case "strip-trailing-slashes" -> stripsSlashes = true;
                case "t" -> directory = option.argument();
                case "T" -> plain = true;
                case "u" -> onlyNewer = true;
                default -> verbose = true;
            }
        }
        List<String> operands = new ArrayList<>();
        for (String operand : call.operands()) {
            operands.add(stripsSlashes ? FilePaths.withoutTrailingSlashes(operand) : operand);
        }
        for (Destination.Pair pair : Destination.pairs(call, operands, new Destination.Form(directory, plain, false))) {
            move(pair.source(), pair.target());
        }
        return call.exit();
    }

    private void move(String source, String target) throws IOException {
        FileStatus status;
        FileStatus there;
        if (!call.isGnu() && !isReachable(target)) {
            return;
        }
        try {
            status = files.linkStatus(source);
        } catch (IOException error) {
            call.complain(CANNOT_STAT, source, call.isGnu() ? error : refusal(source, target, error));
            return;
        }
        try {
            there = files.linkStatus(target);
        } catch (ErrnoException error) {
            if (error.errno() != Errno.ENOENT) {
                call.complain(CANNOT_STAT, target, error);
                return;
            }
            there = null;
        }
        if (there != null && !mayReplace(source, target, status, there)) {
            return;
        }
        try {
            files.rename(source, target);
            tell(source, target);
        } catch (ErrnoException error) {
            if (error.errno() == Errno.EXDEV) {
                copyAndRemove(source, target, there);
            } else {
                cannot(source, target, error);
            }
        }
    }

    /** What a rename says of a source that cannot be looked at. */
    private IOException refusal(String source, String target, IOException seen) {
        try {
            files.rename(source, target);
            return seen;
        } catch (IOException refused) {
            return refused;
        }
    }

    /** BusyBox looks at the goal first, and follows links there. */
    private boolean isReachable(String target) throws IOException {
        try {
            files.status(target);
        } catch (ErrnoException error) {
            if (error.errno() != Errno.ENOENT) {
                call.complain(CopyWords.cannotStatOperand(error), target, error);
                return false;
            }
        }
        return true;
    }

    private boolean mayReplace(String source, String target, FileStatus status, FileStatus there) throws IOException {
        if (call.isGnu()) {
            if (status.sameFile(there)) {
                if (status.links() > 1 && !status.isDirectory() && !samePath(source, target)) {
                    files.unlink(source);
                    tell(source, target);
                } else {
                    call.complain(CopyWords.SAME_FILE, source, target);
                }
                return false;
            }
            if (status.isSymlink() && !there.isSymlink() && leadsTo(source, there)) {
                call.complain(CopyWords.SAME_FILE, source, target);
                return false;
            }
            if (status.isDirectory() && !there.isDirectory()) {
                call.complain(CopyWords.DIRECTORY_OVER_FILE, target, source);
                return false;
            }
            if (!status.isDirectory() && there.isDirectory()) {
                call.complain(FILE_OVER_DIRECTORY, target);
                return false;
            }
            if (onlyNewer && !status.isDirectory() && !there.modified().isBefore(status.modified())) {
                return false;
            }
        } else if (plain && there.isDirectory() && !status.isDirectory()) {
            call.complain(TARGET_IS_DIRECTORY, target);
            return false;
        }
        return existing != CopySettings.Existing.SKIP && confirmed(target, there);
    }

    private boolean leadsTo(String link, FileStatus there) {
        try {
            return files.status(link).sameFile(there);
        } catch (IOException dangling) {
            return false;
        }
    }

    private boolean samePath(String source, String target) throws IOException {
        String one = FilePaths.join(files.realPath(FilePaths.parent(source)), FilePaths.last(source));
        String other = FilePaths.join(files.realPath(FilePaths.parent(target)), FilePaths.last(target));
        return one.equals(other);
    }

    private boolean confirmed(String target, FileStatus there) throws IOException {
        boolean unwritable = !there.isSymlink() && !files.access(target, 2);
        boolean protectedFile =
                unwritable && asksIfUnwritable && call.process().descriptor(0).isTerminal();
        if (existing != CopySettings.Existing.ASK && !protectedFile) {
            return true;
        }
        if (call.isBusyBox()) {
            return Prompt.confirmed(call, call.name() + ": overwrite '" + target + "'? ");
        }
        String question = unwritable
                ? call.format(
                        "%s: replace %q, overriding mode %s (%s)? ",
                        call.name(), target, String.format("%04o", there.mode()), ModeLetters.permissions(there.mode()))
                : call.format("%s: overwrite %q? ", call.name(), target);
        return Prompt.confirmed(call, question);
    }

    private void cannot(String source, String target, ErrnoException error) {
        if (call.isBusyBox()) {
            call.complain(CANNOT_STAT, source, error);
        } else if (error.errno() == Errno.EINVAL) {
            call.complain(INTO_ITSELF, source, target);
        } else {
            call.complain(CANNOT_MOVE, source, target, error);
        }
    }

    private void copyAndRemove(String source, String target, @Nullable FileStatus there) throws IOException {
        CopySettings settings = new CopySettings();
        settings.keepAll();
        settings.recursive = true;
        settings.links = CopySettings.Links.COPY;
        settings.moving = true;
        if (there != null && there.isDirectory()) {
            if (call.isBusyBox()) {
                boolean directory = files.status(source).isDirectory();
                call.complain(directory ? NOT_UNLINKED : NOT_OVER_DIRECTORY, target, new ErrnoException(Errno.EISDIR));
                return;
            }
            try {
                files.removeDirectory(target);
            } catch (ErrnoException error) {
                call.complain(CANNOT_REPLACE, source, target, error);
                return;
            }
        }
        if (new TreeCopy(call, settings).copy(source, target)) {
            Removal.Wish wish = new Removal.Wish(Removal.Asking.NEVER, true, true, true, false, false);
            new Removal(call, wish).remove(source);
            tell(source, target);
        }
    }

    private void tell(String source, String target) {
        if (verbose) {
            call.out().text(call.format(RENAMED.in(call.flavour()), source, target));
        }
    }
}
