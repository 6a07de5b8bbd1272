package dev.drydock.process;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How much of everything a process may use. Its children begin with the same. */
public final class ResourceLimits {
    /** No limit. */
    public static final long UNLIMITED = -1;
    /** {@code fs.nr_open}: no process has more descriptors, whatever its limit. */
    public static final long MOST_FILES = 1_048_576;

    private static final Range NONE = new Range(UNLIMITED, UNLIMITED);

    /** Those of a container that asks for none. */
    public static final ResourceLimits USUAL = new ResourceLimits(Map.of(
            ResourceLimit.STACK, new Range(8_388_608, UNLIMITED),
            ResourceLimit.CORE, new Range(0, UNLIMITED),
            ResourceLimit.NOFILE, new Range(MOST_FILES, MOST_FILES),
            ResourceLimit.MEMLOCK, new Range(8_388_608, 8_388_608),
            ResourceLimit.SIGPENDING, new Range(96_364, 96_364),
            ResourceLimit.MSGQUEUE, new Range(819_200, 819_200),
            ResourceLimit.NICE, new Range(0, 0),
            ResourceLimit.RTPRIO, new Range(0, 0)));

    private final Map<ResourceLimit, Range> ranges;

    private ResourceLimits(Map<ResourceLimit, Range> ranges) {
        this.ranges = Collections.unmodifiableMap(new EnumMap<>(ranges));
    }

    /**
     * One limit; {@link #UNLIMITED} for none.
     *
     * @param soft the one that counts
     * @param hard how far a process may raise it
     */
    public record Range(long soft, long hard) {

        /** Whether more than so much is too much. */
        public boolean isExceededBy(long amount) {
            return soft != UNLIMITED && amount > soft;
        }
    }

    /** Whether one limit lets more through than the other. */
    public static boolean isMore(long one, long other) {
        return other != UNLIMITED && (one == UNLIMITED || one > other);
    }

    /** How many files a process may have open. */
    public int files() {
        long soft = of(ResourceLimit.NOFILE).soft();
        return (int) (isMore(soft, MOST_FILES) ? MOST_FILES : soft);
    }

    public Range of(ResourceLimit which) {
        return ranges.getOrDefault(which, NONE);
    }

    public ResourceLimits with(ResourceLimit which, Range range) {
        Map<ResourceLimit, Range> changed = new EnumMap<>(ResourceLimit.class);
        changed.putAll(ranges);
        changed.put(which, range);
        return new ResourceLimits(changed);
    }
}
