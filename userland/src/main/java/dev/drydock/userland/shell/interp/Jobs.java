package dev.drydock.userland.shell.interp;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Signal;
import dev.drydock.process.Terminal;
import dev.drydock.process.TerminalSettings;
import dev.drydock.process.WaitStatus;
import dev.drydock.userland.shell.state.SetOption;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The jobs of a shell, in order of their numbers, and how it waits for them. */
public final class Jobs {
    private final Shell shell;
    private final JobTable table;
    private final Map<Integer, WaitStatus> ended = new LinkedHashMap<>();
    private @Nullable TerminalSettings settings;
    private boolean warned;

    Jobs(Shell shell) {
        this.shell = shell;
        this.table = new JobTable(shell.dialect());
    }

    /** A child begins to know the jobs of this shell, which are none of its own. */
    void tell(Shell child) {
        table.copyTo(child.jobs().table);
    }

    /** Whether each job has a process group of its own, and the terminal is handed to it ({@code set -m}). */
    public boolean isControlled() {
        return shell.options().has(SetOption.MONITOR);
    }

    /** The process group for a job's next process, as {@link dev.drydock.process.SpawnRequest} takes it. */
    int groupFor(Job job) {
        return !isControlled() ? -1 : job.group();
    }

    /** A job that is about to start. */
    Job begin(String text) {
        return new Job(table.number(isControlled()), text, shell.line());
    }

    /** A process of the job has started. */
    void started(Job job, int pid) {
        job.add(pid);
        if (isControlled() && job.group() == 0) {
            job.group(pid);
        }
    }

    /** The job runs on while the shell does something else. */
    void toBackground(Job job) {
        job.background(true);
        job.announced(true);
        table.add(job);
    }

    /** All jobs that are known, by number in order. */
    public List<Job> all() {
        return table.all();
    }

    /** All jobs that are known, in the order that {@code jobs} shows them in. */
    public List<Job> shown() {
        return table.shown();
    }

    /** The job that {@code %%} means: the one stopped or started last. */
    public @Nullable Job current() {
        return table.current();
    }

    /** The job that {@code %-} means. */
    public @Nullable Job previous() {
        return table.previous();
    }

    public void forget(Job job) {
        table.forget(job);
    }

    /** Whether the shell stays to tell of stopped jobs: once, until something else is done. */
    public boolean keepShell() throws IOException {
        boolean stopped = all().stream().anyMatch(job -> job.state() == Job.State.STOPPED);
        if (!stopped || warned) {
            return false;
        }
        warned = true;
        shell.messages().raw(shell.dialect().isBash() ? "There are stopped jobs.\n" : "You have stopped jobs.\n");
        return true;
    }

    /** Another command than an attempt to leave was given. */
    public void forgetWarning() {
        warned = false;
    }

    // Waiting

    /** Waits for a job in the foreground until all its processes have ended or one has stopped; gives its status. */
    int waitInForeground(Job job) throws IOException {
        int status = waitUntilItEnds(job);
        if (!all().isEmpty()) {
            lookAround();
        }
        return status;
    }

    /** Waits for a command substitution; bash then tells nothing of other jobs. */
    int waitForSubstitution(Job job) throws IOException {
        return shell.dialect().isBash() ? waitUntilItEnds(job) : waitInForeground(job);
    }

    private int waitUntilItEnds(Job job) throws IOException {
        for (int i = 0; i < job.pids().size(); i++) {
            while (job.statusOf(i) == null) {
                waitForOne(job, job.pids().get(i));
            }
        }
        takeTerminalBack(job);
        WaitStatus last = job.last();
        if (job.state() == Job.State.STOPPED) {
            table.add(job);
            job.background(false);
            new JobReports(shell).stopped(job);
            job.announced(true);
        } else if (all().contains(job)) {
            forget(job);
            job.announced(true);
        }
        return last == null ? 0 : last.shellStatus();
    }

    /** What else has ended meanwhile is known now; bash then forgets it if its commands are an argument. */
    private void lookAround() throws IOException {
        boolean bash = shell.dialect().isBash();
        if (!bash) {
            poll();
        } else if (shell.session().optionLetters().contains("c") && !shell.isSubstitution() && !shell.isInteractive()) {
            poll();
            for (Job job : List.copyOf(all())) {
                if (job.state() == Job.State.DONE) {
                    new JobReports(shell).killedInBackground(job);
                    forget(job);
                }
            }
        }
    }

    private void waitForOne(Job job, int pid) throws IOException {
        try {
            WaitStatus status = shell.process().waitFor(pid, true, isControlled());
            if (status != null) {
                note(status);
                job.note(status);
            }
        } catch (ErrnoException error) {
            if (error.errno() == Errno.EINTR) {
                return;
            }
            job.note(new WaitStatus(pid, 127, null, false));
        }
    }

    private void takeTerminalBack(Job job) throws IOException {
        if (!isControlled()) {
            return;
        }
        Optional<Terminal> terminal = shell.process().terminal();
        if (terminal.isPresent()) {
            terminal.get().foregroundGroup(shell.process().processGroup());
            WaitStatus last = job.last();
            boolean clean = last != null && last.signal() == null;
            if (clean || settings == null) {
                settings = terminal.get().settings();
            } else {
                terminal.get().configure(settings);
            }
        }
    }

    /** Looks what has become of children, without waiting. */
    public void poll() throws IOException {
        try {
            WaitStatus status = shell.process().waitFor(-1, false, isControlled());
            while (status != null) {
                note(status);
                status = shell.process().waitFor(-1, false, isControlled());
            }
        } catch (ErrnoException none) {
            return;
        }
    }

    private void note(WaitStatus status) {
        boolean known = false;
        for (Job job : all()) {
            known |= job.note(status);
        }
        if (known && !status.stopped()) {
            ended.put(status.pid(), status);
        }
    }

    /**
     * Waits for a child that may have ended already.
     *
     * @return its status; null if it is no child of this shell; {@code wait} was interrupted if a trap is pending
     */
    public @Nullable WaitStatus waitFor(int pid) throws IOException {
        while (true) {
            WaitStatus known = ended.get(pid);
            if (known != null) {
                return known;
            }
            if (all().stream().noneMatch(job -> job.pids().contains(pid))) {
                return null;
            }
            if (shell.traps().isPending()) {
                return null;
            }
            try {
                WaitStatus status = shell.process().waitFor(pid, true, false);
                if (status != null) {
                    note(status);
                }
            } catch (ErrnoException error) {
                if (error.errno() != Errno.EINTR) {
                    return null;
                }
                if (!shell.traps().isPending()) {
                    continue;
                }
                return null;
            }
        }
    }

    /** Waits until any child has ended; false if a trapped signal came first. */
    public boolean waitForAny() throws IOException {
        if (shell.traps().isPending()) {
            return false;
        }
        try {
            WaitStatus status = shell.process().waitFor(-1, true, false);
            if (status != null) {
                note(status);
            }
            return true;
        } catch (ErrnoException error) {
            if (error.errno() == Errno.EINTR) {
                return !shell.traps().isPending();
            }
            table.clear();
            return true;
        }
    }

    /** What became of children is known no more: bash forgets it when it has waited for all of them. */
    public void forgetStatuses() {
        ended.clear();
    }

    /** Ended jobs that were told of are not kept. */
    public void forgetEnded() {
        for (Job job : List.copyOf(all())) {
            if (job.state() == Job.State.DONE) {
                forget(job);
            }
        }
    }

    /** Lets a stopped job go on, in the foreground or not. */
    public void resume(Job job, boolean foreground) throws IOException {
        job.resumed(!foreground);
        if (foreground) {
            Optional<Terminal> terminal = shell.process().terminal();
            if (terminal.isPresent() && job.group() > 0) {
                terminal.get().foregroundGroup(job.group());
            }
        }
        shell.process().kill(job.group() > 0 ? -job.group() : job.lastPid(), Signal.CONT);
    }

    /** Brings a job to the foreground and waits for it. */
    public int foreground(Job job) throws IOException {
        resume(job, true);
        int status = waitInForeground(job);
        new JobReports(shell).killed(job);
        return status;
    }
}
