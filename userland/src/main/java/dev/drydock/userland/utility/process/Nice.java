package dev.drydock.userland.utility.process;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** {@code nice}: runs a command that lets others go first, or shows how far the own process does. */
final class Nice {
    private static final int CANCELLED = 125;
    static final Command COMMAND = Command.named("nice", Nice::run)
            .gnu("+ n,adjustment=")
            .busybox("+ n=")
            .trouble(CANCELLED);

    private static final int USUAL = 10;
    private static final BigInteger WIDEST = BigInteger.valueOf(39);
    private static final Words NEEDS_COMMAND = Words.of("a command must be given with an adjustment", "");
    private static final Words BAD_ADJUSTMENT = Words.of("invalid adjustment %l", "invalid number '%s'");
    private static final Words CANNOT_SET = Words.of("cannot set niceness: %s", "setpriority: %s");
    private static final Words CANNOT_RUN = Words.of("%l: %s", "can't execute '%s': %s");

    private Nice() {}

    private static Exit run(Invocation call) {
        CommandLine line = call.parse(modern(call.arguments()));
        String text = line.last("n");
        int adjustment = text == null ? USUAL : adjustment(call, text);
        int own = niceness(call.process());
        if (line.operands().isEmpty()) {
            if (text != null) {
                throw call.usage(NEEDS_COMMAND);
            }
            call.out().line(Integer.toString(own));
            return Exit.SUCCESS;
        }
        try {
            call.process().niceness(call.process().pid(), own + adjustment);
        } catch (IOException refused) {
            if (call.isBusyBox()) {
                throw call.fail(CANNOT_SET, refused);
            }
            call.say(CANNOT_SET, refused);
        }
        return RunCommand.instead(call, line.operands(), CANNOT_RUN);
    }

    /** {@code -5} is an adjustment by 5, {@code --5} one by -5. */
    private static List<String> modern(List<String> words) {
        List<String> modern = new ArrayList<>();
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            String word = words.get(at++);
            if (word.matches("-[-+]?\\d.*")) {
                modern.add("-n" + word.substring(1));
                continue;
            }
            modern.add(word);
            if (word.equals("--")) {
                break;
            }
            if (word.equals("-n") && at < words.size()) {
                modern.add(words.get(at++));
            }
        }
        modern.addAll(words.subList(at, words.size()));
        return modern;
    }

    private static int adjustment(Invocation call, String text) {
        if (!text.strip().matches("[-+]?\\d+")) {
            throw call.fail(call.isGnu() ? CANCELLED : 1, BAD_ADJUSTMENT, text);
        }
        return new BigInteger(text.strip()).min(WIDEST).max(WIDEST.negate()).intValue();
    }

    static int niceness(ContainerProcess process) {
        return process.processes().stream()
                .filter(each -> each.pid() == process.pid())
                .findFirst()
                .orElseThrow()
                .niceness();
    }
}
