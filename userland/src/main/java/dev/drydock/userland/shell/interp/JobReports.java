package dev.drydock.userland.shell.interp;

import dev.drydock.process.Signal;
import dev.drydock.process.WaitStatus;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.utility.command.SignalText;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a shell tells what has become of its jobs. */
public final class JobReports {
    private static final Set<Signal> UNREMARKABLE = EnumSet.of(Signal.INT, Signal.TERM, Signal.PIPE);

    private static final int COMMAND_COLUMN = 33;

    private final Shell shell;

    public JobReports(Shell shell) {
        this.shell = shell;
    }

    /** A job as it stands in the list of jobs; with its processes, each of a pipeline has a line. */
    public String lines(Job job, boolean withPids) {
        String mark = job == shell.jobs().current() ? "+" : job == shell.jobs().previous() ? "-" : " ";
        return shell.dialect().isBash() ? bashLines(job, mark, withPids) : ashLines(job, mark, withPids);
    }

    private String bashLines(Job job, String mark, boolean withPids) {
        String end = job.state() == Job.State.RUNNING ? " &\n" : "\n";
        String start = "[" + job.number() + "]" + mark + " ";
        if (!withPids) {
            return start + " " + String.format("%-24s", state(job)) + job.text() + end;
        }
        StringBuilder lines = new StringBuilder();
        String before = "";
        for (int i = 0; i < job.pids().size(); i++) {
            String state = job.statusOf(i) == null ? "Running" : ended(job.statusOf(i));
            lines.append(i == 0 ? start : "\n" + " ".repeat(start.length())).append(processLine(job, i, state, before));
            before = state;
        }
        return lines + end;
    }

    /** A process of a pipeline, whose state is left out where it is that of the one before. */
    private static String processLine(Job job, int index, String state, String before) {
        return String.format("%5d ", job.pids().get(index))
                + (state.equals(before) ? " ".repeat(22) : String.format("%-24s", state))
                + (index == 0 ? "" : "| ")
                + (job.pids().size() == 1 ? job.text() : job.textOf(index));
    }

    private String ashLines(Job job, String mark, boolean withPids) {
        boolean ash = shell.dialect() == Dialect.ASH;
        String start = "[" + job.number() + "]" + (ash ? "" : " ") + mark + (ash ? "  " : " ");
        if (!withPids) {
            return aligned(start + state(job)) + job.text() + "\n";
        }
        StringBuilder lines = new StringBuilder(aligned(start + job.pids().get(0) + " " + state(job)));
        for (int i = 0; i < job.pids().size(); i++) {
            String bar = i == 0 || !ash ? "" : "| ";
            if (i > 0) {
                lines.append(ash ? "\n" : " |\n")
                        .append(aligned(" ".repeat(start.length()) + job.pids().get(i) + " "));
            }
            lines.append(bar).append(shell.jobs().isControlled() ? job.textOf(i) : "");
        }
        return lines.append('\n').toString();
    }

    /** The commands of a job stand below one another. */
    private static String aligned(String text) {
        return text + " ".repeat(Math.max(1, COMMAND_COLUMN - text.length()));
    }

    private String state(Job job) {
        return switch (job.state()) {
            case RUNNING -> "Running";
            case STOPPED -> "Stopped";
            case DONE -> ended(job.last());
        };
    }

    private String ended(@Nullable WaitStatus status) {
        return status == null ? "Done" : done(status);
    }

    private String done(WaitStatus status) {
        Signal signal = status.signal();
        if (signal != null) {
            return SignalText.words(signal);
        }
        if (status.status() == 0) {
            return "Done";
        }
        return shell.dialect().isBash() ? "Exit " + status.status() : "Done(" + status.status() + ")";
    }

    /** A job in the foreground was stopped. */
    void stopped(Job job) throws IOException {
        String start = shell.dialect().isBash() ? "\n" : "";
        shell.messages().raw(start + lines(job, false));
    }

    /** Before a prompt: what has changed since the last one. */
    public void announceChanges() throws IOException {
        shell.jobs().poll();
        for (Job job : shell.jobs().shown()) {
            if (!job.isAnnounced() && job.state() != Job.State.RUNNING) {
                shell.messages().raw(lines(job, false));
                job.announced(true);
            }
            if (job.state() == Job.State.DONE) {
                shell.jobs().forget(job);
            }
        }
    }

    /** A job in the foreground was ended by a signal: says so unless that is plain to see. */
    void killed(Job job) throws IOException {
        if (shell.dialect().isBash()) {
            if (!shell.isSubstitution()) {
                killed(job, deciding(job));
            }
            return;
        }
        for (int i = 0; i < job.pids().size(); i++) {
            killed(job, job.statusOf(i));
        }
    }

    /** The process whose status is the job's. */
    private @Nullable WaitStatus deciding(Job job) {
        for (int i = job.pids().size() - 1; i >= 0 && shell.options().has(SetOption.PIPEFAIL); i--) {
            WaitStatus status = job.statusOf(i);
            if (status != null && status.shellStatus() != 0) {
                return status;
            }
        }
        return job.last();
    }

    private void killed(Job job, @Nullable WaitStatus status) throws IOException {
        Signal signal = status == null || status.stopped() ? null : status.signal();
        if (signal == null || status == null) {
            return;
        }
        if (signal == Signal.INT) {
            if (shell.isInteractive()) {
                shell.messages().raw("\n");
            }
            return;
        }
        if (signal == Signal.PIPE) {
            return;
        }
        boolean brief = !shell.dialect().isBash() || shell.isInteractive() || signal == Signal.TERM;
        String core = "";
        if (brief) {
            shell.messages().raw(SignalText.words(signal) + core + "\n");
            return;
        }
        tell(job, job.line());
    }

    /** A job in the background that was waited for: bash tells a script of signals that nobody sends in earnest. */
    public void killedInBackground(Job job) throws IOException {
        WaitStatus status = deciding(job);
        Signal signal = status == null || status.stopped() ? null : status.signal();
        boolean told = shell.dialect().isBash() && !shell.isInteractive() && !shell.isSubstitution();
        if (told && signal != null && !UNREMARKABLE.contains(signal)) {
            tell(job, shell.line());
        }
    }

    private void tell(Job job, int line) throws IOException {
        StringBuilder lines = new StringBuilder(shell.errorName() + ": line " + line + ": ");
        String before = "";
        for (int i = 0; i < job.pids().size(); i++) {
            String state = ended(job.statusOf(i));
            lines.append(i == 0 ? "" : "     ")
                    .append(processLine(job, i, state, before))
                    .append('\n');
            before = state;
        }
        shell.messages().raw(lines.toString());
    }
}
