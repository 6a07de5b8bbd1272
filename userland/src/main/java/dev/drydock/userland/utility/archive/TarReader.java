package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Lists and unpacks an archive; one that gzip packed is known by its first bytes. */
final class TarReader {
    private static final Words NOT_FOUND = Words.of("%s: Not found in archive", "%s: not found in archive");
    private static final Words NO_ARCHIVE = Words.of("This does not look like a tar archive", "short read");
    private static final Words SHORT = Words.of("short read");
    private static final Words NOT_PACKED = Words.of("Child returned status 1", "invalid magic");
    private static final Words CANNOT_MAKE = Words.of("%s: Cannot open: %s", "can't open '%s': %s");
    private static final Words PATTERNS = Words.of("Pattern matching characters used in file names");
    private static final Words USE_WILDCARDS =
            Words.of("Use --wildcards to enable pattern matching, or --no-wildcards to suppress this warning");
    private static final Words UNSAFE = Words.of("%s: Member name contains '..'", "name with '..' skipped: '%s'");

    private static final Words SKIPPED = Words.of("%s: skipping existing file");
    private static final Words NOT_REMOVED = Words.of("%s: Cannot unlink: %s");
    private static final Words NEWER = Words.of("Current %l is newer or same age");

    private static final int BLOCK = 512;

    private final Invocation call;
    private final TarSettings settings;
    private final TarSelection selection;
    private final TarComparison comparison;
    private final TarPrefix prefix;
    private String start = "/";
    private final List<Made> directories = new ArrayList<>();

    private boolean any;

    /** A directory that was made, and where. */
    private record Made(String within, TarArchiveEntry entry) {}

    TarReader(Invocation call, TarSettings settings) {
        this.call = call;
        this.settings = settings;
        this.selection = new TarSelection(call, settings);
        this.comparison = new TarComparison(call);
        this.prefix = new TarPrefix(call, call.commandLine().has("P"));
    }

    Exit run() throws IOException {
        Input input;
        try {
            input = call.open(settings.archive());
        } catch (ErrnoException error) {
            throw Tar.fatal(call, Tar.CANNOT_OPEN, settings.archive(), error);
        }
        start = call.files().workingDirectory();
        List<TarMember> members = settings.names().members();
        Tar.enter(
                call,
                members.isEmpty()
                        ? settings.names().directories()
                        : members.get(0).directories());
        try (InputStream bytes = new BufferedInputStream(new InputBytes(input));
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacked(bytes), "UTF-8")) {
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                call.process().checkpoint();
                if (wanted(entry.getName())) {
                    handle(tar, entry);
                }
            }
        }
        finishDirectories();
        complainOfMissing();
        failedBefore();
        return comparison.hasFound() && call.status() == 0 ? Exit.FAILURE : call.exit();
    }

    private void failedBefore() {
        if (call.status() != 0 && call.isGnu()) {
            call.say(Words.of("Exiting with failure status due to previous errors"));
            call.status(2);
        }
    }

    private @org.jspecify.annotations.Nullable TarArchiveEntry next(TarArchiveInputStream tar) {
        try {
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null && !any && isCutOff(tar.getBytesRead())) {
                call.complain(NO_ARCHIVE);
                selection.missing().clear();
            }
            any = true;
            return entry;
        } catch (IOException | IllegalArgumentException wrong) {
            call.complain(NO_ARCHIVE);
            selection.missing().clear();
            return null;
        }
    }

    /** An archive is made of blocks; an empty one is no fault to GNU. */
    private boolean isCutOff(long bytes) {
        return bytes % BLOCK != 0 || (bytes == 0 && call.isBusyBox());
    }

    private InputStream unpacked(InputStream bytes) throws IOException {
        TarPacking seen = TarPacking.seen(bytes);
        TarPacking asked = settings.packing();
        boolean pipe = settings.archive().equals("-");
        if (call.isGnu() && !asked.isWithin(call)) {
            throw asked.cannotUnpack(call, pipe ? "grandchild" : "child");
        }
        if (call.isGnu() && seen != TarPacking.NONE && asked == TarPacking.NONE) {
            if (pipe) {
                throw seen.notAskedFor(call);
            }
            if (!seen.isWithin(call)) {
                throw seen.cannotUnpackWhatItSees(call);
            }
        }
        if (seen == TarPacking.GZIP) {
            return new GZIPInputStream(bytes);
        }
        if (asked == TarPacking.BZIP2 && seen == TarPacking.BZIP2) {
            return new BZip2CompressorInputStream(bytes, true);
        }
        if (asked == TarPacking.XZ && seen == TarPacking.XZ) {
            return Xz.stream(bytes);
        }
        if (asked == TarPacking.XZ) {
            throw call.fail(SHORT);
        }
        if (asked == TarPacking.BZIP2) {
            call.say(NOT_PACKED);
            throw Tar.fatal(call, NO_ARCHIVE);
        }
        if (asked == TarPacking.GZIP) {
            if (call.isGnu()) {
                call.raw("\ngzip: stdin: not in gzip format\n");
            }
            throw Tar.fatal(call, NOT_PACKED);
        }
        return bytes;
    }

    private void complainOfMissing() {
        boolean patterns = call.isGnu() && !call.commandLine().has("wildcards");
        for (String name : selection.missing()) {
            if (patterns && name.matches(".*[*?\\[].*")) {
                call.say(PATTERNS);
                call.say(USE_WILDCARDS);
                patterns = false;
            }
            call.complain(NOT_FOUND, name);
        }
    }

    private boolean wanted(String entry) throws IOException {
        List<TarMember> members = settings.names().members();
        if (members.isEmpty()) {
            String name = entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry;
            return !TarExclusions.leaveOut(settings.names().excluded(), name);
        }
        TarMember member = selection.choose(entry);
        if (member != null && settings.mode() == 'x') {
            call.files().changeDirectory(start);
            Tar.enter(call, member.directories());
        }
        return member != null;
    }

    private void handle(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        if (settings.mode() == 't') {
            prefix.without(entry.getName(), "member names");
            if (call.commandLine().has("show-transformed-names")) {
                entry.setName(settings.transform().member(entry.getName()));
            }
            call.out().line(settings.verbosity() > 0 ? TarLine.of(call, entry) : entry.getName());
            return;
        }
        if (settings.mode() == 'd') {
            if (settings.verbosity() > 0) {
                call.out().line(entry.getName());
            }
            comparison.compare(entry, tar);
            return;
        }
        String name = stripped(entry.getName());
        if (name.isEmpty()) {
            return;
        }
        if (settings.verbosity() > 0) {
            String shown = call.commandLine().has("show-transformed-names") ? name : entry.getName();
            call.out().line(settings.verbosity() > 1 ? TarLine.of(call, entry) : shown);
        }
        if (call.commandLine().has("O")) {
            tar.transferTo(call.out());
            return;
        }
        if (!call.commandLine().has("P") && List.of(entry.getName().split("/")).contains("..")) {
            call.complain(UNSAFE, entry.getName());
            return;
        }
        try {
            extract(tar, entry, name);
        } catch (ErrnoException error) {
            call.complain(CANNOT_MAKE, name, error);
        }
    }

    private String strippedLink(String name) {
        String changed = settings.transform().apply(name, TarTransform.Kind.HARD_LINK);
        return withoutDirectories(prefix.without(changed, "hard link targets"));
    }

    private String stripped(String name) {
        String changed = settings.transform().member(name);
        return withinTop(withoutDirectories(prefix.without(changed, "member names")));
    }

    /** Everything in one directory ({@code --one-top-level}), which is called like the archive if it is not named. */
    private String withinTop(String name) {
        if (!call.commandLine().has("one-top-level") || name.isEmpty()) {
            return name;
        }
        String given = call.commandLine().last("one-top-level");
        String archive = settings.archive().substring(settings.archive().lastIndexOf('/') + 1);
        String top = given == null ? archive.replaceFirst("(\\.tar)?\\.[^.]*$", "") : given.replaceFirst("^=", "");
        return name.equals(top) || name.startsWith(top + "/") ? name : top + "/" + name;
    }

    private String withoutDirectories(String name) {
        String rest = name;
        for (int i = 0; i < settings.strip(); i++) {
            int slash = rest.indexOf('/');
            rest = slash < 0 ? "" : rest.substring(slash + 1);
        }
        return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    }

    private void extract(TarArchiveInputStream tar, TarArchiveEntry entry, String name) throws IOException {
        FileContext files = call.files();
        makeParents(name);
        if (entry.isDirectory()) {
            if (call.commandLine().has("U") && files.exists(name)) {
                removeFirst(name);
            }
            if (!files.exists(name)) {
                files.makeDirectory(name, 0700);
            }
            directories.add(new Made(files.workingDirectory(), entry));
            return;
        }
        if (isLeftAlone(entry, name)) {
            return;
        }
        if (call.commandLine().has("k") && files.exists(name)) {
            throw new ErrnoException(Errno.EEXIST);
        }
        try {
            files.unlink(name);
        } catch (ErrnoException nothingThere) {
            if (nothingThere.errno() != Errno.ENOENT) {
                throw nothingThere;
            }
        }
        if (entry.isSymbolicLink()) {
            files.symlink(settings.transform().apply(entry.getLinkName(), TarTransform.Kind.SYMLINK), name);
        } else if (entry.isLink()) {
            files.link(strippedLink(entry.getLinkName()), name);
            return;
        } else if (entry.isFIFO()) {
            files.makeNode(name, dev.drydock.filesystem.FileKind.FIFO, 0600, 0);
        } else {
            try (OutputStream out = new BufferedOutputStream(new FileOutput(
                    files.open(name, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0600)))) {
                tar.transferTo(out);
            }
        }
        finish(entry, name);
    }

    private void removeFirst(String directory) throws IOException {
        try {
            call.files().removeDirectory(directory);
        } catch (ErrnoException error) {
            call.complain(NOT_REMOVED, directory, error);
        }
    }

    /** What is there and is not to be replaced, which is no failure. */
    private boolean isLeftAlone(TarArchiveEntry entry, String name) throws IOException {
        if (!call.files().exists(name)) {
            return false;
        }
        if (call.commandLine().has("skip-old-files")) {
            if (settings.verbosity() > 0) {
                call.say(SKIPPED, name);
            }
            return true;
        }
        boolean newer = !call.files()
                .linkStatus(name)
                .modified()
                .isBefore(entry.getLastModifiedTime().toInstant());
        if (call.commandLine().has("keep-newer-files") && newer) {
            call.say(NEWER, name);
            return true;
        }
        return false;
    }

    private void makeParents(String name) throws IOException {
        for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
            if (!call.files().exists(name.substring(0, slash))) {
                call.files().makeDirectory(name.substring(0, slash), 0777);
            }
        }
    }

    /** Directories get their modes and times when nothing is put into them any more. */
    private void finishDirectories() throws IOException {
        for (int i = directories.size() - 1; i >= 0; i--) {
            Made made = directories.get(i);
            call.files().changeDirectory(made.within());
            finish(made.entry(), stripped(made.entry().getName()));
        }
    }

    /** Only root gives files away and keeps what the umask takes. */
    private void finish(TarArchiveEntry entry, String name) throws IOException {
        FileContext files = call.files();
        boolean root = files.credentials().uid() == 0;
        if (root && !call.commandLine().has("o")) {
            files.changeOwner(name, (int) entry.getLongUserId(), (int) entry.getLongGroupId(), false);
        }
        if (!entry.isSymbolicLink()) {
            int mode = entry.getMode() & 07777;
            files.changeMode(name, root || call.commandLine().has("p") ? mode : mode & ~files.umask());
        }
        if (call.commandLine().has("m")) {
            return;
        }
        files.setTimes(
                name,
                entry.getLastModifiedTime().toInstant(),
                entry.getLastModifiedTime().toInstant(),
                false);
    }
}
