package dev.drydock.process.script;

import dev.drydock.process.Signal;
import java.time.Duration;

/** One thing that a scripted program does. */
public sealed interface Step {

    /**
     * Writes a line.
     *
     * @param toStandardError else to standard output
     */
    record Log(String line, boolean toStandardError) implements Step {}

    /** Does nothing for a time of the engine's clock, and holds no thread meanwhile. */
    record Pause(Duration time) implements Step {}

    /** From now on its health check finds this. */
    record Health(boolean good) implements Step {}

    /** Writes a whole file. */
    record Write(String path, String text) implements Step {}

    /** Takes memory, which counts against the limit of the container: whoever goes beyond it is killed. */
    record Take(long bytes) implements Step {}

    /** From now on nothing happens when the signal comes. KILL and STOP cannot be ignored. */
    record Ignore(Signal signal) implements Step {}

    /** Ends. */
    record End(int exitCode) implements Step {}
}
