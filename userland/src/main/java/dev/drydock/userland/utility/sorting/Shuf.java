package dev.drydock.userland.utility.sorting;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.NumberArgument;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** {@code shuf}: lines in an order that chance gives. */
final class Shuf {
    static final Command COMMAND = Command.named("shuf", call -> new Shuf(call).run())
            .gnu("e,echo i,input-range= n,head-count= o,output= !random-source= r,repeat z,zero-terminated")
            .busybox("e i= n= o= z");
    private static final long GREATEST_RANGE = 10_000_000;
    private static final Words BAD_RANGE = Words.of("invalid input range: %l%s", "bad range '%s'%-");
    private static final Words BAD_COUNT = Words.of("invalid line count: %l", "invalid number '%s'");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words BOTH = Words.of("cannot combine -e and -i options", "");
    private static final Words NOTHING = Words.of("no lines to repeat", "");
    private static final Words TOO_MANY = Words.of("memory exhausted", "out of memory");
    private static final Words CANNOT_READ = Words.of("read error: %s");
    private static final Words TWO_RANGES = Words.of("multiple -i options specified");
    private static final Words CANNOT_OPEN = Words.of("%n: %s", "can't open '%s': %s");

    private final Invocation call;

    private Shuf(Invocation call) {
        this.call = call;
    }

    private boolean has(String key) {
        return call.commandLine().has(key);
    }

    private Exit run() throws IOException {
        if (call.isGnu()
                && call.commandLine().options().stream()
                                .filter(option -> option.key().equals("i"))
                                .count()
                        > 1) {
            throw call.fail(TWO_RANGES);
        }
        if (has("e") && has("i")) {
            throw call.usage(BOTH);
        }
        long count = count(call.commandLine().last("n"));
        List<String> lines = lines(count);
        StringBuilder text = new StringBuilder();
        char end = has("z") ? 0 : '\n';
        RandomGenerator random = call.process().random();
        if (has("r")) {
            if (lines.isEmpty() && count > 0) {
                throw call.fail(NOTHING);
            }
            for (long i = 0; i < count; i++) {
                call.process().checkpoint();
                call.out().data(lines.get(random.nextInt(lines.size())) + end);
            }
            return call.exit();
        }
        for (int i = 0; i < lines.size() && i < count; i++) {
            int chosen = i + random.nextInt(lines.size() - i);
            String line = lines.get(chosen);
            lines.set(chosen, lines.get(i));
            text.append(line).append(end);
        }
        String target = call.commandLine().last("o");
        if (target == null) {
            call.out().data(text.toString());
            return call.exit();
        }
        try {
            call.files().writeAll(target, text.toString().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, target, error);
        }
        return call.exit();
    }

    private long count(@Nullable String text) {
        if (text == null) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("\\d{1,18}")) {
            throw call.fail(BAD_COUNT, text);
        }
        return Long.parseLong(text);
    }

    private List<String> lines(long count) throws IOException {
        String range = call.commandLine().last("i");
        List<String> operands = call.operands();
        if (has("e")) {
            return new ArrayList<>(operands.stream().map(Latin::of).toList());
        }
        if (range != null) {
            if (!operands.isEmpty()) {
                throw call.usage(EXTRA, operands.get(0));
            }
            return range(range);
        }
        if (operands.size() > 1) {
            throw call.usage(EXTRA, operands.get(1));
        }
        List<String> lines = new ArrayList<>();
        if (count == 0 && call.isGnu()) {
            return lines;
        }
        String operand = operands.isEmpty() ? "-" : operands.get(0);
        try (Input input = call.open(operand)) {
            int end = has("z") ? 0 : '\n';
            for (String line = input.record(end); line != null; line = input.record(end)) {
                call.hold(line.length());
                lines.add(line);
            }
        } catch (IOException error) {
            throw call.isGnu() && call.isDirectory(operand)
                    ? call.fail(CANNOT_READ, error)
                    : call.fail(Invocation.NOT_OPENED, operand, error);
        }
        return lines;
    }

    private long bound(String digits, String range) {
        if (call.isGnu()) {
            return NumberArgument.of(call, digits, 0, Long.MAX_VALUE, BAD_RANGE);
        }
        if (!digits.matches("\\d{1,18}")) {
            throw call.fail(BAD_RANGE, range, "");
        }
        return Long.parseLong(digits);
    }

    private List<String> range(String text) {
        int dash = text.indexOf('-');
        String end = text.substring(dash + 1);
        long first = dash < 0 && call.isGnu() ? 0 : bound(text.substring(0, Math.max(dash, 0)), text);
        long last = bound(end, text);
        if (first > last + 1 || (call.isBusyBox() && first > last)) {
            throw call.fail(BAD_RANGE, text, "");
        }
        if (last - first > GREATEST_RANGE) {
            throw call.fail(TOO_MANY);
        }
        return new ArrayList<>(
                LongStream.rangeClosed(first, last).mapToObj(Long::toString).toList());
    }
}
