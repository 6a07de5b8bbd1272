package dev.drydock.container;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a file, or a directory with all that is in it, as a tar (28.5.2: {@code GET /containers/X/archive}): names in
 * order, whole seconds, files with several names once and then as hard links; sockets are left out.
 */
final class TarOutput {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileContext files;
    private final TarArchiveOutputStream tar;
    private final Map<String, String> firstNames = new HashMap<>();

    private TarOutput(FileContext files, TarArchiveOutputStream tar) {
        this.files = files;
        this.tar = tar;
    }

    /** @param name that the file gets in the tar */
    static void write(FileContext files, String path, String name, OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, 512, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        new TarOutput(files, tar).file(path, name);
        tar.finish();
        tar.flush();
    }

    private void file(String path, String name) throws IOException {
        FileStatus status = files.linkStatus(path);
        switch (status.kind()) {
            case DIRECTORY -> directory(path, name, status);
            case REGULAR -> regular(path, name, status);
            case SYMLINK -> linked(name, TarConstants.LF_SYMLINK, files.readLink(path), status);
            case FIFO, CHARACTER_DEVICE, BLOCK_DEVICE -> node(name, status);
            case SOCKET -> {
                // A tar has none.
            }
        }
    }

    private void directory(String path, String name, FileStatus status) throws IOException {
        String directory = name.endsWith("/") ? name : name + "/";
        entry(new TarArchiveEntry(directory, TarConstants.LF_DIR, true), status);
        for (DirectoryEntry child : files.list(path)) {
            String below = path.endsWith("/") ? path + child.name() : path + "/" + child.name();
            file(below, directory + child.name());
        }
    }

    private void regular(String path, String name, FileStatus status) throws IOException {
        String first = status.links() > 1 ? firstNames.putIfAbsent(status.device() + ":" + status.inode(), name) : null;
        if (first != null) {
            linked(name, TarConstants.LF_LINK, first, status);
            return;
        }
        TarArchiveEntry header = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
        header.setSize(status.sizeBytes());
        begin(header, status);
        OpenFile file = files.open(path, Set.of(OpenFlag.READ), 0);
        try {
            copy(file, status.sizeBytes());
        } finally {
            file.close();
        }
        tar.closeArchiveEntry();
    }

    /** A file that grows or shrinks meanwhile has the length that it had. */
    private void copy(OpenFile file, long length) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = length;
        while (left > 0) {
            int count = file.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            tar.write(buffer, 0, count);
            left -= count;
        }
    }

    private void linked(String name, byte type, String target, FileStatus status) throws IOException {
        TarArchiveEntry header = new TarArchiveEntry(name, type, true);
        header.setLinkName(target);
        entry(header, status);
    }

    private void node(String name, FileStatus status) throws IOException {
        byte type = status.kind() == FileKind.FIFO
                ? TarConstants.LF_FIFO
                : status.kind() == FileKind.BLOCK_DEVICE ? TarConstants.LF_BLK : TarConstants.LF_CHR;
        TarArchiveEntry header = new TarArchiveEntry(name, type, true);
        header.setDevMajor(status.deviceNumber() >>> 8);
        header.setDevMinor(status.deviceNumber() & 0xff);
        entry(header, status);
    }

    private void entry(TarArchiveEntry header, FileStatus status) throws IOException {
        begin(header, status);
        tar.closeArchiveEntry();
    }

    private void begin(TarArchiveEntry header, FileStatus status) throws IOException {
        header.setMode(status.mode());
        header.setUserId(status.uid());
        header.setGroupId(status.gid());
        header.setModTime(status.modified().getEpochSecond() * 1000);
        tar.putArchiveEntry(header);
    }
}
