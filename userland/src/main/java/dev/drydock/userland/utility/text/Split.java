package dev.drydock.userland.utility.text;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code split}: a file in pieces, each in a file of its own. */
final class Split {
    static final Command COMMAND = Command.named("split", call -> new Split(call).run())
            .gnu("a,suffix-length= additional-suffix= b,bytes= C,line-bytes= d numeric-suffixes? x hex-suffixes?"
                    + " e,elide-empty-files !filter= l,lines= n,number= t,separator= u,unbuffered verbose")
            .busybox("a= b= l=");
    private static final int USUAL_LINES = 1000;
    private static final Words TWO_WAYS = Words.of("cannot split in more than one way", "");
    private static final Words BAD_LINES = Words.of("invalid number of lines: %l", "invalid number '%s'");
    private static final Words BAD_BYTES = Words.of("invalid number of bytes: %l", "invalid number '%s'");
    private static final Words BAD_CHUNKS = Words.of("invalid number of chunks: %l", "");
    private static final Words BAD_SUFFIX = Words.of("invalid suffix length: %l", "invalid number '%s'");
    private static final Words BAD_SEPARATOR = Words.of("multi-character separator %l", "");
    private static final Words EXHAUSTED = Words.of("output file suffixes exhausted", "suffixes exhausted");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words CANNOT_OPEN = Words.of("cannot open %q for reading: %s", "can't open '%s': %s");
    private static final Words CANNOT_MAKE = Words.of("%n: %s", "can't open '%s': %s");

    /** By what a new piece begins. */
    private enum Way {
        LINES,
        BYTES,
        LINE_BYTES,
        CHUNKS,
        LINE_CHUNKS
    }

    private final Invocation call;
    private @Nullable Way way;
    private long amount = USUAL_LINES;
    private String letters = "abcdefghijklmnopqrstuvwxyz";
    private int suffixLength = 2;
    private boolean grows = true;
    private String behind = "";
    private char separator = '\n';
    private boolean noEmpty;
    private boolean verbose;
    private long number;
    private String prefix = "x";
    private @Nullable OpenFile piece;

    private Split(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        call.options().forEach(this::apply);
        List<String> operands = call.operands();
        if (operands.size() > 2) {
            throw call.usage(EXTRA, operands.get(2));
        }
        if (operands.size() > 1) {
            prefix = operands.get(1);
        }
        String operand = operands.isEmpty() ? "-" : operands.get(0);
        try (Input input = open(operand)) {
            Way chosen = way == null ? Way.LINES : way;
            switch (chosen) {
                case LINES -> byLines(input);
                case BYTES -> byBytes(input);
                case LINE_BYTES -> byLineBytes(input);
                default -> byChunks(input.readAll(), chosen == Way.LINE_CHUNKS);
            }
        } finally {
            closePiece();
        }
        return call.exit();
    }

    private Input open(String operand) {
        try {
            return call.open(operand);
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, operand, error);
        }
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "a" -> {
                suffixLength = (int) positive(option.argument(), BAD_SUFFIX);
                grows = false;
            }
            case "additional-suffix" -> behind = option.argument();
            case "b" -> choose(Way.BYTES, size(option.argument()));
            case "C" -> choose(Way.LINE_BYTES, size(option.argument()));
            case "l" -> choose(Way.LINES, positive(option.argument(), BAD_LINES));
            case "n" -> {
                boolean lines = option.argument().startsWith("l/");
                String text = lines ? option.argument().substring(2) : option.argument();
                choose(lines ? Way.LINE_CHUNKS : Way.CHUNKS, positive(text, BAD_CHUNKS));
            }
            case "d", "numeric-suffixes" -> suffixes("0123456789", option.value());
            case "x", "hex-suffixes" -> suffixes("0123456789abcdef", option.value());
            case "e" -> noEmpty = true;
            case "t" -> {
                String text = Latin.of(option.argument());
                if (text.length() != 1 && !text.equals("\\0")) {
                    throw call.fail(BAD_SEPARATOR, option.argument());
                }
                separator = text.equals("\\0") ? 0 : text.charAt(0);
            }
            case "verbose" -> verbose = true;
            default -> {}
        }
    }

    private void suffixes(String digits, @Nullable String from) {
        letters = digits;
        if (from != null) {
            number = Long.parseLong(from, digits.length());
            grows = false;
        }
    }

    private void choose(Way chosen, long value) {
        if (way != null && call.isGnu()) {
            throw call.usage(TWO_WAYS);
        }
        way = chosen;
        amount = value;
    }

    private long positive(String text, Words complaint) {
        if (text.matches("0+") && call.isBusyBox()) {
            return Long.MAX_VALUE;
        }
        if (text.matches("0+")) {
            throw call.fail(Words.of(complaint.gnu() + ": Numerical result out of range"), text);
        }
        if (!text.matches("\\d{1,18}")) {
            throw call.fail(complaint, text);
        }
        return Long.parseLong(text);
    }

    private long size(String text) {
        OptionalLong size =
                text.matches("0*[1-9]\\d{0,8}[bkKmMgG]?[B]?") ? OptionalLong.of(bytes(text)) : OptionalLong.empty();
        return size.orElseThrow(() -> call.fail(BAD_BYTES, text));
    }

    private static long bytes(String text) {
        String digits = text.replaceAll("\\D", "");
        String unit = text.substring(digits.length());
        long base = unit.endsWith("B") ? 1000 : 1024;
        long factor = unit.isEmpty()
                ? 1
                : switch (unit.charAt(0)) {
                    case 'b' -> 512;
                    case 'k', 'K' -> base;
                    case 'm', 'M' -> base * base;
                    default -> base * base * base;
                };
        return Long.parseLong(digits) * factor;
    }

    private void byLines(Input input) throws IOException {
        long inPiece = amount;
        for (String line = input.record(separator); line != null; line = input.record(separator)) {
            if (inPiece == amount) {
                nextPiece();
                inPiece = 0;
            }
            write(input.terminated() ? line + separator : line);
            inPiece++;
        }
    }

    private void byBytes(Input input) throws IOException {
        long left = 0;
        for (byte[] bytes = input.piece(); bytes.length > 0; bytes = input.piece()) {
            int done = 0;
            while (done < bytes.length) {
                if (left == 0) {
                    nextPiece();
                    left = amount;
                }
                int count = (int) Math.min(left, bytes.length - done);
                write(Latin.of(bytes, done, count));
                left -= count;
                done += count;
            }
        }
    }

    /** Whole lines as long as they fit; a longer one is cut. */
    private void byLineBytes(Input input) throws IOException {
        long left = 0;
        for (String record = input.record(separator); record != null; record = input.record(separator)) {
            String line = input.terminated() ? record + separator : record;
            if (line.length() > left && left < amount) {
                nextPiece();
                left = amount;
            }
            while (line.length() > left) {
                write(line.substring(0, (int) left));
                line = line.substring((int) left);
                nextPiece();
                left = amount;
            }
            write(line);
            left -= line.length();
        }
    }

    private void byChunks(byte[] bytes, boolean wholeLines) throws IOException {
        int start = 0;
        for (long chunk = 1; chunk <= amount; chunk++) {
            int end = (int) (chunk == amount ? bytes.length : bytes.length / amount * chunk);
            if (wholeLines) {
                while (end > start && end < bytes.length && bytes[end - 1] != (byte) separator) {
                    end++;
                }
                end = Math.max(end, start);
            }
            if (end > start || !noEmpty) {
                nextPiece();
                write(Latin.of(bytes, start, end - start));
            }
            start = end;
        }
    }

    private void nextPiece() throws IOException {
        closePiece();
        String name = prefix + suffix() + behind;
        number++;
        if (verbose) {
            call.out().text(call.format("creating file %q\n", name));
        }
        try {
            piece = call.files().open(name, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666);
        } catch (IOException error) {
            throw call.fail(CANNOT_MAKE, name, error);
        }
    }

    /** Letters of a fixed number; or one more of them in front once the first has run through all but its last. */
    private String suffix() {
        long left = number;
        int length = suffixLength;
        StringBuilder before = new StringBuilder();
        while (grows && call.isGnu()) {
            long below = power(length - 1) * (letters.length() - 1);
            if (left < below) {
                break;
            }
            left -= below;
            before.append(letters.charAt(letters.length() - 1));
            length++;
        }
        if (left >= power(length)) {
            throw call.fail(EXHAUSTED);
        }
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < length; i++) {
            suffix.insert(0, letters.charAt((int) (left % letters.length())));
            left /= letters.length();
        }
        return before.append(suffix).toString();
    }

    private long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent && power < Integer.MAX_VALUE; i++) {
            power *= letters.length();
        }
        return power;
    }

    private void write(String latin) throws IOException {
        OpenFile target = piece;
        if (target == null) {
            return;
        }
        byte[] bytes = Latin.bytes(latin);
        for (int done = 0; done < bytes.length; ) {
            done += target.write(bytes, done, bytes.length - done);
        }
    }

    private void closePiece() throws IOException {
        if (piece != null) {
            piece.close();
            piece = null;
        }
    }
}
