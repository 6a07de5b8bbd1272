package dev.drydock.userland.utility.bytes;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.ByteSize;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code dd}: copies in blocks. */
final class Dd {
    static final Command COMMAND =
            Command.named("dd", call -> new Dd(call).run()).gnu("").busybox("");
    private static final Words ODD_BLOCK = Words.of("can't swab %s byte buffer");
    private static final Words UNRECOGNIZED = Words.of("unrecognized operand %l", "");
    private static final Words INVALID_NUMBER = Words.of("invalid number: %l", "invalid number '%s'");
    private static final Words INVALID_CONVERSION =
            Words.of("invalid conversion: %l", "invalid argument '%s' to 'conv'");
    private static final Words INVALID_STATUS =
            Words.of("invalid status level: %l", "invalid argument '%s' to 'status'");
    private static final Words CANNOT_OPEN = Words.of("failed to open %q: %s", "can't open '%s': %s");
    private static final Words CANNOT_READ = Words.of("error reading %q: %s", "%s: %s");
    private static final Words CANNOT_WRITE = Words.of("error writing %q: %s");
    private static final Words NOT_EMULATED = Words.of("%s is not emulated");
    private static final String SPARSE = "sparse";
    private static final Set<String> CONVERSIONS = Set.of(
            "notrunc", "noerror", "sync", "fsync", "fdatasync", "ucase", "lcase", "swab", "excl", "nocreat", SPARSE);
    private static final int MOST_BLOCK_BYTES = 1 << 30;

    private final Invocation call;
    private String from = "";
    private String to = "";
    private int inputBlock = 512;
    private int outputBlock = 512;
    private long count = Long.MAX_VALUE;
    private long skip;
    private long seek;
    private List<String> conversions = List.of();
    private boolean fullBlocks;
    private String level = "";
    /** How long the last block was, if its last byte had no partner to change places with. */
    private int oddBlock;

    private long wholeIn;
    private long partIn;
    private long wholeOut;
    private long partOut;
    private long bytes;
    private boolean sparse;
    private boolean endsInHole;

    private Dd(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        for (String operand : call.operands()) {
            apply(operand);
        }
        Instant start = call.process().clock().now();
        OpenFile in = from.isEmpty() ? call.process().descriptor(0) : open(from, Set.of(OpenFlag.READ));
        OpenFile out = to.isEmpty() ? call.process().descriptor(1) : create();
        // What cannot be positioned has no holes.
        sparse = conversions.contains(SPARSE) && out.status().isRegular();
        try {
            copy(in, out);
            if (endsInHole && out.status().sizeBytes() < out.position()) {
                out.truncate(out.position());
            }
        } finally {
            if (!from.isEmpty()) {
                in.close();
            }
            if (!to.isEmpty()) {
                out.close();
            }
        }
        report(Duration.between(start, call.process().clock().now()));
        return call.exit();
    }

    private void apply(String operand) {
        int equals = operand.indexOf('=');
        String name = equals < 0 ? operand : operand.substring(0, equals);
        String value = equals < 0 ? "" : operand.substring(equals + 1);
        switch (equals < 0 ? "" : name) {
            case "if" -> from = value;
            case "of" -> to = value;
            case "bs" -> {
                inputBlock = block(value);
                outputBlock = inputBlock;
            }
            case "ibs" -> inputBlock = block(value);
            case "obs" -> outputBlock = block(value);
            case "count" -> count = number(value);
            case "skip", "iseek" -> skip = number(value);
            case "seek", "oseek" -> seek = number(value);
            case "conv" -> conversions = conversions(value);
            case "iflag" -> flags(value);
            case "oflag" -> flags(value);
            case "status" -> level = level(value);
            default -> throw call.usage(UNRECOGNIZED, operand);
        }
    }

    private long number(String text) {
        long product = 1;
        for (String factor : text.split("x", -1)) {
            Optional<Long> value = factor.endsWith("c")
                    ? ByteSize.parse(factor.substring(0, factor.length() - 1))
                    : factor.endsWith("w")
                            ? ByteSize.parse(factor.substring(0, factor.length() - 1))
                                    .map(number -> number * 2)
                            : ByteSize.parse(factor);
            boolean digits = !factor.isEmpty() && Character.isDigit(factor.charAt(0));
            product *= value.filter(known -> digits).orElseThrow(() -> call.fail(INVALID_NUMBER, text));
        }
        return product;
    }

    private int block(String text) {
        long size = number(text);
        if (size < 1 || size > MOST_BLOCK_BYTES) {
            throw call.fail(INVALID_NUMBER, text);
        }
        return (int) size;
    }

    private List<String> conversions(String list) {
        List<String> words = List.of(list.split(",", -1));
        for (String word : words) {
            if (!CONVERSIONS.contains(word) || (word.equals(SPARSE) && call.isBusyBox())) {
                throw call.isGnu() ? call.usage(INVALID_CONVERSION, word) : call.fail(INVALID_CONVERSION, word);
            }
        }
        return words;
    }

    private void flags(String list) {
        for (String word : list.split(",", -1)) {
            switch (word) {
                case "fullblock" -> fullBlocks = true;
                // Nothing is cached here that could be gone around.
                case "direct", "sync", "dsync", "nocache", "noatime", "nonblock" -> {}
                default -> throw call.fail(NOT_EMULATED, "flag " + word);
            }
        }
    }

    private String level(String word) {
        if (!List.of("none", "noxfer", "progress").contains(word)) {
            throw call.isGnu() ? call.usage(INVALID_STATUS, word) : call.fail(INVALID_STATUS, word);
        }
        return word;
    }

    private OpenFile open(String path, Set<OpenFlag> flags) {
        try {
            return call.files().open(path, flags, 0666);
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, path, error);
        }
    }

    private OpenFile create() throws IOException {
        EnumSet<OpenFlag> flags = EnumSet.of(OpenFlag.WRITE);
        if (!conversions.contains("nocreat")) {
            flags.add(OpenFlag.CREATE);
        }
        if (conversions.contains("excl")) {
            flags.add(OpenFlag.EXCLUSIVE);
        }
        boolean cuts = !conversions.contains("notrunc");
        if (cuts && seek == 0) {
            flags.add(OpenFlag.TRUNCATE);
        }
        OpenFile out = open(to, flags);
        if (cuts && seek > 0 && out.status().isRegular()) {
            out.truncate(seek * outputBlock);
        }
        return out;
    }

    private void copy(OpenFile in, OpenFile out) throws IOException {
        byte[] block = new byte[inputBlock];
        skipInput(in, block);
        if (seek > 0) {
            out.seek(seek * outputBlock);
        }
        while (wholeIn + partIn < count) {
            int size;
            try {
                size = read(in, block);
            } catch (IOException error) {
                call.complain(CANNOT_READ, from.isEmpty() ? "standard input" : from, error);
                return;
            }
            if (size <= 0) {
                return;
            }
            wholeIn += size == inputBlock ? 1 : 0;
            partIn += size == inputBlock ? 0 : 1;
            if (size < inputBlock && conversions.contains("sync")) {
                Arrays.fill(block, size, inputBlock, (byte) 0);
                size = inputBlock;
            }
            convert(block, size);
            try {
                write(out, block, size);
            } catch (IOException error) {
                call.complain(CANNOT_WRITE, to.isEmpty() ? "standard output" : to, error);
                return;
            }
            call.process().checkpoint();
        }
    }

    private void skipInput(OpenFile in, byte[] block) throws IOException {
        if (skip == 0) {
            return;
        }
        try {
            in.seek(in.position() + skip * inputBlock);
        } catch (ErrnoException notSeekable) {
            for (long i = 0; i < skip && read(in, block) > 0; i++) {
                call.process().checkpoint();
            }
        }
    }

    private int read(OpenFile in, byte[] block) throws IOException {
        int size = in.read(block, 0, block.length);
        while (fullBlocks && size > 0 && size < block.length) {
            int more = in.read(block, size, block.length - size);
            if (more < 0) {
                break;
            }
            size += more;
        }
        return size;
    }

    private void convert(byte[] block, int size) {
        boolean up = conversions.contains("ucase");
        if (up || conversions.contains("lcase")) {
            for (int i = 0; i < size; i++) {
                byte b = block[i];
                boolean letter = up ? b >= 'a' && b <= 'z' : b >= 'A' && b <= 'Z';
                block[i] = letter ? (byte) (b ^ 0x20) : b;
            }
        }
        if (conversions.contains("swab")) {
            if (call.isBusyBox() && oddBlock > 0) {
                throw call.fail(ODD_BLOCK, oddBlock);
            }
            oddBlock = size % 2 == 1 ? size : 0;
            for (int i = 0; i + 1 < size; i += 2) {
                byte b = block[i];
                block[i] = block[i + 1];
                block[i + 1] = b;
            }
        }
    }

    private void write(OpenFile out, byte[] block, int size) throws IOException {
        for (int done = 0; done < size; ) {
            int piece = Math.min(outputBlock, size - done);
            endsInHole = sparse && isZero(block, done, piece);
            if (endsInHole) {
                out.seek(out.position() + piece);
                bytes += piece;
            }
            for (int written = endsInHole ? piece : 0; written < piece; ) {
                int count = out.write(block, done + written, piece - written);
                written += count;
                bytes += count;
            }
            wholeOut += piece == outputBlock ? 1 : 0;
            partOut += piece == outputBlock ? 0 : 1;
            done += piece;
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

    private void report(Duration took) {
        if (level.equals("none")) {
            return;
        }
        StringBuilder text = new StringBuilder();
        text.append(wholeIn).append('+').append(partIn).append(" records in\n");
        text.append(wholeOut).append('+').append(partOut).append(" records out\n");
        // BusyBox of Debian, whose images have it, was built without the third line.
        if (call.isGnu() && !level.equals("noxfer")) {
            text.append(transferred(took)).append('\n');
        }
        call.raw(text.toString());
    }

    private String transferred(Duration took) {
        String sizes = "";
        if (bytes >= 1000) {
            sizes = " (" + approximately(bytes, 1000) + "B";
            sizes += bytes >= 1024 ? ", " + approximately(bytes, 1024) + "iB)" : ")";
        }
        double seconds = took.toNanos() / 1e9;
        String speed = seconds == 0 ? "Infinity B/s" : approximately((long) (bytes / seconds), 1000) + "B/s";
        String plural = bytes == 1 ? " byte" : " bytes";
        return bytes + plural + sizes + " copied, " + general(seconds) + " s, " + speed;
    }

    /** At most six digits that count, as {@code %g} has them. */
    private static String general(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static String approximately(long value, int base) {
        double shown = value;
        int power = 0;
        while (shown >= base && power < 6) {
            shown /= base;
            power++;
        }
        String letter = power == 0 ? "" : base == 1000 && power == 1 ? "k" : String.valueOf(" KMGTPE".charAt(power));
        String number =
                shown < 10 && power > 0 ? String.format(Locale.ROOT, "%.1f", shown) : Long.toString(Math.round(shown));
        return number + " " + letter;
    }
}
