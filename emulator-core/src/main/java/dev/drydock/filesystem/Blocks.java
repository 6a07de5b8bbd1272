package dev.drydock.filesystem;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes in blocks of a page. One that was never written is a hole: it takes no room, and its bytes are zeros; so are those
 * behind the end of a block that is shorter than a page. Thread-safe.
 */
final class Blocks {
    static final int BYTES = 4096;

    private static final int RUN_BLOCKS = 1024;
    private static final int REFERENCE_BYTES = 8;
    private static final byte[][][] NO_RUNS = {};
    private static final byte[][] NO_RUN = {};
    private static final byte[] HOLE = {};

    private final ContentArea area;
    /** Blocks by their numbers, in runs; a run may be shorter than others, and has no blocks behind its end. */
    private byte[][][] runs = NO_RUNS;

    private int present;
    private long heldBytes;
    private boolean freed;

    /** @param area counts the bytes */
    Blocks(ContentArea area) {
        this.area = area;
    }

    /** Room that the blocks take, in whole pages. */
    synchronized long allocatedBytes() {
        return (long) present * BYTES;
    }

    /** Whether the block at a position is a hole. */
    synchronized boolean isHole(long position) {
        return block(position / BYTES).length == 0;
    }

    /** Fills a part of a buffer with the bytes from a position on. */
    synchronized void read(long position, byte[] buffer, int offset, int length) {
        int done = 0;
        while (done < length) {
            long at = position + done;
            byte[] block = block(at / BYTES);
            int from = (int) (at % BYTES);
            int wanted = Math.min(BYTES - from, length - done);
            int there = Math.max(0, Math.min(wanted, block.length - from));
            System.arraycopy(block, Math.min(from, block.length), buffer, offset + done, there);
            Arrays.fill(buffer, offset + done + there, offset + done + wanted, (byte) 0);
            done += wanted;
        }
    }

    /** @throws ErrnoException ENOSPC if there is no room */
    synchronized void write(long position, ByteBuffer bytes) throws ErrnoException {
        long at = position;
        while (bytes.hasRemaining()) {
            int from = (int) (at % BYTES);
            int count = Math.min(BYTES - from, bytes.remaining());
            bytes.get(writable(at / BYTES, from, from + count), from, count);
            at += count;
        }
    }

    /** Makes a hole of what lies behind a length. */
    synchronized void cut(long sizeBytes) {
        long kept = (sizeBytes + BYTES - 1) / BYTES;
        for (int number = (int) (kept / RUN_BLOCKS); number < runs.length; number++) {
            byte[][] run = runs[number];
            int first = number == kept / RUN_BLOCKS ? (int) (kept % RUN_BLOCKS) : 0;
            for (int place = first; place < run.length; place++) {
                drop(run, place);
            }
        }
        byte[] last = block(sizeBytes / BYTES);
        int end = (int) (sizeBytes % BYTES);
        if (end > 0 && end < last.length) {
            Arrays.fill(last, end, last.length, (byte) 0);
        }
    }

    /** Gives all up; nobody writes any more, and who comes too late with a look at an older tree reads zeros. */
    synchronized void free() {
        cut(0);
        area.give(heldBytes);
        heldBytes = 0;
        runs = NO_RUNS;
        freed = true;
    }

    private byte[] block(long index) {
        int run = (int) (index / RUN_BLOCKS);
        int place = (int) (index % RUN_BLOCKS);
        return run < runs.length && place < runs[run].length ? runs[run][place] : HOLE;
    }

    /** A block in which what stands from one place to another is about to be written. */
    private byte[] writable(long index, int from, int end) throws ErrnoException {
        if (freed) {
            throw new ErrnoException(Errno.EIO);
        }
        byte[] block = block(index);
        if (block.length >= end) {
            return block;
        }
        // A second write into a block is likely to be followed by a third.
        int length = block.length == 0 ? end : Math.min(BYTES, Math.max(end, 2 * block.length));
        byte[][] run = run(index);
        take(length - block.length);
        present += block.length == 0 ? 1 : 0;
        byte[] longer = longer(block, length, from, end);
        run[(int) (index % RUN_BLOCKS)] = longer;
        return longer;
    }

    /** The run that a block is in, long enough for it. */
    private byte[][] run(long index) throws ErrnoException {
        int number = (int) (index / RUN_BLOCKS);
        if (number >= runs.length) {
            int length = Math.max(number + 1, runs.length + (runs.length >> 1));
            take((length - runs.length) * REFERENCE_BYTES);
            runs = extended(runs, length, NO_RUN);
        }
        int place = (int) (index % RUN_BLOCKS);
        byte[][] run = runs[number];
        if (place >= run.length) {
            runs[number] = extended(run, Math.min(RUN_BLOCKS, Math.max(place + 1, 2 * run.length)), HOLE);
        }
        return runs[number];
    }

    private static <T> T[] extended(T[] before, int length, T rest) {
        T[] after = Arrays.copyOf(before, length);
        Arrays.fill(after, before.length, length, rest);
        return after;
    }

    private byte[] longer(byte[] block, int length, int from, int end) {
        byte[] used = length == BYTES ? area.freed().take() : null;
        if (used == null) {
            return Arrays.copyOf(block, length);
        }
        System.arraycopy(block, 0, used, 0, block.length);
        Arrays.fill(used, block.length, Math.max(block.length, from), (byte) 0);
        Arrays.fill(used, end, length, (byte) 0);
        return used;
    }

    private void take(int bytes) throws ErrnoException {
        if (!area.take(bytes)) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        heldBytes += bytes;
    }

    private void drop(byte[][] run, int place) {
        int length = run[place].length;
        if (length > 0) {
            area.give(length);
            heldBytes -= length;
            if (length == BYTES) {
                area.freed().keep(run[place]);
            }
            run[place] = HOLE;
            present--;
        }
    }
}
