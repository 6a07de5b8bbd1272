package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** GNU tar's {@code -d}: in what the files of a disk differ from those of an archive. */
final class TarComparison {
    private static final Words MISSING = Words.of("%s: Warning: Cannot stat: %s");
    private static final Words UNREADABLE = Words.of("%s: Cannot open: %s");

    private final Invocation call;
    private boolean differs;

    TarComparison(Invocation call) {
        this.call = call;
    }

    /** Whether anything differed so far. */
    boolean hasFound() {
        return differs;
    }

    void compare(TarArchiveEntry entry, InputStream contents) throws IOException {
        String path = entry.getName().replaceFirst("^/+", "").replaceFirst("(?<=.)/+$", "");
        FileStatus status;
        try {
            status = call.files().linkStatus(path);
        } catch (ErrnoException error) {
            call.say(MISSING, path, error);
            differs = true;
            return;
        }
        if (entry.isLink()) {
            hardLink(entry, path, status);
        } else if (entry.isSymbolicLink()) {
            if (!status.isSymlink() || !call.files().readLink(path).equals(entry.getLinkName())) {
                differ(path, "Symlink differs");
            }
        } else if (entry.isDirectory()) {
            if (!status.isDirectory()) {
                differ(path, "File type differs");
            } else {
                mode(entry, path, status);
            }
        } else if (entry.isFile()) {
            file(entry, path, status, contents);
        } else {
            FileKind kind = entry.isFIFO() ? FileKind.FIFO : status.kind();
            if (status.kind() != kind) {
                differ(path, "File type differs");
            } else {
                mode(entry, path, status);
            }
        }
    }

    private void hardLink(TarArchiveEntry entry, String path, FileStatus status) throws IOException {
        try {
            if (call.files().linkStatus(entry.getLinkName()).sameFile(status)) {
                return;
            }
        } catch (ErrnoException error) {
            call.say(MISSING, entry.getLinkName(), error);
            differs = true;
            return;
        }
        differ(path, "Not linked to " + entry.getLinkName());
    }

    private void differ(String path, String how) {
        call.out().line(path + ": " + how);
        differs = true;
    }

    private void mode(TarArchiveEntry entry, String path, FileStatus status) {
        if ((entry.getMode() & 07777) != status.mode()) {
            differ(path, "Mode differs");
        }
    }

    private void file(TarArchiveEntry entry, String path, FileStatus status, InputStream contents) throws IOException {
        if (!status.isRegular()) {
            differ(path, "File type differs");
            return;
        }
        mode(entry, path, status);
        if (entry.getLongUserId() != status.uid()) {
            differ(path, "Uid differs");
        }
        if (entry.getLongGroupId() != status.gid()) {
            differ(path, "Gid differs");
        }
        if (entry.getLastModifiedTime().toInstant().getEpochSecond()
                != status.modified().getEpochSecond()) {
            differ(path, "Mod time differs");
        }
        if (entry.getSize() != status.sizeBytes()) {
            differ(path, "Size differs");
            return;
        }
        try (Input input = call.open(path)) {
            if (!isSame(input, contents)) {
                differ(path, "Contents differ");
            }
        } catch (ErrnoException error) {
            call.complain(UNREADABLE, path, error);
        }
    }

    private boolean isSame(Input input, InputStream contents) throws IOException {
        for (byte[] piece = input.piece(); piece.length > 0; piece = input.piece()) {
            call.process().checkpoint();
            if (!java.util.Arrays.equals(piece, contents.readNBytes(piece.length))) {
                return false;
            }
        }
        return contents.read() < 0;
    }
}
