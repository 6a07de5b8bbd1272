package dev.drydock.userland.utility.layout;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.NumberArgument;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code split}: a file in pieces, each in a file of its own. */
final class Split {
    static final Command COMMAND = Command.named("split", call -> new Split(call).run())
            .gnu("a,suffix-length= additional-suffix= b,bytes= C,line-bytes= d numeric-suffixes? x hex-suffixes?"
                    + " e,elide-empty-files !filter= l,lines= n,number= t,separator= u,unbuffered verbose"
                    + " 0 1 2 3 4 5 6 7 8 9")
            .busybox("a= b= l=");
    private static final int USUAL_LINES = 1000;
    private static final int USUAL_LENGTH = 2;
    private static final Words TWO_WAYS = Words.of("cannot split in more than one way", "");
    private static final Words BAD_LINES = Words.of("invalid number of lines: %l%s", "invalid number '%s'%-");
    private static final Words NO_LINES = Words.of("invalid number of lines: %l", "");
    private static final Words BAD_BYTES = Words.of("invalid number of bytes: %l%s", "invalid number '%s'%-");
    private static final Words BAD_LENGTH = Words.of("invalid suffix length: %l%s", "invalid number '%s'%-");
    private static final Words BAD_SUFFIX = Words.of("invalid suffix %l, contains directory separator", "");
    private static final Words BAD_START = Words.of("%l: invalid start value for %s suffix", "");
    private static final Words LARGE_START =
            Words.of("numerical suffix start value is too large for the suffix length", "");
    private static final Words SHORT_SUFFIX = Words.of("the suffix length needs to be at least %s", "");
    private static final Words NO_SEPARATOR = Words.of("empty record separator", "");
    private static final Words BAD_SEPARATOR = Words.of("multi-character separator %l", "");
    private static final Words OTHER_SEPARATOR = Words.of("multiple separator characters specified", "");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words CANNOT_OPEN = Words.of("cannot open %q for reading: %s", "can't open '%s': %s");
    private static final Words CANNOT_READ = Words.of("%n: %s", "%s: %s");
    private static final Words NO_SIZE = Words.of("%n: cannot determine file size%s", "");

    /** By what a new piece begins. */
    private enum Way {
        LINES,
        BYTES,
        LINE_BYTES,
        CHUNKS
    }

    private final Invocation call;
    private @Nullable Way way;
    private long amount = USUAL_LINES;
    private @Nullable Chunks chunks;
    private final StringBuilder oldLines = new StringBuilder();
    private String letters = "abcdefghijklmnopqrstuvwxyz";
    private @Nullable String start;
    private int suffixLength;
    private String behind = "";
    private @Nullable Character separator;
    private boolean noEmpty;
    private boolean verbose;

    private Split(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        call.options().forEach(this::apply);
        if (!oldLines.isEmpty() && oldLines.toString().matches("0+")) {
            throw call.usage(NO_LINES, "0");
        }
        List<String> operands = call.operands();
        if (operands.size() > 2) {
            throw call.usage(EXTRA, operands.get(2));
        }
        PieceNames names = names(operands.size() > 1 ? operands.get(1) : "x");
        String operand = operands.isEmpty() ? "-" : operands.get(0);
        try (Input input = open(operand);
                Pieces pieces = new Pieces(call, names, verbose, input.file().status())) {
            split(operand, input, pieces);
        }
        return call.exit();
    }

    private void split(String operand, Input input, Pieces pieces) throws IOException {
        char end = separator == null ? '\n' : separator;
        try {
            switch (way == null ? Way.LINES : way) {
                case LINES -> byLines(input, pieces, end);
                case BYTES -> byBytes(input, pieces);
                case LINE_BYTES -> byLineBytes(input, pieces, end);
                default -> byChunks(operand, input, pieces, end);
            }
        } catch (IOException error) {
            throw call.fail(CANNOT_READ, operand, error);
        }
    }

    /** How long a suffix is: as was asked for, but long enough for as many as are known to come. */
    private PieceNames names(String prefix) {
        int needed = 0;
        boolean grows = call.isGnu() && start == null && chunks == null && suffixLength == 0;
        Chunks known = chunks;
        if (known != null) {
            long last = known.count() - 1;
            if (start != null && start.length() < 18 && Long.parseLong(start) < known.count()) {
                last += Long.parseLong(start);
            }
            do {
                needed++;
                last /= letters.length();
            } while (last > 0);
        }
        if (suffixLength > 0 && suffixLength < needed) {
            throw call.fail(SHORT_SUFFIX, needed);
        }
        int length = suffixLength > 0 ? suffixLength : Math.max(USUAL_LENGTH, needed);
        if (start != null && start.length() > length) {
            throw call.usage(LARGE_START);
        }
        return new PieceNames(
                prefix, letters, length, start == null ? 0 : Long.parseLong(start, letters.length()), grows, behind);
    }

    private Input open(String operand) {
        try {
            return call.open(operand);
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, operand, error);
        }
    }

    private void apply(Option option) {
        String key = option.key();
        if (Character.isDigit(key.charAt(0))) {
            oldLines(key, option.bundled());
            return;
        }
        switch (key) {
            case "a" ->
                suffixLength = (int) NumberArgument.of(call, option.argument(), 0, Integer.MAX_VALUE, BAD_LENGTH);
            case "additional-suffix" -> {
                behind = option.argument();
                if (behind.indexOf('/') >= 0) {
                    throw call.usage(BAD_SUFFIX, behind);
                }
            }
            case "b" -> choose(Way.BYTES, size(option.argument()));
            case "C" -> choose(Way.LINE_BYTES, size(option.argument()));
            case "l" -> choose(Way.LINES, lines(option.argument()));
            case "n" -> {
                choose(Way.CHUNKS, 0);
                chunks = Chunks.parse(call, option.argument());
            }
            case "d", "numeric-suffixes" -> suffixes("0123456789", option.value(), "numerical");
            case "x", "hex-suffixes" -> suffixes("0123456789abcdef", option.value(), "hexadecimal");
            case "e" -> noEmpty = true;
            case "t" -> separator(option.argument());
            case "verbose" -> verbose = true;
            default -> {}
        }
    }

    /** {@code -12} is how many lines were asked for before there was {@code -l}; of several numbers the last counts. */
    private void oldLines(String digit, boolean joined) {
        if (oldLines.isEmpty()) {
            choose(Way.LINES, 0);
        }
        if (!joined) {
            oldLines.setLength(0);
        }
        oldLines.append(digit);
        amount = oldLines.length() > 18 ? Long.MAX_VALUE : Long.parseLong(oldLines.toString());
    }

    private void separator(String text) {
        String latin = Latin.of(text);
        if (latin.isEmpty()) {
            throw call.fail(NO_SEPARATOR);
        }
        if (latin.length() != 1 && !latin.equals("\\0")) {
            throw call.fail(BAD_SEPARATOR, text);
        }
        char wanted = latin.equals("\\0") ? 0 : latin.charAt(0);
        if (separator != null && separator != wanted) {
            throw call.fail(OTHER_SEPARATOR);
        }
        separator = wanted;
    }

    private void suffixes(String digits, @Nullable String from, String kind) {
        letters = digits;
        if (from == null) {
            return;
        }
        if (from.chars().anyMatch(c -> digits.indexOf(c) < 0)) {
            throw call.usage(BAD_START, from, kind);
        }
        start = from.replaceFirst("^0+(?=.)", "");
    }

    private void choose(Way chosen, long value) {
        if (way != null && call.isGnu()) {
            throw call.usage(TWO_WAYS);
        }
        way = chosen;
        amount = value;
    }

    private long lines(String text) {
        if (call.isBusyBox() && text.matches("0+")) {
            return Long.MAX_VALUE;
        }
        return NumberArgument.of(call, text, 1, Long.MAX_VALUE, BAD_LINES);
    }

    private long size(String text) {
        return new NumberArgument(call, BAD_BYTES, 1, Long.MAX_VALUE, NumberArgument.SIZES).read(text);
    }

    private void byLines(Input input, Pieces pieces, char end) throws IOException {
        long inPiece = amount;
        for (String line = input.record(end); line != null; line = input.record(end)) {
            if (inPiece == amount) {
                pieces.next();
                inPiece = 0;
            }
            pieces.write(input.terminated() ? line + end : line);
            inPiece++;
        }
    }

    private void byBytes(Input input, Pieces pieces) throws IOException {
        long left = 0;
        for (byte[] bytes = input.piece(); bytes.length > 0; bytes = input.piece()) {
            int done = 0;
            while (done < bytes.length) {
                if (left == 0) {
                    pieces.next();
                    left = amount;
                }
                int count = (int) Math.min(left, bytes.length - done);
                pieces.write(Latin.of(bytes, done, count));
                left -= count;
                done += count;
            }
        }
    }

    /** Whole lines as long as they fit; a longer one is cut. */
    private void byLineBytes(Input input, Pieces pieces, char end) throws IOException {
        long left = 0;
        for (String record = input.record(end); record != null; record = input.record(end)) {
            String line = input.terminated() ? record + end : record;
            if (line.length() > left && left < amount) {
                pieces.next();
                left = amount;
            }
            while (line.length() > left) {
                pieces.write(line.substring(0, (int) left));
                line = line.substring((int) left);
                pieces.next();
                left = amount;
            }
            pieces.write(line);
            left -= line.length();
        }
    }

    private void byChunks(String operand, Input input, Pieces pieces, char end) throws IOException {
        Chunks wanted = chunks;
        if (wanted == null) {
            return;
        }
        byte[] bytes = wanted.way() == Chunks.Way.ROUND_ROBIN ? input.readAll() : sized(operand, input);
        List<String> parts = wanted.of(Latin.of(bytes, 0, bytes.length), end);
        if (wanted.chosen() > 0) {
            call.out().data(parts.get((int) wanted.chosen() - 1));
            return;
        }
        for (String part : parts) {
            if (!part.isEmpty() || !noEmpty) {
                pieces.next();
                pieces.write(part);
            }
        }
    }

    /** Parts that are alike can only be cut of what tells its size, and so lets itself be read again. */
    private byte[] sized(String operand, Input input) {
        try {
            input.file().seek(input.file().position());
        } catch (IOException noPlaces) {
            throw call.fail(NO_SIZE, operand, "");
        }
        try {
            return input.readAll();
        } catch (IOException error) {
            throw call.fail(NO_SIZE, operand, call.format(": %s", error));
        }
    }
}
