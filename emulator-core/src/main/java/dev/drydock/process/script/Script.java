package dev.drydock.process.script;

import dev.drydock.process.Program;
import dev.drydock.process.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a program does, one step after another: each method gives a script with one step more. After the last one it goes on
 * doing nothing. TERM and INT end it, as they end a well-behaved server, unless it ignores them. Immutable.
 *
 * <pre>{@code
 * Script.start()
 *         .log("starting")
 *         .after(Duration.ofSeconds(3)).healthy().log("ready")
 *         .after(Duration.ofMinutes(5)).exit(1)
 * }</pre>
 *
 * @param steps in their order
 */
public record Script(List<Step> steps) {
    public Script {
        steps = List.copyOf(steps);
    }

    /** One that does nothing yet. */
    public static Script start() {
        return new Script(List.of());
    }

    /** Writes a line to standard output. */
    public Script log(String line) {
        return then(new Step.Log(line, false));
    }

    /** Writes a line to standard error. */
    public Script logError(String line) {
        return then(new Step.Log(line, true));
    }

    /** Waits on the engine's clock. */
    public Script after(Duration time) {
        return then(new Step.Pause(time));
    }

    /** Its health check succeeds from now on; it fails before the first such step. */
    public Script healthy() {
        return then(new Step.Health(true));
    }

    /** Its health check fails from now on. */
    public Script unhealthy() {
        return then(new Step.Health(false));
    }

    /** Writes a whole file, whose directory is there. */
    public Script write(String path, String text) {
        return then(new Step.Write(path, text));
    }

    /** Takes memory; beyond the limit of the container, the kernel kills. */
    public Script takeMemory(long bytes) {
        return then(new Step.Take(bytes));
    }

    /** Ignores a signal from now on. */
    public Script ignore(Signal signal) {
        return then(new Step.Ignore(signal));
    }

    /** Ends. */
    public Script exit(int exitCode) {
        return then(new Step.End(exitCode));
    }

    /** Whether it says how well it is. */
    public boolean tellsHealth() {
        return steps.stream().anyMatch(Step.Health.class::isInstance);
    }

    /** The program that does it. */
    public Program program() {
        return new ScriptedProgram(steps);
    }

    /** The program that asks such a program, in the same container, how well it is. */
    public static Program healthCheck() {
        return new HealthAsked();
    }

    /** How long it takes until it first says how well it is. */
    public Duration untilHealth() {
        Duration time = Duration.ZERO;
        for (Step step : steps) {
            if (step instanceof Step.Health) {
                return time;
            }
            if (step instanceof Step.Pause pause) {
                time = time.plus(pause.time());
            }
        }
        return time;
    }

    private Script then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Script(longer);
    }
}
