package dev.drydock.userland.utility.bytes;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.ByteSize;
import java.io.IOException;
import java.util.List;

/** {@code cmp}: whether two files are the same, and where they first differ. */
final class Cmp {
    static final Command COMMAND = Command.named(
                    "cmp", call -> call.isGnu() ? new Cmp(call).run() : BusyBoxCmp.run(call))
            .gnu("b,print-bytes i,ignore-initial= l,verbose n,bytes= s,quiet silent v")
            .busybox("l s n=")
            .trouble(2);
    private static final int TROUBLE = 2;
    private static final Words MISSING = Words.of("missing operand after '%s'", "");
    private static final Words EXTRA = Words.of("extra operand '%s'", "");
    private static final Words CANNOT_OPEN = Words.of("%s: %s", "%s: %s");
    private static final Words BOTH_WAYS = Words.of("options -l and -s are incompatible", "");
    private static final Words BAD_SKIP = Words.of("invalid --ignore-initial value '%s'", "");
    private static final Words BAD_COUNT = Words.of("invalid --bytes value '%s'", "");

    private final Invocation call;
    private final long[] skipped = {0, 0};
    private long most = Long.MAX_VALUE;
    private boolean silent;
    private boolean all;
    private boolean showsBytes;

    private Cmp(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        call.options().forEach(this::apply);
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            List<String> words = call.arguments();
            throw call.usage(MISSING, words.isEmpty() ? call.name() : words.get(words.size() - 1));
        }
        String first = operands.get(0);
        String second = operands.size() > 1 ? operands.get(1) : "-";
        for (int i = 2; i < Math.min(4, operands.size()); i++) {
            skip(i - 2, operands.get(i), operands.get(i));
        }
        if (operands.size() > 4) {
            throw call.usage(EXTRA, operands.get(4));
        }
        try (Input one = open(first)) {
            if (first.equals(second) && skipped[0] == skipped[1]) {
                return Exit.SUCCESS;
            }
            try (Input other = open(second)) {
                return compare(new Comparison(call, new Side(first, one), new Side(second, other), most, showsBytes));
            }
        }
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "b" -> showsBytes = true;
            case "i" -> {
                String[] both = option.argument().split(":", 2);
                skip(0, both[0], option.argument());
                skip(1, both.length > 1 ? both[1] : both[0], option.argument());
            }
            case "n" ->
                most = Math.min(
                        most,
                        ByteSize.parse(option.argument(), false)
                                .orElseThrow(() -> call.usage(BAD_COUNT, option.argument())));
            case "l" -> all = true;
            case "v" -> call.parse(List.of("--version"));
            default -> silent = true;
        }
        if (all && silent) {
            throw call.usage(BOTH_WAYS);
        }
    }

    /** Of two numbers of bytes that are left out, the greater counts. */
    private void skip(int side, String text, String shown) {
        long bytes = ByteSize.parse(text, false).orElseThrow(() -> call.usage(BAD_SKIP, shown));
        skipped[side] = Math.max(skipped[side], bytes);
    }

    private Input open(String path) {
        try {
            return call.open(path);
        } catch (IOException error) {
            if (!silent) {
                call.say(CANNOT_OPEN, path, error);
            }
            throw new Quit(TROUBLE);
        }
    }

    /** One of the files. */
    record Side(String name, Input input) {}

    private Exit compare(Comparison comparison) throws IOException {
        boolean unread = writesToNull();
        if (comparison.isSameFile() && skipped[0] == skipped[1]) {
            return Exit.SUCCESS;
        }
        comparison.skip(skipped);
        boolean differs =
                silent ? comparison.differ() : all && !unread ? comparison.tellAll() : comparison.tellFirst(!unread);
        return differs ? Exit.FAILURE : Exit.SUCCESS;
    }

    /** Nobody reads what is written there, so less is counted. */
    private boolean writesToNull() throws IOException {
        FileStatus output = call.process().descriptor(1).status();
        return call.files().exists("/dev/null") && output.sameFile(call.files().status("/dev/null"));
    }
}
