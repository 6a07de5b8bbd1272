package dev.drydock.userland.utility.text;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quoting;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code wc}: counts lines, words and bytes. */
final class Wc {
    static final Command COMMAND = Command.named("wc", call -> new Wc(call).run())
            .gnu("c,bytes m,chars l,lines files0-from= L,max-line-length w,words")
            .busybox("l w c m L");
    private static final Words CANNOT_OPEN = Words.of("%n: %s", "%s: %s");
    private static final Words EXTRA =
            Words.of("extra operand %q\nfile operands cannot be combined with --files0-from");
    private static final Words EMPTY_NAME = Words.of("%n:%s: invalid zero-length file name");

    private final Invocation call;
    private final StringBuilder kinds = new StringBuilder();
    private final Counts total = new Counts();
    private int width = 1;

    private Wc(Invocation call) {
        this.call = call;
    }

    private static final class Counts {
        long lines;
        long words;
        long chars;
        long bytes;
        long longest;

        void add(Counts other) {
            lines += other.lines;
            words += other.words;
            chars += other.chars;
            bytes += other.bytes;
            longest = Math.max(longest, other.longest);
        }

        long of(char kind) {
            return switch (kind) {
                case 'l' -> lines;
                case 'w' -> words;
                case 'm' -> chars;
                case 'c' -> bytes;
                default -> longest;
            };
        }
    }

    private Exit run() throws IOException {
        String given = "";
        String list = null;
        for (Option option : call.options()) {
            if (option.key().equals("files0-from")) {
                list = option.argument();
            } else {
                given += option.key();
            }
        }
        for (char kind : "lwmcL".toCharArray()) {
            if (given.isEmpty() ? "lwc".indexOf(kind) >= 0 : given.indexOf(kind) >= 0) {
                kinds.append(kind);
            }
        }
        List<String> operands = list == null ? call.operands() : listed(list);
        boolean bare = operands.isEmpty() && list == null;
        List<String> names = bare ? List.of("-") : operands;
        width = call.isBusyBox() ? busyBoxWidth(names) : gnuWidth(names, bare);
        for (String name : names) {
            count(name, bare);
        }
        if (names.size() > 1) {
            show(total, "total");
        }
        return call.exit();
    }

    private List<String> listed(String list) throws IOException {
        if (!call.operands().isEmpty()) {
            throw call.usage(EXTRA, call.operands().get(0));
        }
        List<String> names = new ArrayList<>();
        try (Input input = call.open(list)) {
            int number = 0;
            for (String name = input.record(0); name != null; name = input.record(0)) {
                number++;
                if (name.isEmpty()) {
                    call.complain(EMPTY_NAME, list, number);
                } else {
                    names.add(Latin.text(name));
                }
            }
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, list, error);
        }
        return names;
    }

    /** As many digits as all the files' bytes could need, 7 if one cannot be asked. */
    private int gnuWidth(List<String> names, boolean bare) {
        if (names.size() == 1 && kinds.length() == 1) {
            return 1;
        }
        long sum = 0;
        int least = 1;
        for (String name : names) {
            FileStatus status = status(name);
            if (status == null) {
                continue;
            }
            if (status.isRegular()) {
                sum += status.sizeBytes();
            } else {
                least = 7;
            }
        }
        return bare && names.size() > 1 ? 7 : Math.max(least, Long.toString(sum).length());
    }

    private @Nullable FileStatus status(String name) {
        try {
            return name.equals("-")
                    ? call.process().descriptor(0).status()
                    : call.files().status(name);
        } catch (IOException missing) {
            return null;
        }
    }

    private int busyBoxWidth(List<String> names) {
        return names.size() == 1 && kinds.length() == 1 ? 1 : 9;
    }

    private void count(String name, boolean bare) {
        Counts counts = new Counts();
        try (Input input = call.open(name)) {
            try {
                boolean onlyBytes = kinds.toString().equals("c");
                if (!onlyBytes || !sized(input.file(), counts)) {
                    read(input, counts);
                }
            } catch (IOException error) {
                call.complain(CANNOT_OPEN, name, error);
            }
        } catch (IOException error) {
            call.complain(CANNOT_OPEN, name, error);
            return;
        }
        show(counts, bare ? "" : name);
        total.add(counts);
    }

    /** A regular file tells its size; nothing need be read. */
    private static boolean sized(OpenFile file, Counts counts) throws IOException {
        FileStatus status = file.status();
        if (!status.isRegular() || status.sizeBytes() == 0) {
            return false;
        }
        counts.bytes = Math.max(0, status.sizeBytes() - file.position());
        file.seek(status.sizeBytes());
        return true;
    }

    private void read(Input input, Counts counts) throws IOException {
        boolean inWord = false;
        boolean utf8 = call.isGnu() ? call.isUtf8() : call.isUnicode();
        long column = 0;
        byte[] piece = new byte[1 << 14];
        for (int size = input.read(piece, 0, piece.length); size >= 0; size = input.read(piece, 0, piece.length)) {
            counts.bytes += size;
            for (int i = 0; i < size; i++) {
                int b = piece[i] & 0xff;
                boolean continues = utf8 && (b & 0xc0) == 0x80;
                if (!continues) {
                    counts.chars++;
                }
                switch (b) {
                    case '\n', '\r', '\f' -> {
                        counts.lines += b == '\n' ? 1 : 0;
                        counts.longest = Math.max(counts.longest, column);
                        column = 0;
                        inWord = false;
                    }
                    case '\t' -> {
                        column += 8 - column % 8;
                        inWord = false;
                    }
                    case ' ', 0x0b -> {
                        column += b == ' ' ? 1 : 0;
                        inWord = false;
                    }
                    default -> {
                        boolean printable = (b > 0x20 && b < 0x7f) || (call.isGnu() && utf8 && b >= 0x80);
                        column += printable && !continues ? 1 : 0;
                        if (!inWord && printable) {
                            counts.words++;
                            inWord = true;
                        }
                    }
                }
            }
            call.process().checkpoint();
        }
        counts.longest = Math.max(counts.longest, column);
    }

    private void show(Counts counts, String name) {
        StringBuilder line = new StringBuilder();
        for (char kind : kinds.toString().toCharArray()) {
            String number = Long.toString(counts.of(kind));
            line.append(line.isEmpty() ? "" : " ")
                    .append(" ".repeat(Math.max(0, width - number.length())))
                    .append(number);
        }
        if (!name.isEmpty()) {
            boolean quoted = name.indexOf('\n') >= 0 && call.isGnu();
            line.append(' ').append(quoted ? Quoting.SHELL_ESCAPE.quote(name, call.isUtf8()) : name);
        }
        call.out().line(line.toString());
    }
}
