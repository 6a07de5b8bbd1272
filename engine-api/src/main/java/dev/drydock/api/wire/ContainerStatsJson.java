package dev.drydock.api.wire;

import dev.drydock.container.ContainerStats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code container.StatsResponse}, with the keys of cgroup v1. */
public final class ContainerStatsJson {
    private static final List<String> UNUSED_BLOCK_IO = List.of(
            "io_serviced_recursive",
            "io_queue_recursive",
            "io_service_time_recursive",
            "io_wait_time_recursive",
            "io_merged_recursive",
            "io_time_recursive",
            "sectors_recursive");

    private ContainerStatsJson() {}

    /**
     * @param named whether the container's name and id are told
     *
     * @param ofLinux whether it is told that these are those of a Linux
     */
    public static void write(JsonWriter out, ContainerStats stats, boolean named, boolean ofLinux) {
        if (named) {
            out.text("name", stats.name()).text("id", stats.id());
        }
        if (ofLinux) {
            out.text("os_type", "linux");
        }
        out.time("read", stats.read())
                .time("preread", stats.previousRead())
                .object(
                        "pids_stats",
                        pids -> pids.optionalNumber("current", stats.pids()).optionalNumber("limit", stats.pidsLimit()))
                .object("blkio_stats", block -> writeBlockIo(block, stats.blockIo()))
                .number("num_procs", 0)
                .object("storage_stats", storage -> {})
                .object("cpu_stats", stats.cpu(), ContainerStatsJson::writeCpu)
                .object("precpu_stats", stats.previousCpu(), ContainerStatsJson::writeCpu)
                .object("memory_stats", memory -> writeMemory(memory, stats.memory()));
        if (stats.networks() != null && !stats.networks().isEmpty()) {
            out.objectsByName("networks", stats.networks(), ContainerStatsJson::writeNetwork);
        }
    }

    private static void writeBlockIo(JsonWriter out, @Nullable List<ContainerStats.BlockIo> entries) {
        out.objects(
                "io_service_bytes_recursive",
                entries,
                (item, entry) -> item.number("major", entry.major())
                        .number("minor", entry.minor())
                        .text("op", entry.operation())
                        .number("value", entry.value()));
        for (String name : UNUSED_BLOCK_IO) {
            out.texts(name, entries == null ? null : List.of());
        }
    }

    private static void writeCpu(JsonWriter out, ContainerStats.Cpu cpu) {
        out.object("cpu_usage", usage -> {
            usage.number("total_usage", cpu.total().toNanos());
            if (cpu.perCpu() != null && !cpu.perCpu().isEmpty()) {
                usage.array("percpu_usage", cpu.perCpu(), (item, time) -> item.item(time.toNanos()));
            }
            usage.number("usage_in_kernelmode", cpu.kernel().toNanos())
                    .number("usage_in_usermode", cpu.user().toNanos());
        });
        if (cpu.system() != null) {
            out.optionalNumber("system_cpu_usage", cpu.system().toNanos());
        }
        out.optionalNumber("online_cpus", cpu.onlineCpus())
                .object(
                        "throttling_data",
                        throttling -> throttling
                                .number("periods", 0)
                                .number("throttled_periods", 0)
                                .number("throttled_time", 0));
    }

    private static void writeMemory(JsonWriter out, ContainerStats.@Nullable Memory memory) {
        if (memory == null) {
            return;
        }
        out.optionalNumber("usage", memory.usageBytes()).optionalNumber("max_usage", memory.maxUsageBytes());
        if (!memory.detail().isEmpty()) {
            out.map("stats", memory.detail(), JsonWriter::item);
        }
        out.optionalNumber("failcnt", memory.failures()).optionalNumber("limit", memory.limitBytes());
    }

    private static void writeNetwork(JsonWriter out, ContainerStats.Network network) {
        out.number("rx_bytes", network.receivedBytes())
                .number("rx_packets", network.receivedPackets())
                .number("rx_errors", network.receiveErrors())
                .number("rx_dropped", network.receiveDropped())
                .number("tx_bytes", network.sentBytes())
                .number("tx_packets", network.sentPackets())
                .number("tx_errors", network.sendErrors())
                .number("tx_dropped", network.sendDropped());
    }
}
