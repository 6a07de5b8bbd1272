package dev.drydock.userland.shell.builtin;

import dev.drydock.process.Signal;
import dev.drydock.process.WaitStatus;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Job;
import dev.drydock.userland.shell.interp.JobReports;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
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
        StringBuilder text = new StringBuilder();
        JobReports reports = new JobReports(shell);
        List<Job> wanted = new ArrayList<>();
        int status = 0;
        for (String word : options.operands()) {
            Job job = JobNames.find(shell.jobs(), word);
            if (job == null) {
                if (!shell.dialect().isBash()) {
                    throw missing(shell, "jobs", word);
                }
                status = shell.messages().builtinError("jobs", word + ": no such job", 1);
            } else {
                wanted.add(job);
            }
        }
        for (Job job : options.operands().isEmpty() ? List.copyOf(shell.jobs().all()) : wanted) {
            boolean shown = (!options.has('r') || job.state() == Job.State.RUNNING)
                    && (!options.has('s') || job.state() == Job.State.STOPPED);
            if (shown) {
                text.append(options.has('p') ? Integer.toString(job.lastPid()) : reports.line(job, options.has('l')))
                        .append('\n');
            }
        }
        shell.print(text.toString());
        shell.jobs().forgetEnded();
        return status;
    }

    private static @Nullable Job job(Shell shell, List<String> arguments) throws IOException {
        String name = arguments.get(0);
        boolean bash = shell.dialect().isBash();
        if (bash && !shell.jobs().isControlled()) {
            shell.messages().builtinError(name, "no job control", 1);
            return null;
        }
        Job job = arguments.size() > 1
                ? JobNames.find(shell.jobs(), arguments.get(1))
                : shell.jobs().current();
        if (job != null) {
            return job;
        }
        if (bash) {
            String word = arguments.size() > 1 ? arguments.get(1) : "current";
            shell.messages().builtinError(name, word + ": no such job", 1);
            return null;
        }
        if (arguments.size() > 1) {
            throw missing(shell, name, arguments.get(1));
        }
        throw new Failure(shell.messages().ofBuiltin(name, "No current job"), 2);
    }

    /** How dash and BusyBox say that there is no such job. */
    private static Failure missing(Shell shell, String name, String word) {
        String words = shell.dialect() == Dialect.DASH ? "No such job: " + word : word + ": no such job";
        return new Failure(shell.messages().ofBuiltin(name, words), 2);
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
            Job job = JobNames.find(shell.jobs(), name);
            if (job == null) {
                String word = options.operands().isEmpty() ? "current" : name;
                status = shell.messages().builtinError("disown", word + ": no such job", 1);
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
            for (Job job : List.copyOf(shell.jobs().all())) {
                for (int pid : job.pids()) {
                    if (shell.jobs().waitFor(pid) == null && shell.traps().isPending()) {
                        return interrupted(shell);
                    }
                }
            }
            if (shell.traps().isPending()) {
                return interrupted(shell);
            }
            if (!shell.jobs().isControlled()) {
                for (Job job : shell.jobs().all()) {
                    tellIfDone(shell, job);
                }
                shell.jobs().forgetEnded();
            }
            return 0;
        }
        int status = 0;
        for (String operand : options.operands()) {
            status = one(shell, operand);
        }
        return status;
    }

    private static int one(Shell shell, String operand) throws IOException {
        int pid;
        Job waited = null;
        if (operand.startsWith("%")) {
            waited = JobNames.find(shell.jobs(), operand);
            if (waited == null) {
                if (!shell.dialect().isBash()) {
                    throw missing(shell, "wait", operand);
                }
                return shell.messages().builtinError("wait", operand + ": no such job", UNKNOWN_CHILD);
            }
            pid = waited.lastPid();
        } else {
            OptionalLong number = Numbers.parse(operand);
            if (number.isEmpty()) {
                if (shell.dialect().isBash()) {
                    return shell.messages().builtinError("wait", "`" + operand + "': not a pid or valid job spec", 1);
                }
                throw new Failure(shell.messages().ofBuiltin("wait", "Illegal number: " + operand), 2);
            }
            pid = (int) number.getAsLong();
        }
        WaitStatus status = shell.jobs().waitFor(pid);
        if (status == null) {
            if (shell.traps().isPending()) {
                return interrupted(shell);
            }
            return shell.dialect().isBash()
                    ? shell.messages()
                            .builtinError("wait", "pid " + pid + " is not a child of this shell", UNKNOWN_CHILD)
                    : UNKNOWN_CHILD;
        }
        Signal signal = status.signal();
        boolean told =
                shell.dialect() != Dialect.BASH && signal != null && signal != Signal.INT && signal != Signal.PIPE;
        if (told) {
            shell.messages().raw(SignalText.words(signal) + "\n");
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
