package dev.drydock.filesystem;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Whole blocks that nobody needs any more, kept to be written again: memory that a machine has not touched yet costs far more
 * than what is written into it. They go when the heap runs short. Thread-safe.
 */
final class FreedBlocks {
    private final long mostBlocks;
    private SoftReference<Deque<byte[]>> kept = new SoftReference<>(new ArrayDeque<>());

    FreedBlocks(long mostBytes) {
        mostBlocks = mostBytes / Blocks.BYTES;
    }

    /** A block with bytes of whatever it was used for; null if there is none. */
    synchronized byte @Nullable [] take() {
        Deque<byte[]> blocks = kept.get();
        return blocks == null ? null : blocks.pollLast();
    }

    /** @param block whole, and read by nobody any more */
    synchronized void keep(byte[] block) {
        Deque<byte[]> blocks = kept.get();
        if (blocks == null) {
            blocks = new ArrayDeque<>();
            kept = new SoftReference<>(blocks);
        }
        if (blocks.size() < mostBlocks) {
            blocks.addLast(block);
        }
    }
}
