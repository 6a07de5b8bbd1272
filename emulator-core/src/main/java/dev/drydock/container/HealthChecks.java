package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.Healthcheck;
import dev.drydock.container.fault.HealthFault;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.error.FollowUp;
import dev.drydock.process.kernel.RunningProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a monitor for each running container that has a health check. A container that is paused is not asked, and counts as
 * unhealthy until it was asked again, as on the engine. Used under the engine's lock.
 */
final class HealthChecks implements RunObserver {
    private static final int SIGKILL = 9;
    private static final int KILLED = 128 + SIGKILL;

    private final ContainerSurroundings around;
    private final ExecRunner execs;
    private final ContainerEvents events;
    private final Links links;
    private final IdentityHashMap<Container, HealthMonitor> monitors = new IdentityHashMap<>();

    HealthChecks(ContainerSurroundings around, ContainerStore store, ExecRunner execs, ContainerEvents events) {
        this.around = around;
        this.execs = execs;
        this.events = events;
        this.links = new Links(store, around.network());
    }

    @Override
    public void started(Container container) {
        Healthcheck check = container.config().healthcheck();
        if (check != null && HealthRules.probes(check)) {
            HealthReport earlier = container.health();
            container.health(HealthRules.begin(earlier == null ? List.of() : earlier.log()));
            monitor(container, check);
        }
    }

    @Override
    public void ended(Container container) {
        stop(container);
    }

    /** What probes have said is forgotten; but one that is paused is not asked, and stays as it was found. */
    @Override
    public void found(Container container) {
        if (container.status() == ContainerStatus.RUNNING && container.health() != null) {
            stop(container);
            container.health(null);
            started(container);
        }
    }

    @Override
    public void paused(Container container) {
        stop(container);
    }

    @Override
    public void resumed(Container container) {
        Healthcheck check = container.config().healthcheck();
        if (check != null && container.health() != null) {
            monitor(container, check);
        }
    }

    private void monitor(Container container, Healthcheck check) {
        HealthReport report = container.health();
        Instant started = container.state().startedAt();
        HealthMonitor monitor = new HealthMonitor(
                check,
                started == null ? around.clock().now() : started,
                report == null ? HealthRules.begin(List.of()) : report,
                around.lock(),
                around.clock(),
                new ContainerProber(container, check),
                (before, after) -> reported(container, before, after));
        monitors.put(container, monitor);
        monitor.start();
    }

    private void stop(Container container) {
        HealthMonitor monitor = monitors.remove(container);
        HealthReport report = container.health();
        if (monitor != null && report != null) {
            monitor.stop();
            container.health(new HealthReport(HealthRules.UNHEALTHY, report.failingStreak(), report.log()));
        }
    }

    private void reported(Container container, HealthReport before, HealthReport after) {
        container.health(after);
        if (!before.status().equals(after.status())) {
            events.publish(container, "health_status: " + after.status());
        }
    }

    private static List<String> command(Container container, Healthcheck check) {
        List<String> test = check.test() == null ? List.of() : check.test();
        List<String> command = new ArrayList<>();
        if (test.get(0).equals("CMD-SHELL")) {
            List<String> shell = container.config().shell();
            command.addAll(shell == null || shell.isEmpty() ? List.of("/bin/sh", "-c") : shell);
        }
        command.addAll(test.subList(1, test.size()));
        if (test.size() == 1) {
            throw new EngineException(
                    ErrorKind.UNKNOWN, "healthcheck for container " + container.id() + " has no command");
        }
        return List.copyOf(command);
    }

    /** What is executed, and what it was made of. */
    private record Planned(ContainerConfig config, List<String> linked, ExecPlan plan) {}

    /** Asks by execs. */
    private final class ContainerProber implements HealthMonitor.Prober {
        private final Container container;
        private final Healthcheck check;
        private @Nullable List<String> command;
        private @Nullable Planned planned;

        ContainerProber(Container container, Healthcheck check) {
            this.container = container;
            this.check = check;
        }

        /** Its probe dies with its first process, which says nothing of its health. */
        @Override
        public boolean canAsk() {
            Run run = container.run();
            return run != null
                    && !run.process().end().isDone()
                    && run.namespace().lives(run.process().pid());
        }

        @Override
        public HealthMonitor.Probe begin(HealthMonitor.IntEnd ended) {
            HealthFault fault = around.faults().probes().meet(() -> RunFaults.target(container, List.of()));
            if (fault == null) {
                return ask(ended);
            }
            if (fault instanceof HealthFault.Answer answer) {
                // The container is asked all the same: whoever watches sees an exec.
                HealthMonitor.Probe real = ask(code -> ended.with(answer.exitCode()));
                return new ToldProbe(real, answer.output());
            }
            HealthMonitor.Probe real = ask(code -> {});
            return new HungProbe(real, ended);
        }

        private HealthMonitor.Probe ask(HealthMonitor.IntEnd ended) {
            LimitedOutput output = new LimitedOutput();
            Exec exec = execs.create(container, plan(), output);
            execs.start(exec, false, null, this::lend, null);
            FollowUp.of(
                    exec.end(),
                    code -> around.ledger().nobodys().run(() -> around.lock().run(() -> ended.with(code))));
            return new RunningProbe(exec, output);
        }

        /** The one of the last time, if nothing that it is made of has changed. */
        @SuppressWarnings("ReferenceEquality") // a configuration that changes is another one
        private ExecPlan plan() {
            if (command == null) {
                command = command(container, check);
            }
            ContainerConfig config = container.config();
            List<String> linked = links.variables(container);
            Planned last = planned;
            if (last == null || last.config != config || !last.linked.equals(linked)) {
                last = new Planned(config, linked, plan(command, config, linked));
                planned = last;
            }
            return last.plan;
        }

        private ExecPlan plan(List<String> words, ContainerConfig config, List<String> linked) {
            return new ExecPlan(
                    words,
                    StartVariables.of(container, linked, false, null),
                    config.workingDir(),
                    config.user(),
                    false,
                    false,
                    ExecPlan.Attached.OUTPUT,
                    null,
                    null);
        }

        /** This is a thread of the clock, or the one that advances it: it must not wait for a program. */
        private boolean lend(Runnable firstRun, boolean brief) {
            if (brief) {
                around.lock().afterwards(firstRun);
            }
            return brief;
        }
    }

    /** One that says something else than it does. */
    private record ToldProbe(HealthMonitor.Probe real, String output) implements HealthMonitor.Probe {
        @Override
        public void kill() {
            real.kill();
        }
    }

    /** One that does not end before it is killed. */
    private final class HungProbe implements HealthMonitor.Probe {
        private final HealthMonitor.Probe real;
        private final HealthMonitor.IntEnd ended;

        HungProbe(HealthMonitor.Probe real, HealthMonitor.IntEnd ended) {
            this.real = real;
            this.ended = ended;
        }

        @Override
        public String output() {
            return "";
        }

        @Override
        public void kill() {
            real.kill();
            around.clock().schedule(Duration.ZERO, () -> around.lock().run(() -> ended.with(KILLED)));
        }
    }

    private record RunningProbe(Exec exec, LimitedOutput log) implements HealthMonitor.Probe {
        @Override
        public String output() {
            return log.text();
        }

        @Override
        public void kill() {
            RunningProcess process = exec.process();
            if (process != null) {
                process.signal(SIGKILL);
            }
        }
    }
}
