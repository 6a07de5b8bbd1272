package dev.drydock.userland.utility.scheduling;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.math.BigInteger;
import java.util.List;

/**
 * {@code taskset} of util-linux 2.38: on which processors programs run. All run on all of the container's, so it shows those,
 * and runs a program after a look at whether there are those that are asked for.
 */
final class Taskset {
    static final Command COMMAND = Command.named("taskset", Taskset::run)
            .gnu("+ a,all-tasks p,pid c,cpu-list h V")
            .script()
            .only(Flavour.GNU);
    private static final Words BAD_USAGE = Words.of("bad usage");
    private static final Words BAD_MASK = Words.of("failed to parse CPU mask: %s");
    private static final Words BAD_LIST = Words.of("failed to parse CPU list: %s");
    private static final Words NO_PROCESS = Words.of("failed to get pid %s's affinity: No such process");
    private static final Words NO_PROCESSOR = Words.of("failed to set pid %s's affinity: Invalid argument");
    private static final Words NOT_EMULATED = Words.of("changing the processors of other processes is not emulated");

    private Taskset() {}

    private static Exit run(Invocation call) {
        Execution.tell(call);
        List<String> operands = call.operands();
        boolean others = call.commandLine().has("p");
        boolean lists = call.commandLine().has("c");
        if (operands.size() < (others ? 1 : 2) || (others && operands.size() > 2)) {
            throw call.usage(BAD_USAGE);
        }
        int processors = call.process().machine().cpus();
        if (others) {
            int pid = Execution.pid(call, operands.get(operands.size() - 1));
            if (pid != 0 && !Execution.exists(call, pid)) {
                throw call.fail(NO_PROCESS, pid);
            }
            if (operands.size() == 2) {
                throw call.fail(NOT_EMULATED);
            }
            String all = lists ? list(processors) : mask(processors).toString(16);
            call.out().line("pid " + pid + "'s current affinity " + (lists ? "list: " : "mask: ") + all);
            return Exit.SUCCESS;
        }
        BigInteger wanted = lists ? fromList(call, operands.get(0)) : fromMask(call, operands.get(0));
        if (wanted.and(mask(processors)).signum() == 0) {
            throw call.fail(NO_PROCESSOR, call.process().pid());
        }
        return Execution.instead(call, operands.subList(1, operands.size()));
    }

    private static BigInteger mask(int processors) {
        return BigInteger.ONE.shiftLeft(processors).subtract(BigInteger.ONE);
    }

    private static String list(int processors) {
        return switch (processors) {
            case 1 -> "0";
            case 2 -> "0,1";
            default -> "0-" + (processors - 1);
        };
    }

    private static BigInteger fromMask(Invocation call, String text) {
        String digits = text.replaceFirst("^0[xX]", "").replace(",", "");
        if (!digits.matches("[0-9a-fA-F]{1,256}")) {
            throw call.fail(BAD_MASK, text);
        }
        return new BigInteger(digits, 16);
    }

    private static BigInteger fromList(Invocation call, String text) {
        BigInteger all = BigInteger.ZERO;
        for (String part : text.split(",", -1)) {
            if (!part.matches("\\d{1,4}(-\\d{1,4}(:\\d{1,4})?)?")) {
                throw call.fail(BAD_LIST, text);
            }
            String[] numbers = part.split("[-:]");
            int first = Integer.parseInt(numbers[0]);
            int last = numbers.length > 1 ? Integer.parseInt(numbers[1]) : first;
            int step = numbers.length > 2 ? Integer.parseInt(numbers[2]) : 1;
            if (last < first || step == 0) {
                throw call.fail(BAD_LIST, text);
            }
            for (int each = first; each <= last; each += step) {
                all = all.setBit(each);
            }
        }
        return all;
    }
}
