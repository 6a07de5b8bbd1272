package dev.drydock.container;

import static dev.drydock.container.CreateErrors.invalid;

import dev.drydock.container.config.Resources;
import java.util.List;

/**
 * What the engine asks of limits, in its order, and what it discards with a warning (28.5.2 on cgroup v1 as recorded:
 * memory, swap, swappiness, kernel memory, CPU and pids controllers exist; block weights do not).
 */
final class ResourceRules {
    private static final long MINIMUM_MEMORY = 6L * 1024 * 1024;
    private static final long BILLION = 1_000_000_000L;

    private final HostMachine host;

    ResourceRules(HostMachine host) {
        this.host = host;
    }

    /** What is refused already while the request is read. */
    static void checkRequest(Resources resources) {
        if (resources.ioMaximumBandwidth() != 0) {
            throw invalid("invalid option: QoS maximum bandwidth configuration is not supported on linux");
        }
        if (resources.ioMaximumIops() != 0) {
            throw invalid("invalid option: QoS maximum IOPs configuration is not supported on linux");
        }
        if (resources.cpuRealtimePeriodMicros() != 0
                && resources.cpuRealtimeRuntimeMicros() > resources.cpuRealtimePeriodMicros()) {
            throw invalid("cpu real-time runtime cannot be higher than cpu real-time period");
        }
        if (resources.cpuShares() < 0) {
            throw invalid("invalid CPU shares (" + resources.cpuShares() + "): value must be a positive integer");
        }
    }

    /**
     * Checks all limits.
     *
     * @param update whether a running container's are changed
     * @param warnings gets what was discarded
     * @return the limits that are left
     */
    Resources check(Resources asked, boolean update, List<String> warnings) {
        Resources.Builder kept = asked.toBuilder();
        checkMemory(asked, kept, update, warnings);
        checkCpu(asked, kept, warnings);
        checkSets(asked);
        checkBlockIo(asked, kept, warnings);
        return kept.build();
    }

    private static void checkMemory(Resources asked, Resources.Builder kept, boolean update, List<String> warnings) {
        long memory = asked.memoryBytes();
        long swap = asked.memorySwapBytes();
        if (memory != 0 && memory < MINIMUM_MEMORY) {
            throw invalid("Minimum memory limit allowed is 6MB");
        }
        if (memory > 0 && swap > 0 && swap < memory) {
            throw invalid("Minimum memoryswap limit should be larger than memory limit, see usage");
        }
        if (memory == 0 && swap > 0 && !update) {
            throw invalid("You should always set the Memory limit when using Memoryswap limit, see usage");
        }
        Long swappiness = asked.memorySwappiness();
        if (swappiness != null && swappiness == -1) {
            kept.memorySwappiness(null);
        } else if (swappiness != null && (swappiness < 0 || swappiness > 100)) {
            throw invalid("Invalid value: " + swappiness + ", valid memory swappiness range is 0-100");
        }
        long reservation = asked.memoryReservationBytes();
        if (reservation > 0 && reservation < MINIMUM_MEMORY) {
            throw invalid("Minimum memory reservation allowed is 6MB");
        }
        if (memory > 0 && reservation > 0 && memory < reservation) {
            throw invalid("Minimum memory limit can not be less than memory reservation limit, see usage");
        }
        long kernelMemory = asked.kernelMemoryBytes();
        if (kernelMemory > 0 && kernelMemory < MINIMUM_MEMORY) {
            throw invalid("Minimum kernel memory limit allowed is 6MB");
        }
        if (Boolean.TRUE.equals(asked.oomKillDisable()) && memory == 0) {
            warnings.add("OOM killer is disabled for the container, but no memory limit is set, this can result in the"
                    + " system running out of resources.");
        }
    }

    private void checkCpu(Resources asked, Resources.Builder kept, List<String> warnings) {
        long nanos = asked.nanoCpus();
        if (nanos > 0 && asked.cpuPeriodMicros() > 0) {
            throw invalid("Conflicting options: Nano CPUs and CPU Period cannot both be set");
        }
        if (nanos > 0 && asked.cpuQuotaMicros() > 0) {
            throw invalid("Conflicting options: Nano CPUs and CPU Quota cannot both be set");
        }
        if (nanos < 0 || nanos > host.cpus() * BILLION) {
            throw invalid("range of CPUs is from 0.01 to " + host.cpus() + ".00, as there are only " + host.cpus()
                    + " CPUs available");
        }
        long period = asked.cpuPeriodMicros();
        if (period != 0 && (period < 1_000 || period > 1_000_000)) {
            throw invalid("CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)");
        }
        if (asked.cpuQuotaMicros() > 0 && asked.cpuQuotaMicros() < 1_000) {
            throw invalid("CPU cfs quota can not be less than 1ms (i.e. 1000)");
        }
        if (asked.cpuPercent() > 0) {
            warnings.add("linux does not support CPU percent. Percent discarded.");
            kept.cpuPercent(0);
        }
    }

    private void checkSets(Resources asked) {
        String cpus = asked.cpusetCpus();
        try {
            if (CpuList.parse(cpus).stream().anyMatch(cpu -> cpu >= host.cpus())) {
                throw invalid("Requested CPUs are not available - requested " + cpus + ", available: "
                        + (host.cpus() == 1 ? "0" : "0-" + (host.cpus() - 1)));
            }
        } catch (CpuList.BadList bad) {
            throw invalid("Invalid value " + cpus + " for cpuset cpus: " + bad.getMessage());
        }
        String nodes = asked.cpusetMems();
        try {
            if (CpuList.parse(nodes).stream().anyMatch(node -> node > 0)) {
                throw invalid("Requested memory nodes are not available - requested " + nodes + ", available: 0");
            }
        } catch (CpuList.BadList bad) {
            throw invalid("Invalid value " + nodes + " for cpuset mems: " + bad.getMessage());
        }
    }

    private static void checkBlockIo(Resources asked, Resources.Builder kept, List<String> warnings) {
        if (asked.blkioWeight() > 0) {
            warnings.add(
                    "Your kernel does not support Block I/O weight or the cgroup is not mounted. Weight discarded.");
            kept.blkioWeight(0);
        }
        if (asked.blkioWeightDevice() != null && !asked.blkioWeightDevice().isEmpty()) {
            warnings.add("Your kernel does not support Block I/O weight_device or the cgroup is not mounted."
                    + " Weight-device discarded.");
            kept.blkioWeightDevice(List.of());
        }
    }
}
