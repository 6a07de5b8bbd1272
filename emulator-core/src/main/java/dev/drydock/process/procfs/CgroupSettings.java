package dev.drydock.process.procfs;

/**
 * What a container's control groups are set to; what is 0 has not been set.
 *
 * @param memoryBytes {@code --memory}
 * @param memorySwapBytes {@code --memory-swap}: memory and swap together, -1 for as much as there is
 * @param memoryReservationBytes {@code --memory-reservation}
 * @param cpuShares {@code --cpu-shares}
 * @param cpuQuotaMicros {@code --cpu-quota}: in each period; {@code --cpus} sets it, too
 * @param cpuPeriodMicros {@code --cpu-period}
 * @param cpuset {@code --cpuset-cpus} such as {@code 0-2,4}, empty for all
 * @param processes {@code --pids-limit}
 */
public record CgroupSettings(
        long memoryBytes,
        long memorySwapBytes,
        long memoryReservationBytes,
        long cpuShares,
        long cpuQuotaMicros,
        long cpuPeriodMicros,
        String cpuset,
        long processes) {

    /** Nothing is limited. */
    public static final CgroupSettings UNLIMITED = new CgroupSettings(0, 0, 0, 0, 0, 0, "", 0);
}
