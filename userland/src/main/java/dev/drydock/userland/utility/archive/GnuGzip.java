package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code gzip} 1.12, {@code gunzip} and {@code zcat} of GNU: which files, and what is told of them. */
final class GnuGzip {
    private static final int SET_USER = 04000;
    private static final int SET_GROUP = 02000;
    private static final int STICKY = 01000;
    /** With which ones a file is packed, in the order in which they are looked for. */
    private static final List<String> SUFFIXES = List.of(".gz", ".z", ".taz", ".tgz", "-gz", "-z", "_z");
    /** What is added to the name of a file that is not there. */
    private static final List<String> TRIED = List.of(".gz", ".z", "-z", ".Z");

    private final Invocation call;
    private final GzipSettings settings;
    private final GzipTold told;
    private final GzipList list;

    GnuGzip(Invocation call) {
        this.call = call;
        this.settings = new GzipSettings(call);
        this.told = new GzipTold(call, settings);
        this.list = new GzipList(call, settings.verbose(), settings.quiet());
    }

    Exit run() throws IOException {
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            if (operand.equals("-")) {
                standard();
            } else {
                named(operand);
            }
        }
        list.end();
        return told.exit();
    }

    private void standard() throws IOException {
        boolean shown = call.process().descriptor(settings.unpacks() ? 0 : 1).isTerminal();
        if (shown && !settings.forced() && !settings.lists()) {
            throw told.terminal();
        }
        try (Input input = call.in()) {
            FileStatus status = call.process().descriptor(0).status();
            Instant modified = status.isRegular() ? status.modified() : Instant.EPOCH;
            if (settings.lists()) {
                list(input, "stdout", modified);
                return;
            }
            GzipTransfer transfer = new GzipTransfer(call, settings, told, GzipTransfer.STANDARD_INPUT);
            if (!settings.unpacks()) {
                GzipRatio ratio = transfer.pack(input, call.out(), "", modified);
                told.verbose(ratio.text() + "\n");
            } else if (transfer.unpack(input, output()) != null && settings.tests()) {
                told.verbose(" OK\n");
            }
        }
    }

    private void named(String operand) throws IOException {
        FileStatus status;
        String path = operand;
        try {
            status = status(path);
        } catch (ErrnoException missing) {
            boolean completes = settings.unpacks()
                    && missing.errno() == Errno.ENOENT
                    && suffix(operand).isEmpty();
            path = completes ? completed(operand) : operand;
            if (!completes || !exists(path)) {
                told.failed(path, missing);
                return;
            }
            status = status(path);
        }
        if (status.isDirectory()) {
            directory(path);
        } else {
            file(path, status);
        }
    }

    private FileStatus status(String path) throws IOException {
        FileStatus status = call.files().linkStatus(path);
        if (!status.isSymlink()) {
            return status;
        }
        FileStatus behind = call.files().status(path);
        if (behind.isDirectory() || settings.toOutput() || settings.forced()) {
            return behind;
        }
        throw new ErrnoException(Errno.ELOOP, path);
    }

    private boolean exists(String path) throws IOException {
        return call.files().exists(path);
    }

    private String completed(String operand) throws IOException {
        for (String suffix : TRIED) {
            if (exists(operand + suffix)) {
                return operand + suffix;
            }
        }
        return operand + ".gz";
    }

    private void directory(String path) throws IOException {
        if (!settings.recursive()) {
            told.warn(path + " is a directory -- ignored");
            return;
        }
        for (DirectoryEntry entry : call.files().list(path)) {
            named(path.endsWith("/") ? path + entry.name() : path + "/" + entry.name());
        }
    }

    private void file(String path, FileStatus status) throws IOException {
        if (!settings.toOutput() && isLeftAlone(path, status)) {
            return;
        }
        String suffix = suffix(path);
        boolean looks = settings.lists() || settings.tests() || settings.toOutput();
        if (settings.unpacks() && suffix.isEmpty() && !looks) {
            told.warnOfSuffix(path + ": unknown suffix -- ignored");
            return;
        }
        if (!settings.unpacks() && !suffix.isEmpty() && !settings.forced() && !settings.toOutput()) {
            told.warnOfSuffix(path + " already has " + suffix + " suffix -- unchanged");
            return;
        }
        try (Input input = call.open(path)) {
            if (settings.lists()) {
                list(input, plain(path, suffix), status.modified());
            } else if (settings.toOutput() || settings.tests()) {
                GzipTransfer transfer = new GzipTransfer(call, settings, told, path);
                show(transfer, input, path, status);
            } else {
                String target = settings.unpacks() ? plain(path, suffix) : path + settings.suffix();
                new GzipReplacement(call, settings, told).run(input, path, target, status);
            }
        } catch (ErrnoException refused) {
            told.failed(path, refused);
        }
    }

    private OutputStream output() {
        return settings.tests() ? OutputStream.nullOutputStream() : call.out();
    }

    private void show(GzipTransfer transfer, Input input, String path, FileStatus status) throws IOException {
        told.verbose(path + ":\t");
        GzipRatio ratio = settings.unpacks()
                ? transfer.unpackRatio(input, output())
                : transfer.pack(input, output(), Invocation.baseName(path), status.modified());
        if (ratio != null) {
            told.verbose(settings.tests() ? " OK\n" : ratio.text() + " -- replaced with stdout\n");
        }
    }

    private boolean isLeftAlone(String path, FileStatus status) {
        if (settings.tests() || settings.lists()) {
            return false;
        }
        String why = null;
        if (!status.isRegular()) {
            why = " is not a directory or a regular file - ignored";
        } else if ((status.mode() & SET_USER) != 0) {
            why = " is set-user-ID on execution - ignored";
        } else if ((status.mode() & SET_GROUP) != 0) {
            why = " is set-group-ID on execution - ignored";
        } else if (!settings.forced() && (status.mode() & STICKY) != 0) {
            why = " has the sticky bit set - file ignored";
        } else if (!settings.forced() && status.links() > 1) {
            int others = status.links() - 1;
            why = " has " + others + " other link" + (others == 1 ? "" : "s") + " -- file ignored";
        }
        if (why != null) {
            told.warn(path + why);
        }
        return why != null;
    }

    private void list(Input input, String name, Instant modified) throws IOException {
        GzipTransfer transfer =
                new GzipTransfer(call, settings, told, name.equals("stdout") ? GzipTransfer.STANDARD_INPUT : name);
        GzipMembers.Found found = transfer.unpack(input, OutputStream.nullOutputStream());
        if (found != null) {
            String shown = settings.keepsName() && found.name() != null ? Invocation.baseName(found.name()) : name;
            boolean told = settings.keepsName() && found.modified() != 0;
            Instant time = told ? Instant.ofEpochSecond(found.modified()) : modified;
            list.add(found, shown, time);
        }
    }

    /** The ending that tells that a file is packed, as it is written; empty for none. */
    private String suffix(String path) {
        String name = Invocation.baseName(path);
        if (name.endsWith(settings.suffix())
                && name.length() > settings.suffix().length()) {
            return settings.suffix();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        for (String suffix : SUFFIXES) {
            if (lower.endsWith(suffix) && lower.length() > suffix.length()) {
                return name.substring(name.length() - suffix.length());
            }
        }
        return "";
    }

    private static String plain(String path, String suffix) {
        String without = path.substring(0, path.length() - suffix.length());
        return suffix.equalsIgnoreCase(".tgz") || suffix.equalsIgnoreCase(".taz") ? without + ".tar" : without;
    }
}
