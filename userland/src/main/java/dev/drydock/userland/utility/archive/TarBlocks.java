package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Latin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An archive that is not packed, member by member as its blocks stand in it, for whoever adds to it or takes some away. */
final class TarBlocks {
    static final int BLOCK = 512;
    /** An archive is filled up to a multiple of that. */
    static final int RECORD = 20 * BLOCK;

    private static final String EXTENSIONS = "LKxgX";
    private static final int TYPE = 156;
    private static final int SIZE = 124;
    private static final int SIZE_BYTES = 12;

    private final byte[] bytes;
    private final List<Part> parts;
    private final int end;

    /**
     * A member with the headers that belong to it.
     *
     * @param start of its first block
     * @param end behind its last block
     */
    record Part(int start, int end, TarArchiveEntry entry) {}

    private TarBlocks(byte[] bytes, List<Part> parts, int end) {
        this.bytes = bytes;
        this.parts = List.copyOf(parts);
        this.end = end;
    }

    static TarBlocks of(byte[] bytes) throws IOException {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        int start = 0;
        while (at + BLOCK <= bytes.length && !isEmpty(bytes, at)) {
            long size = size(bytes, at);
            boolean extension = EXTENSIONS.indexOf(bytes[at + TYPE]) >= 0;
            long next = at + BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
            if (next > bytes.length) {
                throw new IOException("Unexpected EOF in archive");
            }
            at = (int) next;
            if (!extension) {
                parts.add(new Part(start, at, entry(bytes, start, at)));
                start = at;
            }
        }
        return new TarBlocks(bytes, parts, start);
    }

    private static TarArchiveEntry entry(byte[] bytes, int start, int end) throws IOException {
        try (TarArchiveInputStream one =
                new TarArchiveInputStream(new ByteArrayInputStream(bytes, start, end - start), "UTF-8")) {
            TarArchiveEntry entry = one.getNextEntry();
            if (entry == null) {
                throw new IOException("This does not look like a tar archive");
            }
            return entry;
        } catch (IllegalArgumentException wrong) {
            throw new IOException("This does not look like a tar archive", wrong);
        }
    }

    private static boolean isEmpty(byte[] bytes, int at) {
        for (int i = at; i < at + BLOCK; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Octal digits, or a number of bytes behind one whose highest bit is set; links have none. */
    private static long size(byte[] bytes, int header) throws IOException {
        int type = bytes[header + TYPE];
        if (type == '1' || type == '2' || type == '5') {
            return 0;
        }
        int at = header + SIZE;
        if ((bytes[at] & 0x80) != 0) {
            long size = 0;
            for (int i = at + 1; i < at + SIZE_BYTES; i++) {
                size = size << 8 | bytes[i] & 0xff;
            }
            return size;
        }
        String digits = Latin.of(bytes, at, SIZE_BYTES).replace("\0", " ").strip();
        if (!digits.matches("[0-7]*")) {
            throw new IOException("This does not look like a tar archive");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    List<Part> parts() {
        return parts;
    }

    /** Where the last member ends. */
    int end() {
        return end;
    }

    byte[] bytes() {
        return bytes;
    }
}
