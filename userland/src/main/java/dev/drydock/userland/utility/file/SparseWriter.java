package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.OpenFile;
import java.io.IOException;

/** Writes a file from its beginning, and leaves holes where a whole page would be zeros. */
final class SparseWriter {
    private static final int PAGE_BYTES = 4096;

    private final OpenFile out;
    private final boolean leavesHoles;
    private long position;
    private boolean endsInHole;

    /** @param leavesHoles whether it does; if not, it writes all */
    SparseWriter(OpenFile out, boolean leavesHoles) {
        this.out = out;
        this.leavesHoles = leavesHoles;
    }

    /** @param count a multiple of a page, unless these bytes are the last ones */
    void write(byte[] bytes, int count) throws IOException {
        if (!leavesHoles) {
            writeAll(bytes, 0, count);
            return;
        }
        for (int from = 0; from < count; from += PAGE_BYTES) {
            int size = Math.min(PAGE_BYTES, count - from);
            endsInHole = isZero(bytes, from, size);
            if (endsInHole) {
                out.seek(position + size);
            } else {
                writeAll(bytes, from, size);
            }
            position += size;
        }
    }

    /** Gives the file its length if it ends in a hole. */
    void finish() throws IOException {
        if (endsInHole) {
            out.truncate(position);
        }
    }

    private void writeAll(byte[] bytes, int from, int count) throws IOException {
        for (int done = 0; done < count; ) {
            done += out.write(bytes, from + done, count - done);
        }
    }

    private static boolean isZero(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
