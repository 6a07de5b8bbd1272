package dev.drydock.userland.shell.interp;

import dev.drydock.process.WaitStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pipeline that was started: its processes and what became of them. */
public final class Job {
    /** What a job is doing. */
    public enum State {
        RUNNING,
        STOPPED,
        DONE
    }

    private final int number;
    private final String text;
    private final int line;
    private final List<String> parts = new ArrayList<>();
    private final List<Integer> pids = new ArrayList<>();
    private final List<@Nullable WaitStatus> statuses = new ArrayList<>();
    private boolean background;
    private boolean announced;
    private boolean waitedFor;
    private int group;

    Job(int number, String text, int line) {
        this.number = number;
        this.text = text;
        this.line = line;
    }

    /** The same as it is now. */
    Job copy() {
        Job copy = new Job(number, text, line);
        copy.parts.addAll(parts);
        copy.pids.addAll(pids);
        copy.statuses.addAll(statuses);
        copy.background = background;
        copy.announced = announced;
        copy.waitedFor = waitedFor;
        copy.group = group;
        return copy;
    }

    void add(int pid) {
        pids.add(pid);
        statuses.add(null);
    }

    /** Notes what became of a process, if it is one of the job's. */
    boolean note(WaitStatus status) {
        int index = pids.indexOf(status.pid());
        if (index < 0) {
            return false;
        }
        statuses.set(index, status);
        announced = false;
        return true;
    }

    /** Stopped processes run again. */
    void resumed(boolean inBackground) {
        statuses.replaceAll(status -> status != null && status.stopped() ? null : status);
        background = inBackground;
        announced = true;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }

    /** Names the next process of a pipeline by what it runs. */
    void part(String partText) {
        parts.add(partText);
    }

    /** What one of its processes runs. */
    String textOf(int index) {
        return parts.isEmpty() ? text : parts.get(index);
    }

    int line() {
        return line;
    }

    public List<Integer> pids() {
        return pids;
    }

    /** The last process of the pipeline. */
    public int lastPid() {
        return pids.get(pids.size() - 1);
    }

    public boolean isBackground() {
        return background;
    }

    void background(boolean on) {
        background = on;
    }

    /** Whether its state was shown since it changed. */
    boolean isAnnounced() {
        return announced;
    }

    void announced(boolean on) {
        announced = on;
    }

    /** Whether {@code wait} has told how it ended. */
    boolean isWaitedFor() {
        return waitedFor;
    }

    public void waitedFor(boolean on) {
        waitedFor = on;
    }

    /** The process group, 0 if it has none of its own. */
    public int group() {
        return group;
    }

    void group(int processGroup) {
        group = processGroup;
    }

    public State state() {
        if (statuses.stream().anyMatch(status -> status != null && status.stopped())) {
            return State.STOPPED;
        }
        return statuses.stream().allMatch(status -> status != null) ? State.DONE : State.RUNNING;
    }

    /** What is known of one of its processes; null while it runs. */
    public @Nullable WaitStatus statusOf(int index) {
        return statuses.get(index);
    }

    /** What the last process came to; null while it runs. */
    public @Nullable WaitStatus last() {
        return statuses.get(statuses.size() - 1);
    }

    /** The status of each process as {@code PIPESTATUS} has it. */
    List<Integer> shellStatuses() {
        return statuses.stream()
                .map(status -> status == null ? 0 : status.shellStatus())
                .toList();
    }
}
