package dev.drydock.api.wire;

import dev.drydock.container.config.DeviceMapping;
import dev.drydock.container.config.DeviceRequest;
import dev.drydock.container.config.Resources;
import dev.drydock.container.config.ThrottleDevice;
import dev.drydock.container.config.Ulimit;
import dev.drydock.container.config.WeightDevice;
import dev.drydock.json.JsonFields;
import dev.drydock.json.JsonSlot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code container.Resources}: its fields stand among those of the object that has it. */
final class ResourcesJson {
    private static final String THROTTLE_DEVICES = "[]*blkiodev.ThrottleDevice";

    private ResourcesJson() {}

    static Resources read(JsonFields in) {
        return new Resources(
                in.int64("CpuShares"),
                in.int64("Memory"),
                in.int64("NanoCpus"),
                in.text("CgroupParent"),
                (int) in.unsigned("BlkioWeight", "uint16", 16),
                in.list("BlkioWeightDevice", "[]*blkiodev.WeightDevice", ResourcesJson::readWeight),
                in.list("BlkioDeviceReadBps", THROTTLE_DEVICES, ResourcesJson::readThrottle),
                in.list("BlkioDeviceWriteBps", THROTTLE_DEVICES, ResourcesJson::readThrottle),
                in.list("BlkioDeviceReadIOps", THROTTLE_DEVICES, ResourcesJson::readThrottle),
                in.list("BlkioDeviceWriteIOps", THROTTLE_DEVICES, ResourcesJson::readThrottle),
                in.int64("CpuPeriod"),
                in.int64("CpuQuota"),
                in.int64("CpuRealtimePeriod"),
                in.int64("CpuRealtimeRuntime"),
                in.text("CpusetCpus"),
                in.text("CpusetMems"),
                in.list("Devices", "[]container.DeviceMapping", ResourcesJson::readDevice),
                in.texts("DeviceCgroupRules"),
                in.list("DeviceRequests", "[]container.DeviceRequest", ResourcesJson::readDeviceRequest),
                in.int64("KernelMemory"),
                in.int64("KernelMemoryTCP"),
                in.int64("MemoryReservation"),
                in.int64("MemorySwap"),
                in.optionalInt64("MemorySwappiness"),
                in.optionalFlag("OomKillDisable"),
                in.optionalInt64("PidsLimit"),
                in.list("Ulimits", "[]*units.Ulimit", ResourcesJson::readUlimit),
                in.int64("CpuCount"),
                in.int64("CpuPercent"),
                in.unsigned("IOMaximumIOps", "uint64", 64),
                in.unsigned("IOMaximumBandwidth", "uint64", 64));
    }

    private static WeightDevice readWeight(JsonSlot slot) {
        WeightDevice device = slot.object(
                "blkiodev.WeightDevice",
                in -> new WeightDevice(in.text("Path"), (int) in.unsigned("Weight", "uint16", 16)));
        return device == null ? new WeightDevice("", 0) : device;
    }

    private static ThrottleDevice readThrottle(JsonSlot slot) {
        ThrottleDevice device = slot.object(
                "blkiodev.ThrottleDevice",
                in -> new ThrottleDevice(in.text("Path"), in.unsigned("Rate", "uint64", 64)));
        return device == null ? new ThrottleDevice("", 0) : device;
    }

    private static DeviceMapping readDevice(JsonSlot slot) {
        DeviceMapping device = slot.object(
                "container.DeviceMapping",
                in -> new DeviceMapping(
                        in.text("PathOnHost"), in.text("PathInContainer"), in.text("CgroupPermissions")));
        return device == null ? new DeviceMapping("", "", "") : device;
    }

    private static DeviceRequest readDeviceRequest(JsonSlot slot) {
        DeviceRequest request = slot.object(
                "container.DeviceRequest",
                in -> new DeviceRequest(
                        in.text("Driver"),
                        in.integer("Count"),
                        in.texts("DeviceIDs"),
                        in.list("Capabilities", "[][]string", ResourcesJson::texts),
                        in.textsByName("Options")));
        return request == null ? new DeviceRequest("", 0, null, null, null) : request;
    }

    static List<String> texts(JsonSlot slot) {
        List<String> texts = slot.list("[]string", item -> item.text("string"));
        return Objects.requireNonNullElse(texts, List.of());
    }

    private static Ulimit readUlimit(JsonSlot slot) {
        Ulimit ulimit =
                slot.object("units.Ulimit", in -> new Ulimit(in.text("Name"), in.int64("Hard"), in.int64("Soft")));
        return ulimit == null ? new Ulimit("", 0, 0) : ulimit;
    }

    static void write(JsonWriter out, Resources resources) {
        out.number("CpuShares", resources.cpuShares())
                .number("Memory", resources.memoryBytes())
                .number("NanoCpus", resources.nanoCpus())
                .text("CgroupParent", resources.cgroupParent())
                .number("BlkioWeight", resources.blkioWeight())
                .objects(
                        "BlkioWeightDevice",
                        resources.blkioWeightDevice(),
                        (item, device) -> item.text("Path", device.path()).number("Weight", device.weight()));
        writeThrottles(out, "BlkioDeviceReadBps", resources.blkioDeviceReadBps());
        writeThrottles(out, "BlkioDeviceWriteBps", resources.blkioDeviceWriteBps());
        writeThrottles(out, "BlkioDeviceReadIOps", resources.blkioDeviceReadIops());
        writeThrottles(out, "BlkioDeviceWriteIOps", resources.blkioDeviceWriteIops());
        out.number("CpuPeriod", resources.cpuPeriodMicros())
                .number("CpuQuota", resources.cpuQuotaMicros())
                .number("CpuRealtimePeriod", resources.cpuRealtimePeriodMicros())
                .number("CpuRealtimeRuntime", resources.cpuRealtimeRuntimeMicros())
                .text("CpusetCpus", resources.cpusetCpus())
                .text("CpusetMems", resources.cpusetMems())
                .objects("Devices", resources.devices(), ResourcesJson::writeDevice)
                .texts("DeviceCgroupRules", resources.deviceCgroupRules())
                .objects("DeviceRequests", resources.deviceRequests(), ResourcesJson::writeDeviceRequest)
                .optionalNumber("KernelMemory", resources.kernelMemoryBytes())
                .optionalNumber("KernelMemoryTCP", resources.kernelMemoryTcpBytes())
                .number("MemoryReservation", resources.memoryReservationBytes())
                .number("MemorySwap", resources.memorySwapBytes())
                .number("MemorySwappiness", resources.memorySwappiness())
                .flag("OomKillDisable", resources.oomKillDisable())
                .number("PidsLimit", resources.pidsLimit())
                .objects(
                        "Ulimits",
                        resources.ulimits(),
                        (item, ulimit) -> item.text("Name", ulimit.name())
                                .number("Hard", ulimit.hard())
                                .number("Soft", ulimit.soft()))
                .number("CpuCount", resources.cpuCount())
                .number("CpuPercent", resources.cpuPercent())
                .unsigned("IOMaximumIOps", resources.ioMaximumIops())
                .unsigned("IOMaximumBandwidth", resources.ioMaximumBandwidth());
    }

    private static void writeThrottles(JsonWriter out, String name, @Nullable List<ThrottleDevice> devices) {
        out.objects(
                name,
                devices,
                (item, device) -> item.text("Path", device.path()).unsigned("Rate", device.rate()));
    }

    private static void writeDevice(JsonWriter out, DeviceMapping device) {
        out.text("PathOnHost", device.pathOnHost())
                .text("PathInContainer", device.pathInContainer())
                .text("CgroupPermissions", device.cgroupPermissions());
    }

    private static void writeDeviceRequest(JsonWriter out, DeviceRequest request) {
        out.text("Driver", request.driver())
                .number("Count", request.count())
                .texts("DeviceIDs", request.deviceIds())
                .array("Capabilities", request.capabilities(), JsonWriter::items)
                .textsByName("Options", request.options());
    }
}
