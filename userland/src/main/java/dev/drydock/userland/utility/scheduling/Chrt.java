package dev.drydock.userland.utility.scheduling;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.List;

/**
 * {@code chrt} of util-linux 2.38: by which rules processes are scheduled. Nothing is, so all are ordinary ones; those of real
 * time are denied, as in a container.
 */
final class Chrt {
    static final Command COMMAND = Command.named("chrt", Chrt::run)
            .gnu("+ b,batch d,deadline f,fifo i,idle o,other r,rr R,reset-on-fork T,sched-runtime= P,sched-period="
                    + " D,sched-deadline= a,all-tasks m,max p,pid v,verbose h V")
            .script()
            .only(Flavour.GNU);
    private static final int MOST = 99;
    private static final Words BAD_USAGE = Words.of("bad usage");
    private static final Words BAD_PRIORITY = Words.of("invalid priority argument: '%s'");
    private static final Words UNSUPPORTED =
            Words.of("unsupported priority value for the policy: %s: see --max for valid range");
    private static final Words DENIED = Words.of("failed to set pid %s's policy: Operation not permitted");
    private static final Words NO_PROCESS = Words.of("failed to get pid %s's policy: No such process");
    private static final Words NOT_EMULATED = Words.of("changing the policy of other processes is not emulated");

    private Chrt() {}

    private static Exit run(Invocation call) {
        Execution.tell(call);
        String policy = "r";
        for (Option option : call.options()) {
            if (List.of("b", "d", "f", "i", "o", "r").contains(option.key())) {
                policy = option.key();
            }
        }
        if (call.commandLine().has("m")) {
            ranges(call);
            return Exit.SUCCESS;
        }
        List<String> operands = call.operands();
        boolean others = call.commandLine().has("p");
        if (operands.size() < (others ? 1 : 2)) {
            throw call.usage(BAD_USAGE);
        }
        if (others && operands.size() == 1) {
            show(call, Execution.pid(call, operands.get(0)));
            return Exit.SUCCESS;
        }
        requirePriority(call, operands.get(0), policy);
        boolean realTime = List.of("d", "f", "r").contains(policy);
        int pid = others ? Execution.pid(call, operands.get(1)) : 0;
        if (others && !Execution.exists(call, pid)) {
            throw call.fail(NO_PROCESS, pid);
        }
        if (realTime) {
            throw call.fail(DENIED, pid);
        }
        if (others && !policy.equals("o")) {
            throw call.fail(NOT_EMULATED);
        }
        return others ? Exit.SUCCESS : Execution.instead(call, operands.subList(1, operands.size()));
    }

    private static void requirePriority(Invocation call, String text, String policy) {
        if (!text.matches("-?\\d{1,9}")) {
            throw call.fail(BAD_PRIORITY, text);
        }
        int priority = Integer.parseInt(text);
        boolean ranked = policy.equals("f") || policy.equals("r");
        if (ranked ? priority < 1 || priority > MOST : priority != 0) {
            throw call.fail(UNSUPPORTED, priority);
        }
    }

    private static void show(Invocation call, int pid) {
        if (pid != 0 && !Execution.exists(call, pid)) {
            throw call.fail(NO_PROCESS, pid);
        }
        int shown = pid == 0 ? call.process().pid() : pid;
        call.out().line("pid " + shown + "'s current scheduling policy: SCHED_OTHER");
        call.out().line("pid " + shown + "'s current scheduling priority: 0");
    }

    private static void ranges(Invocation call) {
        for (String name : List.of("OTHER", "FIFO", "RR", "BATCH", "IDLE", "DEADLINE")) {
            boolean ranked = name.equals("FIFO") || name.equals("RR");
            call.out().line("SCHED_" + name + " min/max priority\t: " + (ranked ? "1/" + MOST : "0/0"));
        }
    }
}
