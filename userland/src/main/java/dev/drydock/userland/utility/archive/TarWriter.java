package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.pattern.Glob;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Makes an archive, in the format that GNU tar writes by default. */
final class TarWriter {
    private static final int BLOCKS_OF_A_RECORD = 20;
    private static final int BLOCK = 512;
    private static final Words CANNOT_STAT = Words.of("%s: Cannot stat: %s", "%s: %s");
    private static final Words CANNOT_OPEN = Words.of("%s: Cannot open: %s", "can't open '%s': %s");

    private final Invocation call;
    private final TarSettings settings;
    private final Accounts accounts;
    private final Map<String, String> linked = new HashMap<>();
    private boolean toldOfSlash;

    TarWriter(Invocation call, TarSettings settings) {
        this.call = call;
        this.settings = settings;
        this.accounts = Accounts.read(call.files());
    }

    Exit write(OutputStream out) throws IOException {
        OutputStream packed = packed(out);
        TarArchiveOutputStream tar =
                new TarArchiveOutputStream(packed, call.isGnu() ? BLOCKS_OF_A_RECORD * BLOCK : BLOCK, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
        for (String operand : call.operands()) {
            add(
                    tar,
                    operand.length() > 1 && operand.endsWith("/")
                            ? operand.substring(0, operand.length() - 1)
                            : operand);
        }
        tar.finish();
        tar.flush();
        if (packed instanceof GZIPOutputStream gzip) {
            gzip.finish();
        } else if (packed instanceof BZip2CompressorOutputStream bzip2) {
            bzip2.finish();
        }
        packed.flush();
        if (call.status() != 0) {
            call.say(Words.of(
                    "Exiting with failure status due to previous errors", "error exit delayed from previous errors"));
            call.status(call.isGnu() ? 2 : 1);
        }
        return call.exit();
    }

    private OutputStream packed(OutputStream out) throws IOException {
        if (settings.bzip2()) {
            return new BZip2CompressorOutputStream(out);
        }
        return settings.packed() ? new GZIPOutputStream(out) : out;
    }

    private void add(TarArchiveOutputStream tar, String path) throws IOException {
        call.process().checkpoint();
        if (settings.excluded().stream().anyMatch(pattern -> excludes(pattern, path))) {
            return;
        }
        FileStatus status;
        try {
            status = call.files().linkStatus(path);
        } catch (IOException error) {
            call.complain(CANNOT_STAT, path, error);
            return;
        }
        String name = name(path) + (status.isDirectory() ? "/" : "");
        TarArchiveEntry entry = entry(name, path, status);
        if (status.isRegular() && entry.isFile()) {
            try (Input input = call.open(path)) {
                tell(name);
                tar.putArchiveEntry(entry);
                input.copyTo(tar);
                tar.closeArchiveEntry();
            } catch (dev.drydock.filesystem.ErrnoException error) {
                call.complain(CANNOT_OPEN, path, error);
            }
            return;
        }
        if (!name.equals("/")) {
            tell(name);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        if (status.isDirectory()) {
            for (DirectoryEntry child : call.files().list(path)) {
                add(tar, path.equals("/") ? "/" + child.name() : path + "/" + child.name());
            }
        }
    }

    private static boolean excludes(String pattern, String path) {
        return Glob.of(pattern).matches(path) || Glob.of(pattern).matches(Invocation.baseName(path));
    }

    private String name(String path) {
        if (!path.startsWith("/")) {
            return path;
        }
        if (!toldOfSlash) {
            toldOfSlash = true;
            call.say(Words.of("Removing leading `/' from member names", "removing leading '/' from member names"));
        }
        return path.replaceFirst("^/+", "");
    }

    /** An archive on standard output leaves the names to standard error. */
    private void tell(String name) {
        if (settings.verbosity() == 0) {
            return;
        }
        if (settings.archive().equals("-")) {
            call.raw(name + "\n");
        } else {
            call.out().line(name);
        }
    }

    private TarArchiveEntry entry(String name, String path, FileStatus status) throws IOException {
        String first = status.links() > 1 && status.isRegular()
                ? linked.putIfAbsent(status.device() + ":" + status.inode(), name)
                : null;
        byte type = first != null ? TarConstants.LF_LINK : type(status.kind());
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setMode(status.mode());
        setOwners(entry, status);
        entry.setModTime(status.modified().getEpochSecond() * 1000);
        if (first != null) {
            entry.setLinkName(first);
        } else if (status.isSymlink()) {
            entry.setLinkName(call.files().readLink(path));
        } else if (status.isRegular()) {
            entry.setSize(status.sizeBytes());
        }
        return entry;
    }

    private void setOwners(TarArchiveEntry entry, FileStatus status) {
        String owner = settings.owner();
        String group = settings.group();
        GivenOwner user = GivenOwner.of(
                owner == null ? Integer.toString(status.uid()) : owner,
                name -> accounts.user(name).map(each -> each.uid()),
                id -> accounts.user(id).map(each -> each.name()));
        GivenOwner ofGroup = GivenOwner.of(
                group == null ? Integer.toString(status.gid()) : group,
                name -> accounts.group(name).map(each -> each.gid()),
                id -> accounts.group(id).map(each -> each.name()));
        Integer uid = user.id();
        Integer gid = ofGroup.id();
        entry.setIds(uid == null ? status.uid() : uid, gid == null ? status.gid() : gid);
        boolean numbers = call.commandLine().has("numeric-owner");
        entry.setNames(numbers ? "" : user.name(), numbers ? "" : ofGroup.name());
    }

    private static byte type(FileKind kind) {
        return switch (kind) {
            case DIRECTORY -> TarConstants.LF_DIR;
            case SYMLINK -> TarConstants.LF_SYMLINK;
            case FIFO -> TarConstants.LF_FIFO;
            case CHARACTER_DEVICE -> TarConstants.LF_CHR;
            case BLOCK_DEVICE -> TarConstants.LF_BLK;
            default -> TarConstants.LF_NORMAL;
        };
    }
}
