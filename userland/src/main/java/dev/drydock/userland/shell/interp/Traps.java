package dev.drydock.userland.shell.interp;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.userland.shell.state.SetOption;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done when a signal arrives or the shell ends. A handler only notes the signal; its commands run between two
 * commands of the script, or when {@code wait} is interrupted.
 */
public final class Traps {
    private static final String RETURN = "RETURN";
    private static final String EXIT = "EXIT";

    /** How bash calls what runs, where it is no other signal's. */
    private static final Map<String, String> WITHIN = Map.of(
            EXIT,
            "exit trap",
            "ERR",
            "error trap",
            "DEBUG",
            "debug trap",
            RETURN,
            "return trap",
            Signal.INT.shortName(),
            "interrupt trap");

    private final Map<String, String> actions = new TreeMap<>();
    private final Deque<Signal> pending = new ArrayDeque<>();
    private final Shell shell;
    private final FatalSignals fatal;
    private final BackgroundSignals background;
    private final Set<Signal> fixed = EnumSet.noneOf(Signal.class);
    private boolean inherited;
    private boolean running;
    private boolean ending;
    private int statusBefore;

    Traps(Shell shell) {
        this.shell = shell;
        this.fatal = new FatalSignals(shell);
        this.background = new BackgroundSignals(shell);
    }

    /**
     * What a subshell has: ignored signals stay so. In bash the others are shown by {@code trap} until one is set; dash and
     * BusyBox forget them.
     */
    Traps forSubshell(Shell child) {
        Traps copy = new Traps(child);
        copy.actions.putAll(actions);
        copy.fixed.addAll(fixed);
        background.hide(copy);
        copy.inherited = true;
        if (!shell.dialect().isBash()) {
            copy.own();
        }
        return copy;
    }

    /** What was ignored when the shell was started stays so, whatever is asked for; bash shows it as its own. */
    public void fixIgnored() throws IOException {
        for (Signal signal : Signal.values()) {
            if (!signal.isUnstoppable() && shell.process().handler(signal) == SignalHandler.IGNORE) {
                fixed.add(signal);
                if (shell.dialect().isBash()) {
                    actions.put(signal.shortName(), "");
                }
                if (keepsForItself(signal)) {
                    shell.process().handle(signal, SignalHandler.DEFAULT);
                }
            }
        }
    }

    /** Bash has to know when children end, whatever it is told; its children ignore the signal. */
    private boolean keepsForItself(Signal signal) {
        return shell.dialect().isBash() && signal == Signal.CHLD;
    }

    BackgroundSignals background() {
        return background;
    }

    /** Lets a subshell show what its parent would do: BusyBox' {@code $(trap)}. */
    void show(Traps parent) {
        actions.putAll(parent.actions);
        inherited = true;
    }

    /** Forgets what only the parent's traps do. */
    private void own() {
        if (inherited) {
            actions.values().removeIf(action -> !action.isEmpty());
            inherited = false;
        }
    }

    /** All actions by condition: {@code EXIT}, {@code ERR}, {@code DEBUG}, {@code RETURN}, or a signal's short name. */
    public Map<String, String> actions() {
        return actions;
    }

    /** The action for a condition that is to be run; null if there is none. */
    @Nullable
    String action(String condition) {
        return inherited ? null : actions.get(condition);
    }

    /** Whether anything is to be done at all, so that the shell cannot make room for another program. */
    boolean isEmpty() {
        if (inherited || !shell.dialect().isBash()) {
            return inherited || actions.values().stream().allMatch(String::isEmpty);
        }
        return actions.keySet().stream()
                .allMatch(each -> Signal.parse(each).map(fixed::contains).orElse(false));
    }

    /**
     * Sets a trap.
     *
     * @param signal null for a condition that is no signal
     * @param action empty ignores the signal; null gives it back its default
     */
    public void set(String condition, @Nullable Signal signal, @Nullable String action) throws IOException {
        own();
        boolean shown = shell.dialect().isBash() && "".equals(actions.get(condition));
        if (shown && signal != null && fixed.contains(signal)) {
            return;
        }
        if (signal == Signal.INT) {
            background.forget();
        }
        if (action == null) {
            actions.remove(condition);
        } else {
            actions.put(condition, action);
        }
        attend(signal, action);
        if (actions.containsKey(EXIT)) {
            fatal.attend();
        } else {
            fatal.ignore();
        }
    }

    private void attend(@Nullable Signal signal, @Nullable String action) throws IOException {
        if (signal == null || signal.isUnstoppable() || fixed.contains(signal)) {
            return;
        }
        ContainerProcess process = shell.process();
        if (action == null) {
            process.handle(signal, shell.dispositions().own(signal));
        } else if (action.isEmpty()) {
            process.handle(signal, keepsForItself(signal) ? SignalHandler.DEFAULT : SignalHandler.IGNORE);
        } else {
            process.handle(signal, pending::add);
        }
    }

    /** Whether a signal has arrived whose trap has not run. */
    public boolean isPending() {
        return !pending.isEmpty();
    }

    /** The signal that arrived first and is still to be attended to. */
    public @Nullable Signal nextPending() {
        return pending.peekFirst();
    }

    /** Runs what the signals that have arrived ask for; {@code $?} is afterwards what it was. */
    public void runPending() throws IOException {
        while (!pending.isEmpty()) {
            Signal signal = pending.removeFirst();
            String action = actions.get(signal.shortName());
            if (action != null && !action.isEmpty()) {
                run(signal.shortName(), action);
            }
        }
    }

    /** Runs the trap of a condition that is no signal, if there is one. */
    void run(String condition, boolean once) throws IOException {
        String action = action(condition);
        if (action == null || action.isEmpty() || (running && !condition.equals(EXIT))) {
            return;
        }
        if (once) {
            actions.remove(condition);
            ending = true;
        }
        run(condition, action);
    }

    /**
     * Puts aside bash's trap RETURN, which a function is without unless it is traced.
     *
     * @return its action; null if there is none, or it stays
     */
    @Nullable
    String withoutReturn() {
        boolean stays = !shell.dialect().isBash() || shell.options().has(SetOption.FUNCTRACE);
        return stays ? null : actions.remove(RETURN);
    }

    /** Runs the trap RETURN at the end of a function or a file that was read by {@code .}; the status stays. */
    void returning(int status) throws IOException {
        if (action(RETURN) != null) {
            shell.status(status);
            run(RETURN, false);
        }
    }

    /** Restores what was put aside, unless the function has set a trap RETURN of its own. */
    void returned(@Nullable String before) {
        if (before != null) {
            actions.putIfAbsent(RETURN, before);
        }
    }

    /**
     * What {@code exit} ends with if it is not told: within a trap, the status from before it. In bash only the trap EXIT
     * remembers it.
     */
    public int statusToExit() {
        return running && (ending || !shell.dialect().isBash()) ? statusBefore : shell.status();
    }

    /** Whether the commands of a trap run. */
    boolean isRunning() {
        return running;
    }

    /** Whether the shell runs its trap EXIT. */
    boolean isEnding() {
        return ending;
    }

    private void run(String condition, String action) throws IOException {
        int status = shell.status();
        boolean nested = running;
        running = true;
        statusBefore = status;
        try {
            if (shell.dialect().isBash()) {
                evaluate(condition, action);
            } else {
                shell.runner().evaluate(action, "");
            }
        } finally {
            running = nested;
        }
        shell.status(status);
    }

    /** Bash counts the lines of what a signal or its end makes it do anew. */
    private void evaluate(String condition, String action) throws IOException {
        String within = WITHIN.getOrDefault(condition, "trap");
        int line = shell.line();
        boolean anew = condition.equals(EXIT) || Signal.parse(condition).isPresent();
        shell.line(anew ? 1 : line);
        try {
            shell.runner().evaluate(action, within);
        } finally {
            shell.line(line);
        }
    }
}
