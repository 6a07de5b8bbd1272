package dev.drydock.userland.shell.interp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions and files that run, innermost first, and how deep the loops and conditions of the innermost one are. */
public final class CallStack {
    /**
     * A function or a file that runs.
     *
     * @param function its name, or null for a file
     * @param source the file that its commands stand in, or null
     * @param line where it was called
     */
    public record Call(@Nullable String function, @Nullable String source, int line) {}

    private final Deque<Call> calls = new ArrayDeque<>();
    private int loops;
    private int conditions;
    private int texts;

    CallStack copy() {
        CallStack copy = new CallStack();
        calls.forEach(copy.calls::addLast);
        copy.loops = loops;
        copy.conditions = conditions;
        copy.texts = texts;
        return copy;
    }

    void push(Call call) {
        calls.addFirst(call);
    }

    void pop() {
        calls.removeFirst();
    }

    /** Innermost first. */
    public List<Call> all() {
        return new ArrayList<>(calls);
    }

    /** Whether {@code return} has something to return from. */
    public boolean canReturn() {
        return !calls.isEmpty();
    }

    public boolean inFunction() {
        return calls.stream().anyMatch(call -> call.function() != null);
    }

    /** Whether a file is read by {@code .}. */
    boolean inFile() {
        return calls.stream().anyMatch(call -> call.function() == null);
    }

    public int functionDepth() {
        return (int) calls.stream().filter(call -> call.function() != null).count();
    }

    /** The file that the running commands stand in; null for the script itself. */
    @Nullable
    String source() {
        Call innermost = calls.peekFirst();
        return innermost == null ? null : innermost.source();
    }

    /** How many loops {@code break} can leave. */
    public int loops() {
        return loops;
    }

    void loops(int changed) {
        loops = changed;
    }

    /** Whether a failure is only an answer here, and so does not end the shell ({@code set -e}). */
    boolean isTested() {
        return conditions > 0;
    }

    int conditions() {
        return conditions;
    }

    void conditions(int changed) {
        conditions = changed;
    }

    /** How many texts run within one another: those of {@code eval}, of files, traps and substitutions. */
    int texts() {
        return texts;
    }

    void texts(int changed) {
        texts = changed;
    }
}
