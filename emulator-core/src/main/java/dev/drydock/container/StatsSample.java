package dev.drydock.container;

import dev.drydock.container.config.Resources;
import dev.drydock.network.LinkCounters;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.kernel.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a container uses into a sample as the engine gives it on a machine with cgroup v1 (28.5.2). What the emulation
 * does not have (page cache, block devices) is zero.
 */
final class StatsSample {
    /** The kernel counts user, system and machine time in these. */
    private static final Duration TICK = Duration.ofMillis(10);
    /** What cgroup v1 says when there is no limit. */
    private static final long NO_LIMIT = 9_223_372_036_854_771_712L;

    private static final List<String> OWN = List.of(
            "active_anon",
            "active_file",
            "cache",
            "dirty",
            "inactive_anon",
            "inactive_file",
            "mapped_file",
            "pgfault",
            "pgmajfault",
            "pgpgin",
            "pgpgout",
            "rss",
            "rss_huge",
            "unevictable",
            "writeback");
    private static final int PAGE_BYTES = 4096;

    private static final ContainerStats.Cpu NO_CPU =
            new ContainerStats.Cpu(Duration.ZERO, Duration.ZERO, Duration.ZERO, null, null, 0);

    private StatsSample() {}

    /** Of a container that does not run. */
    static ContainerStats empty(String id, String name) {
        return new ContainerStats(id, name, null, null, 0, 0, NO_CPU, NO_CPU, null, null, null);
    }

    /**
     * Of a container that runs, without a sample before.
     *
     * @param traffic by its network interfaces, without {@code lo}; null without a network of its own
     */
    static ContainerStats of(
            String id,
            String name,
            Instant now,
            Usage usage,
            MachineStatus machine,
            Resources limits,
            @Nullable SortedMap<String, LinkCounters> traffic) {
        Long pids = limits.pidsLimit();
        return new ContainerStats(
                id,
                name,
                now,
                null,
                usage.processes(),
                pids == null || pids < 0 ? 0 : pids,
                cpu(usage, machine, now),
                NO_CPU,
                memory(usage, machine, limits),
                List.of(),
                traffic == null ? null : networks(traffic));
    }

    /** The same sample, to be compared with one before. */
    static ContainerStats after(ContainerStats sample, @Nullable ContainerStats before) {
        if (before == null) {
            return sample;
        }
        return new ContainerStats(
                sample.id(),
                sample.name(),
                sample.read(),
                before.read(),
                sample.pids(),
                sample.pidsLimit(),
                sample.cpu(),
                before.cpu(),
                sample.memory(),
                sample.blockIo(),
                sample.networks());
    }

    private static ContainerStats.Cpu cpu(Usage usage, MachineStatus machine, Instant now) {
        Duration used = usage.cpuTime();
        List<Duration> each = new ArrayList<>(Collections.nCopies(machine.cpus(), used.dividedBy(machine.cpus())));
        each.set(0, used.minus(used.dividedBy(machine.cpus()).multipliedBy(machine.cpus() - 1L)));
        Duration system = ticks(Duration.between(machine.booted(), now)).multipliedBy(machine.cpus());
        return new ContainerStats.Cpu(used, Duration.ZERO, ticks(used), each, system, machine.cpus());
    }

    private static Duration ticks(Duration time) {
        return TICK.multipliedBy(time.dividedBy(TICK));
    }

    private static ContainerStats.Memory memory(Usage usage, MachineStatus machine, Resources limits) {
        SortedMap<String, Long> detail = new TreeMap<>();
        for (String key : OWN) {
            long value = switch (key) {
                case "active_anon", "rss" -> usage.memoryBytes();
                case "pgfault", "pgpgin" -> usage.peakMemoryBytes() / PAGE_BYTES;
                case "pgpgout" -> (usage.peakMemoryBytes() - usage.memoryBytes()) / PAGE_BYTES;
                default -> 0;
            };
            detail.put(key, value);
            detail.put("total_" + key, value);
        }
        long swap = limits.memorySwapBytes();
        detail.put("hierarchical_memory_limit", limits.memoryBytes() > 0 ? limits.memoryBytes() : NO_LIMIT);
        detail.put("hierarchical_memsw_limit", swap > 0 ? swap : NO_LIMIT);
        return new ContainerStats.Memory(
                usage.memoryBytes(),
                usage.peakMemoryBytes(),
                Collections.unmodifiableSortedMap(detail),
                0,
                limits.memoryBytes() > 0 ? limits.memoryBytes() : machine.memoryTotalBytes());
    }

    private static SortedMap<String, ContainerStats.Network> networks(SortedMap<String, LinkCounters> traffic) {
        SortedMap<String, ContainerStats.Network> networks = new TreeMap<>();
        traffic.forEach((name, counters) -> networks.put(
                name,
                new ContainerStats.Network(
                        counters.receivedBytes(),
                        counters.receivedPackets(),
                        0,
                        0,
                        counters.sentBytes(),
                        counters.sentPackets(),
                        0,
                        0)));
        return networks;
    }
}
