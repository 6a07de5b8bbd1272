package dev.drydock.process.script;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Does what a script says. */
final class ScriptedProgram implements Program {
    /** Who ends by a signal of its own will says so by this much more. */
    private static final int BY_SIGNAL = 128;

    private final List<Step> steps;

    ScriptedProgram(List<Step> steps) {
        this.steps = steps;
    }

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        process.handle(Signal.TERM, signal -> process.exit(BY_SIGNAL + signal.number()));
        process.handle(Signal.INT, signal -> process.exit(BY_SIGNAL + signal.number()));
        return run(process, 0);
    }

    private Exit run(ContainerProcess process, int first) throws IOException {
        for (int next = first; next < steps.size(); next++) {
            Step step = steps.get(next);
            if (step instanceof Step.Pause pause) {
                int following = next + 1;
                return Exit.after(pause.time(), again -> run(again, following));
            }
            if (step instanceof Step.End end) {
                return Exit.of(end.exitCode());
            }
            act(process, step);
        }
        return Exit.never();
    }

    private static void act(ContainerProcess process, Step step) throws IOException {
        if (step instanceof Step.Log log) {
            byte[] line = (log.line() + "\n").getBytes(StandardCharsets.UTF_8);
            if (log.toStandardError()) {
                process.err().write(line);
            } else {
                process.out().write(line);
                process.out().flush();
            }
        } else if (step instanceof Step.Health health) {
            HealthAsked.tell(process, health.good());
        } else if (step instanceof Step.Write write) {
            process.files().writeAll(write.path(), write.text().getBytes(StandardCharsets.UTF_8));
        } else if (step instanceof Step.Take take) {
            process.accountMemory(take.bytes());
        } else if (step instanceof Step.Ignore ignore) {
            process.handle(ignore.signal(), SignalHandler.IGNORE);
        }
    }
}
