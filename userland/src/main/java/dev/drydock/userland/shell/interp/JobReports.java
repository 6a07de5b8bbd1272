package dev.drydock.userland.shell.interp;

import dev.drydock.process.Signal;
import dev.drydock.process.WaitStatus;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.utility.command.SignalText;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a shell tells what has become of its jobs. */
public final class JobReports {
    private static final Set<Signal> UNREMARKABLE = EnumSet.of(Signal.INT, Signal.TERM, Signal.PIPE);

    private final Shell shell;

    public JobReports(Shell shell) {
        this.shell = shell;
    }

    /** A job as a line of the list of jobs, without its newline. */
    public String line(Job job, boolean withPid) {
        char mark = job == shell.jobs().current() ? '+' : job == shell.jobs().previous() ? '-' : ' ';
        String pid = withPid ? String.format("%5d ", job.lastPid()) : "";
        String state = state(job);
        boolean running = job.state() == Job.State.RUNNING;
        if (shell.dialect().isBash()) {
            String number = "[" + job.number() + "]" + mark + "  ";
            return number + pid + String.format("%-24s", state) + job.text() + (running ? " &" : "");
        }
        String space = shell.dialect() == Dialect.ASH ? "" : " ";
        return "[" + job.number() + "]" + space + mark + (withPid ? " " + job.lastPid() : "")
                + (shell.dialect() == Dialect.ASH ? "  " : " ") + String.format("%-27s", state) + job.text();
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
        shell.messages().raw(start + line(job, false) + "\n");
    }

    /** Before a prompt: what has changed since the last one. */
    public void announceChanges() throws IOException {
        shell.jobs().poll();
        for (Job job : List.copyOf(shell.jobs().all())) {
            if (!job.isAnnounced() && job.state() != Job.State.RUNNING) {
                shell.messages().raw(line(job, false) + "\n");
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
        lines(job, job.line());
    }

    /** A job in the background that was waited for: bash tells a script of signals that nobody sends in earnest. */
    public void killedInBackground(Job job) throws IOException {
        WaitStatus status = deciding(job);
        Signal signal = status == null || status.stopped() ? null : status.signal();
        boolean told = shell.dialect().isBash() && !shell.isInteractive() && !shell.isSubstitution();
        if (told && signal != null && !UNREMARKABLE.contains(signal)) {
            lines(job, shell.line());
        }
    }

    private void lines(Job job, int line) throws IOException {
        StringBuilder lines = new StringBuilder(shell.errorName() + ": line " + line + ": ");
        String before = "";
        for (int i = 0; i < job.pids().size(); i++) {
            String state = ended(job.statusOf(i));
            lines.append(i == 0 ? "" : "     ")
                    .append(String.format("%5d ", job.pids().get(i)));
            lines.append(state.equals(before) ? " ".repeat(22) : String.format("%-24s", state));
            lines.append(i == 0 ? "" : "| ").append(job.textOf(i)).append('\n');
            before = state;
        }
        shell.messages().raw(lines.toString());
    }
}
