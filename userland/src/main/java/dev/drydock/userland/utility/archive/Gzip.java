package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * {@code gzip}, {@code gunzip} and {@code zcat}, of BusyBox in this class, of GNU in {@link GnuGzip}. The packed bytes are the
 * JDK's zlib's, not gzip's own; either unpacks the other's.
 */
final class Gzip {
    static final Command GZIP = command("gzip").busybox("c d f k t n q v 1 2 3 4 5 6 7 8 9");
    static final Command GUNZIP = command("gunzip").busybox("c f k t n q v");
    /** BusyBox's unpacks what {@code compress} packed, and nothing else. */
    static final Command UNCOMPRESS = GUNZIP.as("uncompress").only(Flavour.GNU);

    static final Command ZCAT = command("zcat").busybox("c f k t n q v");
    private static final Words MISSING = Words.of("%s: %s");
    private static final Words NO_SUFFIX = Words.of("%s: unknown suffix - ignored");
    private static final Words HAS_SUFFIX = Words.of("%s: already has .gz suffix");
    private static final Words DIRECTORY = Words.of("%s: Is a directory");
    private static final Words EXISTS = Words.of("can't open '%s': File exists");
    private static final Words NO_FORMAT = Words.of("%-invalid magic");
    private static final Words NO_MAGIC = Words.of("%-no gzip/bzip2/xz magic");
    private static final Words CUT_OFF = Words.of("%-unexpected end of file");
    private static final Words WRONG_SUM = Words.of("%-crc error");
    private static final Words TERMINAL = Words.of("compressed data not written to a terminal");

    private final Invocation call;
    private final boolean unpacks;
    private final boolean toOutput;
    private final boolean keeps;
    private final boolean forced;
    private final boolean tests;
    private int level = 6;

    private Gzip(Invocation call) {
        this.call = call;
        String name = Invocation.baseName(call.name());
        for (Option option : call.options()) {
            if (Character.isDigit(option.key().charAt(0))) {
                level = option.key().charAt(0) - '0';
            }
        }
        this.tests = has("t");
        this.unpacks = !name.equals("gzip") || has("d") || tests;
        this.toOutput = name.equals("zcat") || has("c");
        this.keeps = has("k");
        this.forced = has("f");
    }

    private static Command command(String name) {
        return Command.named(name, Gzip::run).gnu(GzipSettings.LETTERS);
    }

    private static Exit run(Invocation call) throws IOException {
        if (call.isBusyBox()) {
            return new Gzip(call).run();
        }
        if (call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (call.commandLine().has("V")) {
            call.parse(List.of("--version"));
        }
        return new GnuGzip(call).run();
    }

    private boolean has(String key) {
        return call.commandLine().has(key);
    }

    private Exit run() throws IOException {
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            if (operand.equals("-")) {
                standard();
            } else {
                file(operand);
            }
        }
        return call.exit();
    }

    private void standard() throws IOException {
        if (!unpacks && !forced && call.process().descriptor(1).isTerminal()) {
            throw call.fail(TERMINAL);
        }
        try (Input input = call.in()) {
            transfer(input, call.out(), "stdin");
        }
    }

    private void file(String operand) throws IOException {
        FileStatus status;
        try {
            status = call.files().status(operand);
        } catch (ErrnoException missing) {
            call.complain(MISSING, operand, missing);
            return;
        }
        if (status.isDirectory() && (!unpacks || toOutput)) {
            call.complain(DIRECTORY, operand);
            return;
        }
        String target = target(operand);
        if (target.isEmpty()) {
            return;
        }
        try (Input input = call.open(operand)) {
            if (toOutput || tests) {
                transfer(input, call.out(), operand);
                return;
            }
            if (!forced && call.files().exists(target)) {
                call.complain(EXISTS, target);
                return;
            }
            write(input, operand, target, status);
        }
    }

    /** Empty if there is no name to give. */
    private String target(String operand) {
        if (!unpacks) {
            if (operand.endsWith(".gz") && !toOutput) {
                call.complain(HAS_SUFFIX, operand);
                return "";
            }
            return operand + ".gz";
        }
        if (toOutput || tests) {
            return operand;
        }
        if (operand.endsWith(".tgz")) {
            return operand.substring(0, operand.length() - 2) + "ar";
        }
        if (!operand.endsWith(".gz")) {
            call.complain(NO_SUFFIX, operand);
            return "";
        }
        return operand.substring(0, operand.length() - 3);
    }

    private void write(Input input, String operand, String target, FileStatus status) throws IOException {
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        boolean good;
        try (OutputStream out =
                new BufferedOutputStream(new FileOutput(call.files().open(target, flags, 0600)))) {
            good = transfer(input, out, operand);
        }
        if (!good) {
            call.files().unlink(target);
            return;
        }
        call.files().changeMode(target, status.mode());
        if (!keeps) {
            call.files().unlink(operand);
        }
    }

    private boolean transfer(Input input, OutputStream out, String name) throws IOException {
        if (!unpacks) {
            GZIPOutputStream packed = new LeveledStream(out, level);
            input.copyTo(packed);
            packed.finish();
            out.flush();
            return true;
        }
        try {
            InputStream bytes = new BufferedInputStream(new InputBytes(input));
            Unpacking.copy(call, new GZIPInputStream(bytes), out);
            return true;
        } catch (EOFException shortened) {
            call.complain(CUT_OFF, name);
        } catch (ZipException wrong) {
            boolean format = "Not in GZIP format".equals(wrong.getMessage());
            boolean cat = Invocation.baseName(call.name()).equals("zcat");
            call.complain(format ? cat ? NO_MAGIC : NO_FORMAT : WRONG_SUM, name);
        }
        return false;
    }

    private static final class LeveledStream extends GZIPOutputStream {
        LeveledStream(OutputStream out, int level) throws IOException {
            super(out);
            def.setLevel(level == 0 ? Deflater.DEFAULT_COMPRESSION : level);
        }
    }
}
