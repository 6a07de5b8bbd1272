package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.jspecify.annotations.Nullable;

/** Packs one input, or unpacks it. */
final class GzipTransfer {
    /** What standard input is called. */
    static final String STANDARD_INPUT = "stdin";

    private static final int FIXED_HEADER = 10;
    private static final int TRAILER = 8;

    private final Invocation call;
    private final GzipSettings settings;
    private final GzipTold told;
    private final String path;

    /** @param path of the input, as it is told */
    GzipTransfer(Invocation call, GzipSettings settings, GzipTold told, String path) {
        this.call = call;
        this.settings = settings;
        this.told = told;
        this.path = path;
    }

    /**
     * Packs all.
     *
     * @param name that the packed file tells; empty for none
     */
    GzipRatio pack(Input input, OutputStream out, String name, Instant modified) throws IOException {
        GzipParameters header = new GzipParameters();
        header.setCompressionLevel(settings.level());
        header.setOS(GzipParameters.OS.UNIX);
        boolean tells = settings.tellsName();
        if (tells && !name.isEmpty()) {
            header.setFileName(name);
        }
        header.setModificationInstant(tells ? modified : Instant.EPOCH);
        Counted counted = new Counted(out);
        GzipCompressorOutputStream packed = new GzipCompressorOutputStream(counted, header);
        long plain = 0;
        byte[] buffer = new byte[1 << 16];
        InputStream bytes = new InputBytes(input);
        for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
            call.process().checkpoint();
            plain += count;
            packed.write(buffer, 0, count);
        }
        packed.finish();
        out.flush();
        int named = tells && !name.isEmpty() ? name.length() + 1 : 0;
        return new GzipRatio(plain, counted.count - FIXED_HEADER - named - TRAILER);
    }

    /** How much smaller what was unpacked had been; null if it could not be, which was told. */
    @Nullable
    GzipRatio unpackRatio(Input input, OutputStream out) throws IOException {
        GzipMembers.Found found = unpack(input, out);
        return found == null ? null : ratio(found);
    }

    /** Of several members only the last counts, and none of the headers. */
    static GzipRatio ratio(GzipMembers.Found found) {
        long headers = found.members() > 1 ? 0 : found.headerBytes();
        return new GzipRatio(found.lastBytes(), found.packedBytes() - headers);
    }

    /** As above. */
    GzipMembers.@Nullable Found unpack(Input input, OutputStream out) throws IOException {
        GzipMembers members = new GzipMembers(new InputBytes(input), out);
        try {
            boolean shows = settings.toOutput() || path.equals(STANDARD_INPUT);
            if (settings.forced() && shows && !members.begins()) {
                members.copy();
                return null;
            }
            GzipMembers.Found found = members.read(call.process()::checkpoint);
            if (found.garbage()) {
                told.garbage(path);
            }
            return found;
        } catch (EOFException shortened) {
            told.spoilt(path, "unexpected end of file");
        } catch (ZipException wrong) {
            told.spoilt(path, String.valueOf(wrong.getMessage()));
        }
        return null;
    }

    private static final class Counted extends FilterOutputStream {
        private long count;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            count += length;
        }
    }
}
