package dev.drydock.userland.shell.builtin;

import dev.drydock.process.Signal;
import dev.drydock.process.WaitStatus;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Job;
import dev.drydock.userland.shell.interp.JobReports;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.utility.command.SignalText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code jobs}, {@code fg}, {@code bg}, {@code wait} and {@code disown}. */
final class JobControl {
    private static final int UNKNOWN_CHILD = 127;
    private static final int SIGNALLED = 128;

    private JobControl() {}

    static int jobs(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options =
                OptionLetters.read(shell, arguments, shell.dialect().isBash() ? "lnprsx" : "lp");
        if (options == null) {
            return 2;
        }
        shell.jobs().poll();
        boolean bash = shell.dialect().isBash();
        StringBuilder text = new StringBuilder();
        JobReports reports = new JobReports(shell);
        List<Job> wanted = new ArrayList<>();
        int status = 0;
        for (String word : options.operands()) {
            Job job = JobNames.find(shell, "jobs", word, 1);
            if (job == null) {
                status = 1;
            } else {
                wanted.add(job);
            }
        }
        for (Job job : options.operands().isEmpty() ? shell.jobs().shown() : wanted) {
            boolean shown = (!options.has('r') || job.state() == Job.State.RUNNING)
                    && (!options.has('s') || job.state() == Job.State.STOPPED);
            if (shown) {
                text.append(
                        options.has('p')
                                ? (bash ? job.lastPid() : job.pids().get(0)) + "\n"
                                : reports.lines(job, options.has('l')));
                if (job.state() == Job.State.DONE && !bash) {
                    shell.jobs().forget(job);
                }
            }
        }
        shell.print(text.toString());
        if (bash) {
            shell.jobs().forgetEnded();
        }
        return status;
    }

    private static @Nullable Job job(Shell shell, List<String> arguments) throws IOException {
        String name = arguments.get(0);
        boolean bash = shell.dialect().isBash();
        if (bash && !shell.jobs().isControlled()) {
            shell.messages().builtinError(name, "no job control", 1);
            return null;
        }
        if (arguments.size() > 1) {
            return controlled(shell, name, JobNames.find(shell, name, arguments.get(1), 1), arguments.get(1));
        }
        Job current = shell.jobs().current();
        if (!bash) {
            return controlled(shell, name, JobNames.known(shell, name, current, "No current job"), "(null)");
        }
        if (current == null) {
            shell.messages().builtinError(name, "current: no such job", 1);
        }
        return current;
    }

    /** Dash and BusyBox bring only those jobs to the foreground or back that were started with job control. */
    private static @Nullable Job controlled(Shell shell, String name, @Nullable Job job, String word) {
        if (job != null && job.group() == 0 && !shell.dialect().isBash()) {
            throw new Failure(shell.messages().ofBuiltin(name, "job " + word + " not created under job control"), 2);
        }
        return job;
    }

    static int foreground(Shell shell, List<String> arguments) throws IOException {
        Job job = job(shell, arguments);
        if (job == null) {
            return 1;
        }
        shell.print(job.text() + "\n");
        shell.process().out().flush();
        return shell.jobs().foreground(job);
    }

    static int background(Shell shell, List<String> arguments) throws IOException {
        Job job = job(shell, arguments);
        if (job == null) {
            return 1;
        }
        String mark = job == shell.jobs().current() ? "+" : job == shell.jobs().previous() ? "-" : " ";
        shell.print("[" + job.number() + "]" + (shell.dialect().isBash() ? mark : "") + " " + job.text()
                + (shell.dialect().isBash() ? " &" : "") + "\n");
        shell.jobs().resume(job, false);
        return 0;
    }

    static int disown(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "ahr");
        if (options == null) {
            return 2;
        }
        if (options.has('a')) {
            List.copyOf(shell.jobs().all()).forEach(shell.jobs()::forget);
            return 0;
        }
        List<String> names = options.operands().isEmpty() ? List.of("%%") : options.operands();
        int status = 0;
        for (String name : names) {
            Job job = options.operands().isEmpty() ? shell.jobs().current() : JobNames.find(shell, "disown", name, 1);
            if (job == null) {
                status = options.operands().isEmpty()
                        ? shell.messages().builtinError("disown", "current: no such job", 1)
                        : 1;
            } else if (!options.has('h')) {
                shell.jobs().forget(job);
            }
        }
        return status;
    }

    static int await(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options =
                OptionLetters.read(shell, arguments, shell.dialect().isBash() ? "fnp:" : "n");
        if (options == null) {
            return 2;
        }
        if (options.has('n')) {
            return awaitNext(shell);
        }
        if (options.operands().isEmpty()) {
            return awaitAll(shell);
        }
        int status = 0;
        for (String operand : options.operands()) {
            status = shell.dialect().isBash() ? child(shell, operand) : job(shell, operand);
        }
        return status;
    }

    private static int awaitAll(Shell shell) throws IOException {
        for (Job job : shell.jobs().shown()) {
            if (!ends(shell, job)) {
                return interrupted(shell);
            }
            job.waitedFor(true);
        }
        if (shell.traps().isPending()) {
            return interrupted(shell);
        }
        if (shell.dialect().isBash()) {
            if (!shell.jobs().isControlled()) {
                for (Job job : shell.jobs().all()) {
                    tellIfDone(shell, job);
                }
                shell.jobs().forgetEnded();
            }
            shell.jobs().forgetStatuses();
        }
        return 0;
    }

    /** Waits until all processes of a job have ended; false if a trapped signal came first. */
    private static boolean ends(Shell shell, Job job) throws IOException {
        for (int pid : job.pids()) {
            if (shell.jobs().waitFor(pid) == null && shell.traps().isPending()) {
                return false;
            }
        }
        return true;
    }

    /** In dash and BusyBox a job is waited for, which a number means by its last process; the shell goes on to know it. */
    private static int job(Shell shell, String operand) throws IOException {
        Job job;
        if (operand.startsWith("%")) {
            job = JobNames.find(shell, "wait", operand, 2);
        } else {
            int pid = number(shell, operand);
            job = shell.jobs().shown().stream()
                    .filter(each -> each.lastPid() == pid)
                    .findFirst()
                    .orElse(null);
        }
        if (job == null) {
            return UNKNOWN_CHILD;
        }
        boolean before = job.state() == Job.State.DONE;
        if (!ends(shell, job)) {
            return interrupted(shell);
        }
        WaitStatus status = job.last();
        if (status == null) {
            return UNKNOWN_CHILD;
        }
        Signal signal = status.signal();
        if (!before && signal != null && signal != Signal.INT && signal != Signal.PIPE) {
            shell.messages().raw(SignalText.words(signal) + "\n");
        }
        job.waitedFor(true);
        return status.shellStatus();
    }

    private static int number(Shell shell, String operand) {
        OptionalLong number = Numbers.parse(operand);
        if (number.isEmpty()) {
            throw new Failure(shell.messages().ofBuiltin("wait", "Illegal number: " + operand), 2);
        }
        return (int) number.getAsLong();
    }

    /** In bash a process is waited for, and only the end of a job makes the shell forget it. */
    private static int child(Shell shell, String operand) throws IOException {
        int pid;
        if (operand.startsWith("%")) {
            Job waited = JobNames.find(shell, "wait", operand, UNKNOWN_CHILD);
            if (waited == null) {
                return UNKNOWN_CHILD;
            }
            if (!ends(shell, waited)) {
                return interrupted(shell);
            }
            pid = waited.lastPid();
        } else {
            OptionalLong number = Numbers.parse(operand);
            if (number.isEmpty()) {
                return shell.messages().builtinError("wait", "`" + operand + "': not a pid or valid job spec", 1);
            }
            pid = (int) number.getAsLong();
        }
        WaitStatus status = shell.jobs().waitFor(pid);
        if (status == null) {
            return shell.traps().isPending()
                    ? interrupted(shell)
                    : shell.messages()
                            .builtinError("wait", "pid " + pid + " is not a child of this shell", UNKNOWN_CHILD);
        }
        forgetIfDone(shell, pid);
        return status.shellStatus();
    }

    private static void forgetIfDone(Shell shell, int pid) throws IOException {
        for (Job job : new ArrayList<>(shell.jobs().all())) {
            if (job.pids().contains(pid) && job.state() == Job.State.DONE) {
                tellIfDone(shell, job);
                shell.jobs().forget(job);
            }
        }
    }

    private static void tellIfDone(Shell shell, Job job) throws IOException {
        if (job.state() == Job.State.DONE) {
            new JobReports(shell).killedInBackground(job);
        }
    }

    /** {@code wait -n}: the job that ends next. */
    private static int awaitNext(Shell shell) throws IOException {
        while (true) {
            for (Job job : List.copyOf(shell.jobs().all())) {
                WaitStatus last = job.last();
                if (job.state() == Job.State.DONE && last != null) {
                    shell.jobs().forget(job);
                    return last.shellStatus();
                }
            }
            if (shell.jobs().all().isEmpty()) {
                return UNKNOWN_CHILD;
            }
            if (!shell.jobs().waitForAny()) {
                return interrupted(shell);
            }
        }
    }

    /** A trapped signal ends {@code wait} at once; its trap runs after it. */
    private static int interrupted(Shell shell) {
        Signal signal = shell.traps().nextPending();
        return signal == null ? 0 : SIGNALLED + signal.number();
    }
}
