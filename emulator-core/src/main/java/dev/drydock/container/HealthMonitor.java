package dev.drydock.container;

import dev.drydock.container.config.Healthcheck;
import dev.drydock.error.EngineException;
import dev.drydock.lock.EngineLock;
import dev.drydock.time.EngineClock;
import dev.drydock.time.Timer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks one running container again and again whether it is well, until it is stopped (28.5.2: daemon/health.go). Never more
 * than one probe runs. Used under the engine's lock.
 */
final class HealthMonitor {

    /** How a container is asked. */
    interface Prober {

        /** Whether it can be asked; what is about to end is neither asked nor judged any more. */
        boolean canAsk();

        /**
         * Starts a probe.
         *
         * @param ended called under the engine's lock when it has ended, with its exit code
         * @throws EngineException in the words that the report then shows
         */
        Probe begin(IntEnd ended);
    }

    /** Hears of an exit code. */
    interface IntEnd {
        void with(int exitCode);
    }

    /** A probe that runs. */
    interface Probe {

        /** What it has said so far, as much as is kept. */
        String output();

        void kill();
    }

    /** Hears of each new report. */
    interface Listener {
        void reported(HealthReport before, HealthReport after);
    }

    private final HealthRules rules;
    private final EngineLock lock;
    private final EngineClock clock;
    private final Prober prober;
    private final Listener listener;

    private HealthReport report;
    private @Nullable Timer timer;
    private @Nullable Probing probing;
    private boolean stopped;

    /**
     * @param started when the container's run began
     * @param report where it begins
     */
    HealthMonitor(
            Healthcheck check,
            Instant started,
            HealthReport report,
            EngineLock lock,
            EngineClock clock,
            Prober prober,
            Listener listener) {
        this.rules = new HealthRules(check, started);
        this.report = report;
        this.lock = lock;
        this.clock = clock;
        this.prober = prober;
        this.listener = listener;
    }

    /** The first probe is due after one interval. */
    void start() {
        await();
    }

    /** No probe counts any more, and the one that runs is ended. */
    void stop() {
        stopped = true;
        cancelTimer();
        if (probing != null) {
            probing.end();
        }
    }

    private void await() {
        timer = clock.schedule(rules.untilNext(report, clock.now()), () -> lock.run(this::probe));
    }

    private void probe() {
        if (stopped || !prober.canAsk()) {
            return;
        }
        Probing current = new Probing(clock.now());
        probing = current;
        try {
            current.run = prober.begin(current::ended);
        } catch (EngineException refused) {
            current.conclude(-1, refused.words());
            return;
        }
        if (stopped) {
            // Meanwhile: a probe lets go of the lock to look for its program.
            current.end();
        } else if (probing == current) {
            timer = clock.schedule(rules.timeout(), () -> lock.run(current::exceed));
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** One probe, from its start to its place in the report. */
    private final class Probing {
        private final Instant start;
        private @Nullable Probe run;
        private boolean exceeded;

        Probing(Instant start) {
            this.start = start;
        }

        void exceed() {
            if (probing == this && !stopped) {
                exceeded = true;
                end();
            }
        }

        void end() {
            if (run != null) {
                run.kill();
            }
        }

        void ended(int exitCode) {
            String output = run == null ? "" : run.output();
            if (exceeded) {
                conclude(-1, rules.exceeded(output));
            } else {
                conclude(exitCode, output);
            }
        }

        private void conclude(int exitCode, String output) {
            if (probing != this || !prober.canAsk()) {
                return;
            }
            probing = null;
            cancelTimer();
            if (stopped) {
                return;
            }
            HealthReport before = report;
            report = rules.after(before, new HealthReport.Probe(start, clock.now(), exitCode, output));
            listener.reported(before, report);
            await();
        }
    }
}
