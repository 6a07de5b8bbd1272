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
            if (end <= SmallContent.MOST_BYTES && area().take(end)) {
                Content after = SmallContent.of(area(), before, (int) before.storedBytes(), position, bytes);
                free(before);
                return after;
            }
            StoredContent after = copy(before, before.storedBytes(), position, bytes);
            free(before);
            return after;
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
            // Also of no bytes at all: who empties a large file is about to write it.
            own.cut(sizeBytes);
            return own;
        }
        Content after = InlineContent.EMPTY;
        if (sizeBytes > 0) {
            boolean small = sizeBytes <= SmallContent.MOST_BYTES && area().take(sizeBytes);
            after = small
                    ? SmallContent.of(area(), before, (int) sizeBytes, 0, NOTHING)
                    : copy(before, sizeBytes, 0, NOTHING);
        }
        free(before);
        return after;
    }

    /** Gives up the content of a file that is no more, or has another one; what others share stays. */
    void free(Content content) {
        if (area != null && content instanceof SmallContent small && small.isIn(area)) {
            area.give(small.storedBytes());
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

    /** The first bytes of a content, with its holes, and others written over them. */
    private StoredContent copy(Content content, long sizeBytes, long position, ByteBuffer written) throws IOException {
        StoredContent copy = new StoredContent(area());
        boolean complete = false;
        try {
            byte[] buffer = new byte[Blocks.BYTES];
            for (long at = 0; at < sizeBytes; at += buffer.length) {
                if (!content.isHole(at)) {
                    int count = content.read(at, buffer, 0, (int) Math.min(buffer.length, sizeBytes - at));
                    copy.write(at, ByteBuffer.wrap(buffer, 0, count));
                }
            }
            copy.write(position, written);
            complete = true;
            return copy;
        } finally {
            if (!complete) {
                copy.free();
            }
        }
    }
}
