package dev.drydock.userland.utility.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** What gzip packed: one member behind the other (RFC 1952), and what may stand behind the last. */
final class GzipMembers {
    private static final int MAGIC = 0x1f8b;
    private static final int TRAILER = 8;
    private static final int PIECE = 1 << 13;

    private final Counted counted;
    private final PushbackInputStream bytes;
    private final OutputStream out;
    private final CRC32 sum = new CRC32();
    private @Nullable GzipHeader first;
    private long unpackedOfLast;
    private long headersOfLast;
    private int members;

    /**
     * What was found.
     *
     * @param name that the first member had when it was packed; null if that was not kept
     * @param modified seconds since 1970, 0 for none
     * @param packedBytes of all that was read
     * @param lastBytes of the last member, unpacked
     * @param lastSum CRC-32 of the last member
     * @param headerBytes what of the last member is no data
     * @param garbage whether something that is not zero stands behind the last
     */
    record Found(
            @Nullable String name,
            long modified,
            long packedBytes,
            int members,
            long lastBytes,
            long lastSum,
            long headerBytes,
            boolean garbage) {}

    /** What is to be done after each piece, such as looking whether a signal has come. */
    @FunctionalInterface
    interface Pause {
        void take() throws IOException;
    }

    GzipMembers(InputStream in, OutputStream out) {
        this.counted = new Counted(in);
        this.bytes = new PushbackInputStream(counted, PIECE);
        this.out = out;
    }

    /** Whether a member comes next. */
    boolean begins() throws IOException {
        byte[] magic = bytes.readNBytes(2);
        bytes.unread(magic);
        return magic.length == 2 && ((magic[0] & 0xff) << 8 | magic[1] & 0xff) == MAGIC;
    }

    /** All that has not been read, as it is. */
    void copy() throws IOException {
        bytes.transferTo(out);
    }

    /**
     * Unpacks all; what is unpacked before something turns out to be wrong is given out.
     *
     * @throws EOFException if it ends too early
     * @throws ZipException with gzip's words for what is wrong with it
     */
    Found read(Pause pause) throws IOException {
        byte[] magic = bytes.readNBytes(2);
        bytes.unread(magic);
        if (magic.length < 2) {
            throw new EOFException();
        }
        if (!begins()) {
            throw new ZipException("not in gzip format");
        }
        while (begins()) {
            member(pause);
        }
        boolean garbage = false;
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            garbage |= next != 0;
        }
        String name = first == null ? null : first.name();
        long modified = first == null ? 0 : first.modified();
        return new Found(
                name, modified, counted.count, members, unpackedOfLast, sum.getValue(), headersOfLast, garbage);
    }

    private void member(Pause pause) throws IOException {
        GzipHeader header = GzipHeader.read(bytes);
        first = first == null ? header : first;
        headersOfLast = (long) header.length() + TRAILER;
        sum.reset();
        unpackedOfLast = 0;
        Inflater inflater = new Inflater(true);
        try {
            inflate(inflater, pause);
        } finally {
            inflater.end();
        }
        if (GzipHeader.number(bytes) != sum.getValue()) {
            throw new ZipException("invalid compressed data--crc error");
        }
        if (GzipHeader.number(bytes) != (unpackedOfLast & 0xffff_ffffL)) {
            throw new ZipException("invalid compressed data--length error");
        }
        members++;
    }

    private void inflate(Inflater inflater, Pause pause) throws IOException {
        Data data = new Data(bytes, inflater);
        byte[] buffer = new byte[1 << 16];
        try {
            for (int count = data.read(buffer); count >= 0; count = data.read(buffer)) {
                pause.take();
                sum.update(buffer, 0, count);
                unpackedOfLast += count;
                out.write(buffer, 0, count);
            }
        } catch (ZipException spoilt) {
            ZipException told = new ZipException("invalid compressed data--format violated");
            told.initCause(spoilt);
            throw told;
        }
        bytes.unread(data.over());
    }

    /** The data of a member, which reads a little of what stands behind it. */
    private static final class Data extends InflaterInputStream {
        Data(InputStream in, Inflater inflater) {
            super(in, inflater, PIECE);
        }

        byte[] over() {
            byte[] over = new byte[inf.getRemaining()];
            System.arraycopy(buf, len - over.length, over, 0, over.length);
            return over;
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = in.read(buffer, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
