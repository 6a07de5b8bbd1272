package dev.drydock.container;

import dev.drydock.container.fault.FaultTarget;
import dev.drydock.container.fault.RunFault;
import dev.drydock.process.kernel.ProcessEnd;
import dev.drydock.process.kernel.RunningProcess;
import dev.drydock.process.kernel.StartException;
import dev.drydock.time.Timer;
import java.util.List;

/** Lets what was asked for happen to containers that run. Used under the engine's lock. */
final class RunFaults {
    private final ContainerSurroundings around;
    private final Ending ending;

    RunFaults(ContainerSurroundings around, Ending ending) {
        this.around = around;
        this.ending = ending;
    }

    static FaultTarget target(Container container, List<String> command) {
        return new FaultTarget(container.name(), container.config().image(), command);
    }

    /** Makes a process stand. */
    interface Starter {
        RunningProcess start() throws StartException;
    }

    /**
     * Starts the first process of a container. What happens to it is due before what the process itself waits for.
     *
     * @return the process, as everybody is to see it who has to do with it
     */
    RunningProcess start(Container container, Starter starter) throws StartException {
        RunFault fault = around.faults().runs().meet(() -> target(container, List.of()));
        if (fault == null) {
            return starter.start();
        }
        FaultyProcess process = new FaultyProcess();
        Timer timer = around.clock()
                .schedule(fault.after(), () -> around.lock().run(() -> happen(fault, container, process)));
        boolean stands = false;
        try {
            process.stands(starter.start());
            stands = true;
            return process;
        } finally {
            if (!stands) {
                timer.cancel();
            }
        }
    }

    private void happen(RunFault fault, Container container, FaultyProcess process) {
        if (process.end().isDone()) {
            return;
        }
        if (fault instanceof RunFault.Exits exits) {
            process.end(new ProcessEnd(exits.code(), 0, false, around.clock().now()));
        } else if (fault instanceof RunFault.Crashes crashes) {
            process.end(new ProcessEnd(
                    0, crashes.signal().number(), false, around.clock().now()));
        } else if (fault instanceof RunFault.OutOfMemory) {
            ending.ranOutOfMemory(container);
            process.end(new ProcessEnd(0, StopSignal.KILL, true, around.clock().now()));
        } else if (fault instanceof RunFault.Hangs) {
            process.signal(StopSignal.STOP);
            process.deaf();
        } else if (fault instanceof RunFault.Uninterruptible uninterruptible) {
            process.hold();
            if (!uninterruptible.length().equals(RunFault.FOR_EVER)) {
                around.clock()
                        .schedule(uninterruptible.length(), () -> around.lock().run(process::letGo));
            }
        } else if (fault instanceof RunFault.DiskFull) {
            container.layer().files().limit(0);
        } else if (fault instanceof RunFault.ReadOnly) {
            container.requireRun().mounts().makeRootReadOnly();
        }
    }
}
