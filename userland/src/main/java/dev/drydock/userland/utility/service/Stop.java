package dev.drydock.userland.utility.service;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Signal;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code start-stop-daemon --stop}: sends a signal, or several after a schedule until nobody is there any more. */
final class Stop {
    private static final Words NOT_KILLED = Words.of("warning: failed to kill %s: %s");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int WOULD_NOT_DIE = 2;

    private final Invocation call;
    private final CommandLine line;
    private final Supplier<List<Integer>> search;
    private final String what;
    private boolean someKilled;
    private int killed;

    /** @param what how those that are stopped are called */
    Stop(Invocation call, CommandLine line, Supplier<List<Integer>> search, String what) {
        this.call = call;
        this.line = line;
        this.search = search;
        this.what = what;
    }

    Exit run(Signal signal, @Nullable StopSchedule schedule) throws IOException {
        if (schedule == null || line.has("t")) {
            if (schedule != null) {
                info("Ignoring --retry in test mode\n");
            }
            int missed = kill(signal, 0);
            if (missed > 0) {
                info(missed + " pids were not killed\n");
            }
            return finish();
        }
        return run(schedule);
    }

    private Exit run(StopSchedule schedule) throws IOException {
        int retries = 0;
        List<StopSchedule.Step> steps = schedule.steps();
        for (int i = 0; i < steps.size(); i++) {
            StopSchedule.Step step = steps.get(i);
            if (step.signal() == null) {
                if (areGone(step.pause())) {
                    return finish();
                }
            } else {
                kill(step.signal(), retries++);
                if (killed == 0) {
                    return finish();
                }
            }
            if (i == steps.size() - 1 && schedule.again() >= 0) {
                i = schedule.again() - 1;
            }
        }
        info("Program " + what + ", " + killed + " process(es), refused to die.\n");
        return Exit.of(WOULD_NOT_DIE);
    }

    private void info(String words) {
        if (!line.has("q")) {
            call.out().text(words);
        }
    }

    /** How many could not be told. */
    private int kill(Signal signal, int retry) throws IOException {
        killed = 0;
        int missed = 0;
        StringBuilder pids = new StringBuilder();
        for (int pid : search.get()) {
            if (line.has("t")) {
                info("Would send signal " + signal.number() + " to " + pid + ".\n");
                killed++;
                continue;
            }
            try {
                call.process().kill(pid, signal);
                pids.append(' ').append(pid);
                killed++;
            } catch (ErrnoException error) {
                call.say(NOT_KILLED, pid, error);
                missed++;
            }
        }
        someKilled |= killed > 0;
        if (line.has("v") && !line.has("q") && !pids.isEmpty()) {
            String again = retry > 0 ? ", retry #" + retry : "";
            call.out().text("Stopped " + what + " (pid" + pids + ")" + again + ".\n");
        }
        return missed;
    }

    private boolean areGone(Duration patience) throws IOException {
        Instant end = call.process().clock().now().plus(patience);
        while (true) {
            killed = (int) search.get().stream().filter(this::isAlive).count();
            if (killed == 0) {
                return true;
            }
            if (!call.process().clock().now().isBefore(end)) {
                return false;
            }
            try {
                call.process().sleep(BETWEEN_LOOKS);
            } catch (ErrnoException error) {
                if (error.errno() != Errno.EINTR) {
                    throw error;
                }
            }
        }
    }

    /** One that has ended and that nobody has waited for counts as gone. */
    private boolean isAlive(int pid) {
        for (ProcessStatus each : call.process().processes()) {
            if (each.pid() == pid) {
                return each.state() != 'Z';
            }
        }
        return false;
    }

    private Exit finish() throws IOException {
        String file = line.last("p");
        if (line.has("remove-pidfile")
                && file != null
                && !line.has("t")
                && call.files().exists(file)) {
            call.files().unlink(file);
        }
        if (someKilled) {
            return Exit.SUCCESS;
        }
        info("No " + what + " found running; none killed.\n");
        return line.has("o") ? Exit.SUCCESS : Exit.FAILURE;
    }
}
