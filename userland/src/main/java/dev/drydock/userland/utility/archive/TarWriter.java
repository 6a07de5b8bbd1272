package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.mode.ModeChange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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
    private static final Words ITSELF =
            Words.of("%s: file is the archive; not dumped", "%s: file is the archive; skipping");

    private final Invocation call;
    private final TarSettings settings;
    private final Accounts accounts;
    private final Map<String, String> linked = new HashMap<>();
    private final TarPrefix prefix;
    private final boolean follows;
    private final boolean recursive;
    private List<String> excluded = List.of();
    private String itself = "";
    private Map<String, Long> archived = Map.of();

    TarWriter(Invocation call, TarSettings settings) {
        this.call = call;
        this.settings = settings;
        this.accounts = Accounts.read(call.files());
        this.prefix = new TarPrefix(call, call.commandLine().has("P"));
        this.follows = call.commandLine().has("h");
        this.recursive = !call.commandLine().has("no-recursion");
    }

    Exit write(OutputStream out) throws IOException {
        itself = settings.archive().equals("-") ? "" : identity(call.files().status(settings.archive()));
        OutputStream packed = packed(out);
        TarArchiveOutputStream tar =
                new TarArchiveOutputStream(packed, call.isGnu() ? BLOCKS_OF_A_RECORD * BLOCK : BLOCK, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
        addAll(tar);
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

    /**
     * Writes members that follow others.
     *
     * @param times of those in the archive, in seconds; what is not newer than its own is not added again, nor is a directory
     */
    void append(OutputStream out, Map<String, Long> times) throws IOException {
        archived = times;
        itself = identity(call.files().status(settings.archive()));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, BLOCK, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
        addAll(tar);
        tar.finish();
        tar.flush();
    }

    private void addAll(TarArchiveOutputStream tar) throws IOException {
        int entered = 0;
        for (TarMember member : settings.names().members()) {
            Tar.enter(
                    call,
                    member.directories().subList(entered, member.directories().size()));
            entered = member.directories().size();
            excluded = member.excluded();
            add(tar, member.name());
        }
        settings.names().complainOfUnused();
    }

    private OutputStream packed(OutputStream out) throws IOException {
        return switch (settings.packing()) {
            case BZIP2 -> new BZip2CompressorOutputStream(out);
            case GZIP -> new GZIPOutputStream(out);
            default -> out;
        };
    }

    private void add(TarArchiveOutputStream tar, String path) throws IOException {
        call.process().checkpoint();
        if (TarExclusions.leaveOut(excluded, path)) {
            return;
        }
        FileStatus status;
        try {
            status = follows ? call.files().status(path) : call.files().linkStatus(path);
        } catch (IOException error) {
            call.complain(CANNOT_STAT, path, error);
            return;
        }
        if (status.isRegular() && identity(status).equals(itself)) {
            call.say(ITSELF, path);
            return;
        }
        String end = status.isDirectory() && !path.endsWith("/") ? "/" : "";
        String stored = prefix.without(path + end, "member names");
        String name = settings.transform().member(stored);
        String shown = call.isGnu() && !call.commandLine().has("show-transformed-names") ? path + end : name;
        Long before = archived.get(name);
        if (before != null
                && (status.isDirectory() || before >= status.modified().getEpochSecond())) {
            addChildren(tar, path, status);
            return;
        }
        TarArchiveEntry entry = entry(name, stored, path, status);
        if (status.isRegular() && !entry.isLink()) {
            try (Input input = call.open(path)) {
                tell(shown);
                tar.putArchiveEntry(entry);
                input.copyTo(tar);
                tar.closeArchiveEntry();
            } catch (dev.drydock.filesystem.ErrnoException error) {
                call.complain(CANNOT_OPEN, path, error);
            }
            return;
        }
        if (!name.isEmpty()) {
            tell(shown);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        addChildren(tar, path, status);
    }

    private void addChildren(TarArchiveOutputStream tar, String path, FileStatus status) throws IOException {
        if (status.isDirectory() && recursive) {
            for (DirectoryEntry child : call.files().list(path)) {
                add(tar, path.equals("/") ? "/" + child.name() : path + "/" + child.name());
            }
        }
    }

    private static String identity(FileStatus status) {
        return status.device() + ":" + status.inode();
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

    private TarArchiveEntry entry(String name, String stored, String path, FileStatus status) throws IOException {
        String first = status.links() > 1 && status.isRegular() ? linked.putIfAbsent(identity(status), stored) : null;
        byte type = first != null ? TarConstants.LF_LINK : type(status.kind());
        TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
        ModeChange change = settings.permissions();
        entry.setMode(
                change == null
                        ? status.mode()
                        : change.apply(
                                status.mode(),
                                status.isDirectory(),
                                call.files().umask()));
        setOwners(entry, status);
        Instant time = settings.time();
        entry.setModTime((time == null ? status.modified() : time).getEpochSecond() * 1000);
        if (first != null) {
            entry.setLinkName(settings.transform().apply(first, TarTransform.Kind.HARD_LINK));
        } else if (status.isSymlink()) {
            entry.setLinkName(settings.transform().apply(call.files().readLink(path), TarTransform.Kind.SYMLINK));
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
