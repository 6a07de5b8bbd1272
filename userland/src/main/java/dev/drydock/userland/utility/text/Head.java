package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code head}: the beginning of files. */
final class Head {
    static final Command COMMAND = Command.named("head", call -> new Head(call).run())
            .gnu("c,bytes= n,lines= q,quiet silent v,verbose z,zero-terminated")
            .busybox("n= c= q v");
    private static final Words CANNOT_OPEN = Words.of("cannot open %q for reading: %s", "%s: %s");
    private static final Words CANNOT_READ = Words.of("error reading %q: %s", "%s%-: Input/output error");
    private static final Pattern OLD = Pattern.compile("-(\\d+)([cbkmlqvz]*)");

    private final Invocation call;
    private long count = 10;
    private boolean bytes;
    private boolean allBut;
    private int terminator = '\n';

    private Head(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        boolean quiet = false;
        boolean verbose = false;
        for (Option option : call.options(withoutOldForm(call.arguments()))) {
            switch (option.key()) {
                case "c", "n" -> count(option);
                case "q", "silent" -> {
                    quiet = true;
                    verbose = false;
                }
                case "v" -> {
                    verbose = true;
                    quiet = false;
                }
                default -> terminator = 0;
            }
        }
        List<String> operands = call.operands().isEmpty() ? List.of("-") : call.operands();
        Headers headers = new Headers(call, verbose || (!quiet && operands.size() > 1), true);
        for (String operand : operands) {
            show(operand, headers);
        }
        return call.exit();
    }

    /** {@code -5}, and GNU's {@code -5cv}, come first if at all. */
    private List<String> withoutOldForm(List<String> arguments) {
        if (arguments.isEmpty()) {
            return arguments;
        }
        Matcher old = OLD.matcher(arguments.get(0));
        if (!old.matches()) {
            return arguments;
        }
        List<String> words = new ArrayList<>();
        if (call.isBusyBox()) {
            words.add("-n" + arguments.get(0).substring(1));
            words.addAll(arguments.subList(1, arguments.size()));
            return words;
        }
        StringBuilder rest = new StringBuilder();
        boolean countsBytes = false;
        String unit = "";
        for (char letter : old.group(2).toCharArray()) {
            switch (letter) {
                case 'c' -> countsBytes = true;
                case 'b', 'k', 'm' -> {
                    countsBytes = true;
                    unit = String.valueOf(letter);
                }
                case 'l' -> countsBytes = false;
                default -> rest.append(letter);
            }
        }
        words.add((countsBytes ? "-c" : "-n") + old.group(1) + unit);
        if (!rest.isEmpty()) {
            words.add("-" + rest);
        }
        words.addAll(arguments.subList(1, arguments.size()));
        return words;
    }

    private void count(Option option) {
        String text = option.argument();
        bytes = option.key().equals("c");
        allBut = text.startsWith("-");
        count = CountArgument.parse(call, allBut ? text.substring(1) : text, bytes);
    }

    private void show(String operand, Headers headers) {
        try (Input input = call.open(operand)) {
            headers.show(operand);
            try {
                copy(input);
            } catch (IOException error) {
                call.complain(CANNOT_READ, headers.pretty(operand), error);
            }
        } catch (IOException error) {
            headers.skipped();
            call.complain(CANNOT_OPEN, operand, error);
        }
    }

    private void copy(Input input) throws IOException {
        if (bytes) {
            if (allBut) {
                copyAllButBytes(input);
            } else {
                copyBytes(input);
            }
        } else if (allBut) {
            copyAllButLines(input);
        } else {
            copyLines(input);
        }
        input.giveBack();
    }

    private void copyLines(Input input) throws IOException {
        for (long i = 0; i < count; i++) {
            String line = input.record(terminator);
            if (line == null) {
                return;
            }
            put(line, input.terminated());
        }
    }

    private void put(String line, boolean terminated) {
        call.out().data(terminated ? line + (char) terminator : line);
    }

    private void copyAllButLines(Input input) throws IOException {
        OptionalLong start = start(input);
        long written = 0;
        Deque<String> held = new ArrayDeque<>();
        for (String line = input.record(terminator); line != null; line = input.record(terminator)) {
            held.add(input.terminated() ? line + (char) terminator : line);
            if (held.size() > count) {
                written += held.element().length();
                call.out().data(held.removeFirst());
            }
        }
        leave(input, start, written);
    }

    /** Where a file is read from that can be read again. */
    private OptionalLong start(Input input) throws IOException {
        return call.isGnu() && input.file().status().isRegular()
                ? OptionalLong.of(input.file().position())
                : OptionalLong.empty();
    }

    /** Who reads on gets what was not shown. */
    private static void leave(Input input, OptionalLong start, long written) throws IOException {
        if (start.isPresent()) {
            input.file().seek(start.getAsLong() + written);
        }
    }

    private void copyBytes(Input input) throws IOException {
        byte[] piece = new byte[1 << 13];
        for (long left = count; left > 0; ) {
            int moved = input.read(piece, 0, (int) Math.min(left, piece.length));
            if (moved < 0) {
                return;
            }
            call.out().write(piece, 0, moved);
            left -= moved;
        }
    }

    private void copyAllButBytes(Input input) throws IOException {
        OptionalLong start = start(input);
        byte[] all = input.readAll();
        int shown = (int) Math.max(0, all.length - count);
        call.out().write(all, 0, shown);
        leave(input, start, shown);
    }
}
