package dev.drydock.container;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A sample of a container's resource use, in the keys of cgroup v1.
 *
 * @param read null for a container that does not run (the engine writes year 1, and leaves most values out)
 * @param previousRead null without a sample before
 * @param pids 0 if it does not run
 * @param pidsLimit 0 for none
 * @param previousCpu zeros without a sample before
 * @param memory null if it does not run
 * @param blockIo null if it does not run
 * @param networks counters by interface; null if it does not run or has no network of its own
 */
public record ContainerStats(
        String id,
        String name,
        @Nullable Instant read,
        @Nullable Instant previousRead,
        long pids,
        long pidsLimit,
        Cpu cpu,
        Cpu previousCpu,
        @Nullable Memory memory,
        @Nullable List<BlockIo> blockIo,
        @Nullable SortedMap<String, Network> networks) {

    /**
     * @param perCpu null if it does not run
     *
     * @param system CPU time of the whole machine, idle time included; null if it does not run
     * @param onlineCpus 0 if it does not run
     */
    public record Cpu(
            Duration total,
            Duration kernel,
            Duration user,
            @Nullable List<Duration> perCpu,
            @Nullable Duration system,
            int onlineCpus) {}

    /** @param detail by the keys of {@code memory.stat} */
    public record Memory(
            long usageBytes, long maxUsageBytes, SortedMap<String, Long> detail, long failures, long limitBytes) {}

    /** One entry of {@code io_service_bytes_recursive}. */
    public record BlockIo(int major, int minor, String operation, long value) {}

    /** Counters of one interface. */
    public record Network(
            long receivedBytes,
            long receivedPackets,
            long receiveErrors,
            long receiveDropped,
            long sentBytes,
            long sentPackets,
            long sendErrors,
            long sendDropped) {}
}
