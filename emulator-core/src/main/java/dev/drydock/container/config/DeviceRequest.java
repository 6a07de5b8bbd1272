package dev.drydock.container.config;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A request for devices to a driver, such as for GPUs. */
public record DeviceRequest(
        String driver,
        int count,
        @Nullable List<String> deviceIds,
        @Nullable List<List<String>> capabilities,
        @Nullable SortedMap<String, String> options) {

    public DeviceRequest {
        deviceIds = deviceIds == null ? null : List.copyOf(deviceIds);
        capabilities = capabilities == null ? null : List.copyOf(capabilities);
        options = options == null ? null : Sorted.copyOf(options);
    }
}
