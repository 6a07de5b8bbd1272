package dev.drydock.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the contents of one writable tree: small ones anew, large ones in place. What the tree shares with a layer or a fork
 * is copied before it is written. Guarded by the tree.
 */
final class TreeContents {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ContentStore store;
    /** Written in place; null until something is written since the beginning or the last fork. */
    private @Nullable ContentArea area;
    /** What a fork shares with this tree; held by {@link #area} once there is one. */
    private @Nullable ContentArea frozen;

    TreeContents(ContentStore store) {
        this(store, null);
    }

    private TreeContents(ContentStore store, @Nullable ContentArea frozen) {
        this.store = store;
        this.frozen = frozen;
    }

    /** Where a copy of the tree writes; what is written so far is shared, and written no more. */
    TreeContents fork(ContentStore newStore) {
        if (area != null) {
            frozen = area;
            area = null;
        }
        if (frozen != null) {
            frozen.retain();
        }
        return new TreeContents(newStore, frozen);
    }

    /** The content of a file after a write; all of the bytes are taken. */
    Content written(InodeBody.Regular file, long position, ByteBuffer bytes) throws IOException {
        Content before = file.content();
        StoredContent own = own(before);
        if (own == null) {
            long end = Math.max(before.storedBytes(), position + bytes.remaining());
            if (end <= SmallContent.MOST_BYTES && area().takeSmall((int) end)) {
                Content after = SmallContent.of(area(), before, (int) before.storedBytes(), position, bytes);
                free(before);
                return after;
            }
            own = copy(before, before.storedBytes());
            free(before);
        }
        own.write(position, bytes);
        return own;
    }

    /** The content of a file after a truncation. */
    Content truncated(InodeBody.Regular file, long sizeBytes) throws IOException {
        Content before = file.content();
        if (sizeBytes >= before.storedBytes()) {
            return before;
        }
        StoredContent own = own(before);
        if (own != null) {
            // Also of no bytes at all: who empties a large file is about to write it, and a new one in Jimfs is dear.
            own.cut(sizeBytes);
            return own;
        }
        Content after = InlineContent.EMPTY;
        if (sizeBytes > 0) {
            boolean small = sizeBytes <= SmallContent.MOST_BYTES && area().takeSmall((int) sizeBytes);
            after = small ? SmallContent.of(area(), before, (int) sizeBytes, 0, NOTHING) : copy(before, sizeBytes);
        }
        free(before);
        return after;
    }

    /** Gives up the content of a file that is no more, or has another one; what others share stays. */
    void free(Content content) throws IOException {
        if (area != null && content instanceof SmallContent small && small.isIn(area)) {
            area.giveSmall((int) small.storedBytes());
        }
        StoredContent own = own(content);
        if (own != null) {
            own.free();
        }
    }

    /** Gives up the contents that only this tree holds. Idempotent. */
    void close() {
        if (area != null) {
            area.release();
            area = null;
            frozen = null;
        }
        if (frozen != null) {
            frozen.release();
            frozen = null;
        }
    }

    private ContentArea area() {
        if (area == null) {
            area = new ContentArea(store, frozen);
            frozen = null;
        }
        return area;
    }

    /** A content if it may be written in place; else null. */
    private @Nullable StoredContent own(Content content) {
        return area != null && content instanceof StoredContent stored && stored.isIn(area) ? stored : null;
    }

    private StoredContent copy(Content content, long sizeBytes) throws IOException {
        StoredContent copy = new StoredContent(area());
        byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, sizeBytes))];
        long position = 0;
        int count = 1;
        while (position < sizeBytes && count > 0) {
            count = content.read(position, buffer, 0, (int) Math.min(buffer.length, sizeBytes - position));
            copy.write(position, ByteBuffer.wrap(buffer, 0, count));
            position += count;
        }
        return copy;
    }
}
