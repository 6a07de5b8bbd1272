package dev.drydock.container;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.layer.TarHeader;
import dev.drydock.layer.TarWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a file, or a directory with all that is in it, as a tar (28.5.2: {@code GET /containers/X/archive}): names in
 * order, whole seconds, files with several names once and then as hard links, of extended attributes the capabilities alone;
 * sockets are left out.
 */
final class TarOutput {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final char REGULAR = '0';
    private static final char HARD_LINK = '1';
    private static final char SYMBOLIC_LINK = '2';
    private static final char CHARACTER_DEVICE = '3';
    private static final char BLOCK_DEVICE = '4';
    private static final char DIRECTORY = '5';
    private static final char FIFO = '6';
    private static final String CAPABILITY = "security.capability";

    private final FileContext files;
    private final TarWriter tar;
    private final Map<String, String> firstNames = new HashMap<>();

    private TarOutput(FileContext files, TarWriter tar) {
        this.files = files;
        this.tar = tar;
    }

    /** @param name that the file gets in the tar */
    static void write(FileContext files, String path, String name, OutputStream out) throws IOException {
        TarWriter tar = new TarWriter(out);
        new TarOutput(files, tar).file(path, name);
        tar.finish();
    }

    private void file(String path, String name) throws IOException {
        FileStatus status = files.linkStatus(path);
        Entry entry = new Entry(path, name, status);
        switch (status.kind()) {
            case DIRECTORY -> directory(entry);
            case REGULAR -> regular(entry);
            case SYMLINK -> begin(entry, SYMBOLIC_LINK, files.readLink(path));
            case FIFO -> begin(entry, FIFO, "");
            case CHARACTER_DEVICE -> begin(entry, CHARACTER_DEVICE, "");
            case BLOCK_DEVICE -> begin(entry, BLOCK_DEVICE, "");
            case SOCKET -> {
                // A tar has none.
            }
        }
    }

    private record Entry(String path, String name, FileStatus status) {}

    private void directory(Entry entry) throws IOException {
        String directory = entry.name().endsWith("/") ? entry.name() : entry.name() + "/";
        begin(new Entry(entry.path(), directory, entry.status()), DIRECTORY, "");
        String path = entry.path();
        for (DirectoryEntry child : files.list(path)) {
            String below = path.endsWith("/") ? path + child.name() : path + "/" + child.name();
            file(below, directory + child.name());
        }
    }

    private void regular(Entry entry) throws IOException {
        FileStatus status = entry.status();
        String first = status.links() > 1
                ? firstNames.putIfAbsent(status.device() + ":" + status.inode(), entry.name())
                : null;
        if (first != null) {
            begin(entry, HARD_LINK, first);
            return;
        }
        begin(entry, REGULAR, "");
        OpenFile file = files.open(entry.path(), Set.of(OpenFlag.READ), 0);
        try {
            copy(file, status.sizeBytes());
        } finally {
            file.close();
        }
    }

    /** A file that grows or shrinks meanwhile has the length that it had. */
    private void copy(OpenFile file, long length) throws IOException {
        OutputStream contents = tar.contents();
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = length;
        while (left > 0) {
            int count = file.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            contents.write(buffer, 0, count);
            left -= count;
        }
    }

    private void begin(Entry entry, char type, String linkName) throws IOException {
        FileStatus status = entry.status();
        SortedMap<String, byte[]> records = new TreeMap<>();
        byte[] capability = files.attributes(entry.path(), false).get(CAPABILITY);
        if (capability != null) {
            records.put("SCHILY.xattr." + CAPABILITY, capability);
        }
        tar.begin(new TarHeader(
                type,
                entry.name(),
                linkName,
                status.mode(),
                Integer.toUnsignedLong(status.uid()),
                Integer.toUnsignedLong(status.gid()),
                type == REGULAR ? status.sizeBytes() : 0,
                status.modified().getEpochSecond(),
                status.deviceNumber() >>> 8,
                status.deviceNumber() & 0xff,
                records));
    }
}
