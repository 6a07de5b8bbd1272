package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * {@code unxz}, {@code xzcat}, {@code xz -d} and the same for LZMA, of BusyBox: it unpacks only, checks no sums, and takes for
 * an empty archive what is none of xz's.
 */
final class Xz {
    static final Command XZ = command("xz", "c f k d t", false);
    static final Command UNXZ = command("unxz", "c f k d t", false);
    static final Command XZCAT = command("xzcat", "c f k d t", false);
    static final Command LZMA = command("lzma", "c f k d t", true);
    static final Command UNLZMA = command("unlzma", "c f k d t", true);
    static final Command LZCAT = command("lzcat", "c f k d t", true);
    private static final int ENDLESS = -1;
    private static final int FIRST_BYTE = 0xfd;
    private static final Words CORRUPTED = Words.of("corrupted data");
    private static final Words BAD_HEADER = Words.of("bad lzma header");
    private static final Words UNEXPECTED_END = Words.of("unexpected EOF");
    /** What comes before the data of LZMA: properties, the size of the dictionary, and that of the data. */
    private static final int HEADER_BYTES = 13;

    private final Invocation call;
    private final boolean lzma;

    private Xz(Invocation call, boolean lzma) {
        this.call = call;
        this.lzma = lzma;
    }

    private static Command command(String name, String options, boolean lzma) {
        return Command.named(name, call -> {
                    boolean unpacks = !name.equals("xz") && !name.equals("lzma")
                            || call.commandLine().has("d")
                            || call.commandLine().has("t");
                    if (!unpacks) {
                        throw call.usage();
                    }
                    boolean toOutput = name.endsWith("cat")
                            || call.commandLine().has("c")
                            || call.commandLine().has("t");
                    Xz xz = new Xz(call, lzma);
                    return new PackedFiles(call, lzma ? ".lzma" : ".xz", true, toOutput, xz::unpack).run();
                })
                .busybox(options)
                .only(Flavour.BUSYBOX);
    }

    /** Unpacks all streams, one behind the other, without looking at their sums. */
    static InputStream stream(InputStream packed) throws IOException {
        return new XZInputStream(packed, ENDLESS, false);
    }

    private boolean unpack(Input input, OutputStream out) throws IOException {
        if (!lzma && input.peek() != FIRST_BYTE) {
            return true;
        }
        InputStream bytes = new BufferedInputStream(new InputBytes(input));
        boolean begun = false;
        try {
            if (lzma && !hasHeader(bytes)) {
                call.complain(BAD_HEADER);
                return false;
            }
            InputStream unpacked = lzma ? new LZMAInputStream(bytes) : stream(bytes);
            begun = true;
            Unpacking.copy(call, unpacked, out);
            return true;
        } catch (ErrnoException failed) {
            throw failed;
        } catch (EOFException early) {
            call.complain(lzma ? UNEXPECTED_END : CORRUPTED);
        } catch (IOException spoilt) {
            call.complain(lzma && !begun ? BAD_HEADER : CORRUPTED);
        }
        return false;
    }

    private static boolean hasHeader(InputStream bytes) throws IOException {
        bytes.mark(HEADER_BYTES);
        boolean whole = bytes.readNBytes(HEADER_BYTES).length == HEADER_BYTES;
        bytes.reset();
        return whole;
    }
}
