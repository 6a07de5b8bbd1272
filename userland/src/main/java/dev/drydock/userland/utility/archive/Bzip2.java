package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** {@code bzip2}, {@code bunzip2} and {@code bzcat} of BusyBox. */
final class Bzip2 {
    static final Command BZIP2 = Command.named("bzip2", call -> new Bzip2(call).run())
            .busybox("c f k d t q v s z 1 2 3 4 5 6 7 8 9")
            .only(Flavour.BUSYBOX);
    static final Command BUNZIP2 = Command.named("bunzip2", call -> new Bzip2(call).run())
            .busybox("c f k t q v s d")
            .only(Flavour.BUSYBOX);
    static final Command BZCAT = Command.named("bzcat", call -> new Bzip2(call).run())
            .busybox("c f k t q v s d")
            .only(Flavour.BUSYBOX);
    private static final String SUFFIX = ".bz2";
    private static final Words NO_MAGIC = Words.of("invalid magic");
    private static final Words NOT_PACKED = Words.of("bunzip error %s");
    /** What BusyBox calls data that ends too soon, and data that is spoilt. */
    private static final int ENDS_EARLY = -3;

    private static final int SPOILT = -5;

    private final Invocation call;
    private final boolean unpacks;
    private final boolean toOutput;
    private int level = 9;

    private Bzip2(Invocation call) {
        this.call = call;
        for (Option option : call.options()) {
            if (Character.isDigit(option.key().charAt(0))) {
                level = option.key().charAt(0) - '0';
            }
        }
        boolean tests = call.commandLine().has("t");
        this.unpacks = !call.name().equals("bzip2") || call.commandLine().has("d") || tests;
        this.toOutput = call.name().equals("bzcat") || call.commandLine().has("c") || tests;
    }

    private Exit run() throws IOException {
        return new PackedFiles(call, SUFFIX, unpacks, toOutput, this::transfer).run();
    }

    private boolean transfer(Input input, OutputStream out) throws IOException {
        if (!unpacks) {
            BZip2CompressorOutputStream packed = new BZip2CompressorOutputStream(out, level);
            input.copyTo(packed);
            packed.finish();
            out.flush();
            return true;
        }
        if (input.peek() != 'B') {
            call.complain(NO_MAGIC);
            return false;
        }
        try {
            InputStream unpacked = new BZip2CompressorInputStream(new BufferedInputStream(new InputBytes(input)), true);
            Unpacking.copy(call, unpacked, out);
            return true;
        } catch (ErrnoException failed) {
            throw failed;
        } catch (IOException spoilt) {
            String words = String.valueOf(spoilt.getMessage());
            if (words.contains("format") || words.contains("magic")) {
                call.complain(NO_MAGIC);
            } else {
                call.complain(NOT_PACKED, words.contains("end of") ? ENDS_EARLY : SPOILT);
            }
            return false;
        }
    }
}
