package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Prompt;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.mode.ModeLetters;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies a file or a tree, and complains of what cannot be copied. One for all operands of a command. */
final class TreeCopy {
    private final Invocation call;
    private final FileContext files;
    private final CopySettings settings;
    private final FileCopy fileCopy;
    /** Destinations made in this run, so that two sources of one name do not end in one file. */
    private final Set<String> made = new HashSet<>();
    /** Directories being made, which a copy into itself would meet again. */
    private final Set<String> madeDirectories = new HashSet<>();
    /** Where the first of several names of one file went. */
    private final Map<String, String> firstNames = new HashMap<>();

    private long device;
    private String operand = "";
    private String operandTarget = "";

    TreeCopy(Invocation call, CopySettings settings) {
        this.call = call;
        this.files = call.files();
        this.settings = settings;
        this.fileCopy = new FileCopy(call, settings);
    }

    /** Copies an operand; false if something could not be copied, which has been said. */
    boolean copy(String source, String target) throws IOException {
        FileStatus status = sourceStatus(source, true);
        if (status == null) {
            return false;
        }
        device = status.device();
        operand = source;
        operandTarget = target;
        return copy(source, target, status);
    }

    private @Nullable FileStatus sourceStatus(String source, boolean operand) {
        boolean follows = settings.links == CopySettings.Links.FOLLOW
                || (operand && settings.links == CopySettings.Links.FOLLOW_OPERANDS);
        try {
            return follows ? files.status(source) : files.linkStatus(source);
        } catch (IOException error) {
            call.complain(operand ? CopyWords.cannotStatOperand(error) : CopyWords.CANNOT_STAT, source, error);
            return null;
        }
    }

    private static String identity(FileStatus status) {
        return status.device() + ":" + status.inode();
    }

    private boolean copy(String source, String target, FileStatus status) throws IOException {
        call.process().checkpoint();
        if (status.isDirectory() && !settings.recursive && call.isGnu()) {
            call.complain(CopyWords.OMITTING, source);
            return false;
        }
        FileStatus existing;
        try {
            existing = targetStatus(target, status);
        } catch (IOException error) {
            call.complain(CopyWords.CANNOT_STAT, target, error);
            return false;
        }
        if (status.isDirectory() && !settings.recursive) {
            boolean same = existing != null && status.sameFile(existing);
            call.complain(same ? CopyWords.SAME_FILE : CopyWords.OMITTING, source, target);
            return false;
        }
        // GNU's looks at what is there first.
        if (status.isDirectory() && call.isBusyBox() && madeDirectories.contains(identity(status))) {
            call.complain(CopyWords.RECURSION, source);
            return false;
        }
        if (existing != null) {
            Verdict verdict = checkExisting(source, target, status, existing);
            if (verdict != Verdict.GO_ON) {
                return verdict == Verdict.SKIP;
            }
        }
        if (status.isDirectory()) {
            return copyDirectory(source, target, status, existing);
        }
        return copyFile(source, target, status, existing);
    }

    /** Null if there is nothing. */
    private @Nullable FileStatus targetStatus(String target, FileStatus source) throws IOException {
        boolean ofLink = !(source.isRegular() || settings.contentsOfSpecials)
                || settings.moving
                || settings.hardLinks
                || settings.symbolicLinks
                || settings.removesDestination
                || call.isBusyBox();
        try {
            return ofLink ? files.linkStatus(target) : files.status(target);
        } catch (ErrnoException error) {
            if (error.errno() == Errno.ENOENT) {
                return null;
            }
            throw error;
        }
    }

    private enum Verdict {
        GO_ON,
        SKIP,
        FAILED
    }

    private Verdict checkExisting(String source, String target, FileStatus status, FileStatus existing)
            throws IOException {
        if (status.sameFile(existing) || (call.isGnu() && sameThroughLinks(status, target))) {
            if (settings.hardLinks && call.isGnu()) {
                return Verdict.SKIP;
            }
            if (!(settings.removesDestination && !source.equals(target))) {
                call.complain(CopyWords.SAME_FILE, source, target);
                return Verdict.FAILED;
            }
        }
        boolean directory = status.isDirectory();
        if (!directory && settings.onlyNewer && !existing.modified().isBefore(status.modified())) {
            return Verdict.SKIP;
        }
        if (directory && !existing.isDirectory()) {
            call.complain(CopyWords.DIRECTORY_OVER_FILE, target, source);
            return Verdict.FAILED;
        }
        if (!directory && existing.isDirectory() && call.isGnu()) {
            call.complain(CopyWords.FILE_OVER_DIRECTORY, target);
            return Verdict.FAILED;
        }
        if (!directory && skipped(target, existing)) {
            return Verdict.SKIP;
        }
        if (!directory && call.isGnu() && made.contains(identity(existing))) {
            call.complain(CopyWords.JUST_CREATED, target, source);
            return Verdict.FAILED;
        }
        return Verdict.GO_ON;
    }

    /** A link in the destination's place that leads to the source is the source, unless links are replaced. */
    private boolean sameThroughLinks(FileStatus source, String target) {
        if (settings.removesDestination || settings.symbolicLinks || settings.hardLinks || !source.isRegular()) {
            return false;
        }
        try {
            return files.status(target).sameFile(source);
        } catch (IOException dangling) {
            return false;
        }
    }

    private boolean skipped(String target, FileStatus existing) throws IOException {
        if (settings.existing == CopySettings.Existing.SKIP) {
            return true;
        }
        if (settings.existing != CopySettings.Existing.ASK) {
            return false;
        }
        if (call.isBusyBox()) {
            return !Prompt.confirmed(call, call.name() + ": overwrite '" + target + "'? ");
        }
        boolean writable = existing.isSymlink() || files.access(target, 2);
        String question = writable
                ? call.format("%s: overwrite %q? ", call.name(), target)
                : call.format(
                        settings.force
                                ? "%s: replace %q, overriding mode %s (%s)? "
                                : "%s: unwritable %q (mode %s, %s); try anyway? ",
                        call.name(),
                        target,
                        String.format("%04o", existing.mode()),
                        ModeLetters.permissions(existing.mode()));
        return !Prompt.confirmed(call, question);
    }

    private boolean copyDirectory(String source, String target, FileStatus status, @Nullable FileStatus existing)
            throws IOException {
        if (madeDirectories.contains(identity(status))) {
            call.complain(CopyWords.INTO_ITSELF, operand, operandTarget);
            return false;
        }
        if (existing == null && !makeDirectory(source, target, status)) {
            return false;
        }
        List<DirectoryEntry> names;
        try {
            names = files.list(source);
        } catch (IOException error) {
            if (call.isGnu()) {
                call.complain(CopyWords.CANNOT_READ_DIRECTORY, source, error);
                return false;
            }
            // BusyBox makes the empty directory what the other is, where it was asked to, and tells by its exit status
            // alone.
            if (settings.keepsMode) {
                fileCopy.finish(target, status, existing == null);
            }
            call.status(1);
            return false;
        }
        FileStatus own = files.status(target);
        // GNU's remembers only those that it made, and goes once more into a copy of itself that was there.
        if (existing == null || call.isBusyBox()) {
            madeDirectories.add(identity(own));
        }
        boolean all = true;
        for (DirectoryEntry name : names) {
            all &= copyChild(FilePaths.join(source, name.name()), FilePaths.join(target, name.name()));
        }
        if (existing == null || settings.keepsMode) {
            fileCopy.finish(target, status, existing == null);
        }
        return all;
    }

    private boolean makeDirectory(String source, String target, FileStatus status) {
        if (settings.verbose) {
            tell(source, target);
        }
        int mask = files.umask(0);
        try {
            files.umask(mask & ~0700);
            files.makeDirectory(target, (status.mode() & 0777) | 0700);
            return true;
        } catch (IOException error) {
            call.complain(CopyWords.CANNOT_MAKE_DIRECTORY, target, error);
            return false;
        } finally {
            files.umask(mask);
        }
    }

    private boolean copyChild(String source, String target) throws IOException {
        FileStatus status = sourceStatus(source, false);
        if (status == null) {
            return false;
        }
        if (settings.oneDevice && status.device() != device) {
            return true;
        }
        return copy(source, target, status);
    }

    private boolean copyFile(String source, String target, FileStatus status, @Nullable FileStatus existing)
            throws IOException {
        if (settings.verbose) {
            tell(source, target);
        }
        // BusyBox forgets the other names of links and special files.
        boolean keepsNames = settings.keepsHardLinks && (call.isGnu() || status.isRegular());
        String first = keepsNames && status.links() > 1 ? firstNames.get(identity(status)) : null;
        boolean replaces = existing != null
                && (settings.moving
                        || settings.removesDestination
                        || first != null
                        || settings.hardLinks
                        || settings.symbolicLinks
                        || status.isSymlink()
                        || !(status.isRegular() || settings.contentsOfSpecials));
        if (existing != null && replaces && !existing.isDirectory() && !removed(target)) {
            return false;
        }
        boolean done = first != null
                ? linked(first, target)
                : fileCopy.copy(source, target, status, replaces ? null : existing);
        if (done) {
            firstNames.putIfAbsent(identity(status), target);
            try {
                made.add(identity(files.linkStatus(target)));
            } catch (IOException gone) {
                return true;
            }
        }
        return done;
    }

    private boolean removed(String target) {
        boolean wanted = settings.moving
                || settings.removesDestination
                || settings.force
                || (call.isGnu() && !(settings.hardLinks || settings.symbolicLinks));
        if (!wanted) {
            return true;
        }
        return attempt(CopyWords.CANNOT_REMOVE, target, () -> files.unlink(target));
    }

    private boolean linked(String first, String target) {
        try {
            files.link(first, target);
            return true;
        } catch (IOException error) {
            call.complain(CopyWords.CANNOT_LINK, target, first, error);
            return false;
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private boolean attempt(Words words, String path, Step step) {
        try {
            step.run();
            return true;
        } catch (IOException error) {
            call.complain(words, path, error);
            return false;
        }
    }

    private void tell(String source, String target) {
        call.out().text(call.format(CopyWords.COPIED.in(call.flavour()), source, target));
    }
}
