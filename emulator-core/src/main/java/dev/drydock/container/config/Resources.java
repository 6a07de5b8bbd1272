package dev.drydock.container.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a container: memory, CPU, block I/O, devices. Also what an update may change; there, zero, empty and null
 * leave a limit as it is.
 *
 * @param cpuShares relative weight; 0 is the kernel's own 1024
 * @param memoryBytes 0 means no limit
 * @param nanoCpus billionths of a CPU; 0 means all of them
 * @param blkioWeight 0, or 10 to 1000
 * @param cpuPeriodMicros CFS period; 0, or 1,000 to 1,000,000
 * @param cpuQuotaMicros CFS quota; 0, or at least 1,000
 * @param cpusetCpus such as {@code 0-2,4}; empty means all
 * @param kernelMemoryBytes left out of the echo if 0
 * @param kernelMemoryTcpBytes left out of the echo if 0
 * @param memorySwapBytes memory and swap together; -1 means without bound
 * @param memorySwappiness -1 to 100
 * @param pidsLimit 0 and -1 mean no limit
 * @param cpuCount Windows; kept and echoed
 * @param cpuPercent Windows; kept and echoed
 * @param ioMaximumIops Windows; kept and echoed; unsigned
 * @param ioMaximumBandwidth Windows; kept and echoed; unsigned
 */
public record Resources(
        long cpuShares,
        long memoryBytes,
        long nanoCpus,
        String cgroupParent,
        int blkioWeight,
        @Nullable List<WeightDevice> blkioWeightDevice,
        @Nullable List<ThrottleDevice> blkioDeviceReadBps,
        @Nullable List<ThrottleDevice> blkioDeviceWriteBps,
        @Nullable List<ThrottleDevice> blkioDeviceReadIops,
        @Nullable List<ThrottleDevice> blkioDeviceWriteIops,
        long cpuPeriodMicros,
        long cpuQuotaMicros,
        long cpuRealtimePeriodMicros,
        long cpuRealtimeRuntimeMicros,
        String cpusetCpus,
        String cpusetMems,
        @Nullable List<DeviceMapping> devices,
        @Nullable List<String> deviceCgroupRules,
        @Nullable List<DeviceRequest> deviceRequests,
        long kernelMemoryBytes,
        long kernelMemoryTcpBytes,
        long memoryReservationBytes,
        long memorySwapBytes,
        @Nullable Long memorySwappiness,
        @Nullable Boolean oomKillDisable,
        @Nullable Long pidsLimit,
        @Nullable List<Ulimit> ulimits,
        long cpuCount,
        long cpuPercent,
        long ioMaximumIops,
        long ioMaximumBandwidth) {

    /** As if nothing had been asked for. */
    public static final Resources NONE = new Builder().build();

    public Resources {
        blkioWeightDevice = blkioWeightDevice == null ? null : List.copyOf(blkioWeightDevice);
        blkioDeviceReadBps = blkioDeviceReadBps == null ? null : List.copyOf(blkioDeviceReadBps);
        blkioDeviceWriteBps = blkioDeviceWriteBps == null ? null : List.copyOf(blkioDeviceWriteBps);
        blkioDeviceReadIops = blkioDeviceReadIops == null ? null : List.copyOf(blkioDeviceReadIops);
        blkioDeviceWriteIops = blkioDeviceWriteIops == null ? null : List.copyOf(blkioDeviceWriteIops);
        devices = devices == null ? null : List.copyOf(devices);
        deviceCgroupRules = deviceCgroupRules == null ? null : List.copyOf(deviceCgroupRules);
        deviceRequests = deviceRequests == null ? null : List.copyOf(deviceRequests);
        ulimits = ulimits == null ? null : List.copyOf(ulimits);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Gathers the values one by one; what is not given is as in {@link #NONE}. */
    public static final class Builder {
        private long cpuShares;
        private long memoryBytes;
        private long nanoCpus;
        private String cgroupParent = "";
        private int blkioWeight;
        private @Nullable List<WeightDevice> blkioWeightDevice;
        private @Nullable List<ThrottleDevice> blkioDeviceReadBps;
        private @Nullable List<ThrottleDevice> blkioDeviceWriteBps;
        private @Nullable List<ThrottleDevice> blkioDeviceReadIops;
        private @Nullable List<ThrottleDevice> blkioDeviceWriteIops;
        private long cpuPeriodMicros;
        private long cpuQuotaMicros;
        private long cpuRealtimePeriodMicros;
        private long cpuRealtimeRuntimeMicros;
        private String cpusetCpus = "";
        private String cpusetMems = "";
        private @Nullable List<DeviceMapping> devices;
        private @Nullable List<String> deviceCgroupRules;
        private @Nullable List<DeviceRequest> deviceRequests;
        private long kernelMemoryBytes;
        private long kernelMemoryTcpBytes;
        private long memoryReservationBytes;
        private long memorySwapBytes;
        private @Nullable Long memorySwappiness;
        private @Nullable Boolean oomKillDisable;
        private @Nullable Long pidsLimit;
        private @Nullable List<Ulimit> ulimits;
        private long cpuCount;
        private long cpuPercent;
        private long ioMaximumIops;
        private long ioMaximumBandwidth;

        private Builder() {}

        private Builder(Resources start) {
            cpuShares = start.cpuShares;
            memoryBytes = start.memoryBytes;
            nanoCpus = start.nanoCpus;
            cgroupParent = start.cgroupParent;
            blkioWeight = start.blkioWeight;
            blkioWeightDevice = start.blkioWeightDevice;
            blkioDeviceReadBps = start.blkioDeviceReadBps;
            blkioDeviceWriteBps = start.blkioDeviceWriteBps;
            blkioDeviceReadIops = start.blkioDeviceReadIops;
            blkioDeviceWriteIops = start.blkioDeviceWriteIops;
            cpuPeriodMicros = start.cpuPeriodMicros;
            cpuQuotaMicros = start.cpuQuotaMicros;
            cpuRealtimePeriodMicros = start.cpuRealtimePeriodMicros;
            cpuRealtimeRuntimeMicros = start.cpuRealtimeRuntimeMicros;
            cpusetCpus = start.cpusetCpus;
            cpusetMems = start.cpusetMems;
            devices = start.devices;
            deviceCgroupRules = start.deviceCgroupRules;
            deviceRequests = start.deviceRequests;
            kernelMemoryBytes = start.kernelMemoryBytes;
            kernelMemoryTcpBytes = start.kernelMemoryTcpBytes;
            memoryReservationBytes = start.memoryReservationBytes;
            memorySwapBytes = start.memorySwapBytes;
            memorySwappiness = start.memorySwappiness;
            oomKillDisable = start.oomKillDisable;
            pidsLimit = start.pidsLimit;
            ulimits = start.ulimits;
            cpuCount = start.cpuCount;
            cpuPercent = start.cpuPercent;
            ioMaximumIops = start.ioMaximumIops;
            ioMaximumBandwidth = start.ioMaximumBandwidth;
        }

        public Builder cpuShares(long value) {
            cpuShares = value;
            return this;
        }

        public Builder memoryBytes(long value) {
            memoryBytes = value;
            return this;
        }

        public Builder nanoCpus(long value) {
            nanoCpus = value;
            return this;
        }

        public Builder cgroupParent(String value) {
            cgroupParent = value;
            return this;
        }

        public Builder blkioWeight(int value) {
            blkioWeight = value;
            return this;
        }

        public Builder blkioWeightDevice(@Nullable List<WeightDevice> value) {
            blkioWeightDevice = value;
            return this;
        }

        public Builder blkioDeviceReadBps(@Nullable List<ThrottleDevice> value) {
            blkioDeviceReadBps = value;
            return this;
        }

        public Builder blkioDeviceWriteBps(@Nullable List<ThrottleDevice> value) {
            blkioDeviceWriteBps = value;
            return this;
        }

        public Builder blkioDeviceReadIops(@Nullable List<ThrottleDevice> value) {
            blkioDeviceReadIops = value;
            return this;
        }

        public Builder blkioDeviceWriteIops(@Nullable List<ThrottleDevice> value) {
            blkioDeviceWriteIops = value;
            return this;
        }

        public Builder cpuPeriodMicros(long value) {
            cpuPeriodMicros = value;
            return this;
        }

        public Builder cpuQuotaMicros(long value) {
            cpuQuotaMicros = value;
            return this;
        }

        public Builder cpuRealtimePeriodMicros(long value) {
            cpuRealtimePeriodMicros = value;
            return this;
        }

        public Builder cpuRealtimeRuntimeMicros(long value) {
            cpuRealtimeRuntimeMicros = value;
            return this;
        }

        public Builder cpusetCpus(String value) {
            cpusetCpus = value;
            return this;
        }

        public Builder cpusetMems(String value) {
            cpusetMems = value;
            return this;
        }

        public Builder devices(@Nullable List<DeviceMapping> value) {
            devices = value;
            return this;
        }

        public Builder deviceCgroupRules(@Nullable List<String> value) {
            deviceCgroupRules = value;
            return this;
        }

        public Builder deviceRequests(@Nullable List<DeviceRequest> value) {
            deviceRequests = value;
            return this;
        }

        public Builder kernelMemoryBytes(long value) {
            kernelMemoryBytes = value;
            return this;
        }

        public Builder kernelMemoryTcpBytes(long value) {
            kernelMemoryTcpBytes = value;
            return this;
        }

        public Builder memoryReservationBytes(long value) {
            memoryReservationBytes = value;
            return this;
        }

        public Builder memorySwapBytes(long value) {
            memorySwapBytes = value;
            return this;
        }

        public Builder memorySwappiness(@Nullable Long value) {
            memorySwappiness = value;
            return this;
        }

        public Builder oomKillDisable(@Nullable Boolean value) {
            oomKillDisable = value;
            return this;
        }

        public Builder pidsLimit(@Nullable Long value) {
            pidsLimit = value;
            return this;
        }

        public Builder ulimits(@Nullable List<Ulimit> value) {
            ulimits = value;
            return this;
        }

        public Builder cpuCount(long value) {
            cpuCount = value;
            return this;
        }

        public Builder cpuPercent(long value) {
            cpuPercent = value;
            return this;
        }

        public Builder ioMaximumIops(long value) {
            ioMaximumIops = value;
            return this;
        }

        public Builder ioMaximumBandwidth(long value) {
            ioMaximumBandwidth = value;
            return this;
        }

        public Resources build() {
            return new Resources(
                    cpuShares,
                    memoryBytes,
                    nanoCpus,
                    cgroupParent,
                    blkioWeight,
                    blkioWeightDevice,
                    blkioDeviceReadBps,
                    blkioDeviceWriteBps,
                    blkioDeviceReadIops,
                    blkioDeviceWriteIops,
                    cpuPeriodMicros,
                    cpuQuotaMicros,
                    cpuRealtimePeriodMicros,
                    cpuRealtimeRuntimeMicros,
                    cpusetCpus,
                    cpusetMems,
                    devices,
                    deviceCgroupRules,
                    deviceRequests,
                    kernelMemoryBytes,
                    kernelMemoryTcpBytes,
                    memoryReservationBytes,
                    memorySwapBytes,
                    memorySwappiness,
                    oomKillDisable,
                    pidsLimit,
                    ulimits,
                    cpuCount,
                    cpuPercent,
                    ioMaximumIops,
                    ioMaximumBandwidth);
        }
    }
}
