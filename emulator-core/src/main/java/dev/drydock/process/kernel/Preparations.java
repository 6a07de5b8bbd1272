package dev.drydock.process.kernel;

import dev.drydock.filesystem.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was prepared last, as long as its files would be found as they were: a health check asks for the same
 * again and again. Most processes are asked for once: only from the second time on is anything kept. Safe for use by any number
 * of threads.
 */
final class Preparations {
    private volatile int lastAsked;
    private volatile @Nullable Kept kept;

    private record Kept(ProcessSpec spec, Findings findings, PreparedProcess prepared) {}

    /** What was prepared for an equal process; null if that is not known, or may not be true any more. */
    @Nullable
    PreparedProcess find(ProcessSpec spec) {
        Kept last = kept;
        return last != null && last.findings.stillHold() && last.spec.equals(spec) ? last.prepared : null;
    }

    /** @param findings all that was looked for in preparing it */
    void add(ProcessSpec spec, Findings findings, PreparedProcess prepared) {
        int asked = spec.hashCode();
        if (asked == lastAsked) {
            kept = new Kept(spec, findings, prepared);
        } else {
            lastAsked = asked;
            kept = null;
        }
    }
}
