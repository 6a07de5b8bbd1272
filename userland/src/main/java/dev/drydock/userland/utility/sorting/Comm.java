package dev.drydock.userland.utility.sorting;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code comm}: the lines that two sorted files have alone and in common. */
final class Comm {
    static final Command COMMAND = Command.named("comm", Comm::run)
            .gnu("1 2 3 check-order nocheck-order output-delimiter= total z,zero-terminated")
            .busybox("1 2 3");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words MISSING_SECOND = Words.of("missing operand after %l", "");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words TWO_DELIMITERS = Words.of("multiple output delimiters specified");
    private static final Words UNSORTED = Words.of("file %s is not in sorted order", "");
    private static final Words UNSORTED_INPUT = Words.of("input is not in sorted order", "");

    private final Invocation call;
    private final String delimiter;
    private final char terminator;
    private final boolean[] warned = new boolean[2];
    private final long[] counts = new long[3];
    private boolean seenUnpairable;

    private Comm(Invocation call) {
        this.call = call;
        String wanted = null;
        for (Option option : call.options()) {
            if (option.key().equals("output-delimiter")) {
                if (wanted != null && !wanted.equals(option.argument())) {
                    throw call.fail(TWO_DELIMITERS);
                }
                wanted = option.argument();
            }
        }
        this.delimiter = wanted == null ? "\t" : wanted.isEmpty() ? "\0" : Latin.of(wanted);
        this.terminator = call.commandLine().has("z") ? 0 : '\n';
    }

    private static Exit run(Invocation call) throws IOException {
        Comm comm = new Comm(call);
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            throw operands.isEmpty() ? call.usage(MISSING) : call.usage(MISSING_SECOND, operands.get(0));
        }
        if (operands.size() > 2) {
            throw call.usage(EXTRA, operands.get(2));
        }
        try (Input first = open(call, operands.get(0));
                Input second = open(call, operands.get(1))) {
            return comm.compare(first, second);
        }
    }

    private static Input open(Invocation call, String operand) {
        Input input = call.openOrComplain(operand);
        if (input == null) {
            throw new Quit(1);
        }
        return input;
    }

    private Exit compare(Input first, Input second) throws IOException {
        String left = first.record(terminator);
        String right = second.record(terminator);
        while (left != null || right != null) {
            int order = left == null ? 1 : right == null ? -1 : left.compareTo(right);
            if (order == 0) {
                print(2, left);
            } else {
                seenUnpairable = true;
                print(order < 0 ? 0 : 1, order < 0 ? left : right);
            }
            if (order <= 0) {
                left = following(first, left, 0);
            }
            if (order >= 0) {
                right = following(second, right, 1);
            }
        }
        if (call.commandLine().has("total")) {
            call.out()
                    .data(counts[0] + delimiter + counts[1] + delimiter + counts[2] + delimiter + "total" + terminator);
        }
        if (warned[0] || warned[1]) {
            call.complain(UNSORTED_INPUT);
        }
        return call.exit();
    }

    private @Nullable String following(Input input, @Nullable String before, int side) throws IOException {
        String next = input.record(terminator);
        boolean checks = call.isGnu()
                && !call.commandLine().has("nocheck-order")
                && (seenUnpairable || call.commandLine().has("check-order"));
        if (checks && !warned[side] && before != null && next != null && before.compareTo(next) > 0) {
            call.complain(UNSORTED, side + 1);
            warned[side] = true;
            if (call.commandLine().has("check-order")) {
                throw new Quit(1);
            }
        }
        return next;
    }

    private void print(int column, @Nullable String line) {
        counts[column]++;
        if (call.commandLine().has(Integer.toString(column + 1))) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < column; i++) {
            text.append(call.commandLine().has(Integer.toString(i + 1)) ? "" : delimiter);
        }
        call.out().data(text.append(line).append(terminator).toString());
    }
}
