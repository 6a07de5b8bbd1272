package dev.drydock.container;

import dev.drydock.lock.EngineLock;
import dev.drydock.time.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All execs by their ids. One that has ended is remembered for five to ten minutes more, so that its exit code can be asked
 * for (28.5.2: execCommandGC); one that has not is forgotten with its container's run. Used under the engine's lock.
 */
final class ExecTable {
    private static final Duration CLEAN_UP = Duration.ofMinutes(5);

    private final EngineLock lock;
    private final EngineClock clock;
    private final Instant begun;
    private final Map<String, Exec> byId = new LinkedHashMap<>();
    private boolean cleanUpIsDue;

    ExecTable(EngineLock lock, EngineClock clock) {
        this.lock = lock;
        this.clock = clock;
        this.begun = clock.now();
    }

    void add(Exec exec) {
        byId.put(exec.id().value(), exec);
    }

    /** @throws dev.drydock.error.EngineException if there is none */
    Exec get(String id) {
        Exec exec = byId.get(id);
        if (exec == null) {
            throw QueryErrors.noSuchExec(id);
        }
        return exec;
    }

    boolean knows(Exec exec) {
        return byId.containsKey(exec.id().value());
    }

    void forget(Exec exec) {
        byId.remove(exec.id().value());
    }

    void forgetAll() {
        byId.clear();
    }

    /** An exec has ended: it need not be remembered for ever. */
    void ended() {
        if (!cleanUpIsDue) {
            cleanUpIsDue = true;
            long passed = Duration.between(begun, clock.now()).toNanos() % CLEAN_UP.toNanos();
            clock.schedule(CLEAN_UP.minusNanos(passed), () -> lock.run(this::cleanUp));
        }
    }

    /** What was found ended at one clean-up is forgotten at the next. */
    private void cleanUp() {
        boolean more = false;
        for (Iterator<Exec> execs = byId.values().iterator(); execs.hasNext(); ) {
            Exec exec = execs.next();
            if (exec.isRemovable()) {
                execs.remove();
            } else if (exec.exitCode() != null) {
                exec.markRemovable();
                more = true;
            }
        }
        cleanUpIsDue = false;
        if (more) {
            ended();
        }
    }
}
