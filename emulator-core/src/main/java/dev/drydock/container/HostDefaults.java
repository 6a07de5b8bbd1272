package dev.drydock.container;

import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.Resources;
import dev.drydock.container.config.RestartPolicy;
import java.util.List;

/** What a container has of its machine where it was not told otherwise (28.5.2: adaptContainerSettings). */
final class HostDefaults {
    private static final long SHARED_MEMORY_BYTES = 64L << 20;
    static final List<String> MASKED = List.of(
            "/proc/asound",
            "/proc/acpi",
            "/proc/interrupts",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/proc/sched_debug",
            "/proc/scsi",
            "/sys/firmware",
            "/sys/devices/virtual/powercap");
    static final List<String> READ_ONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private final HostMachine machine;

    HostDefaults(HostMachine machine) {
        this.machine = machine;
    }

    HostConfig apply(HostConfig asked) {
        HostConfig.Builder adapted = asked.toBuilder();
        adapted.resources(resources(asked.resources()));
        if (asked.restartPolicy().name().isEmpty()) {
            adapted.restartPolicy(new RestartPolicy(
                    RestartPolicy.NO.name(), asked.restartPolicy().maximumRetryCount()));
        }
        if (asked.shmSizeBytes() == 0) {
            adapted.shmSizeBytes(SHARED_MEMORY_BYTES);
        }
        if (asked.ipcMode().isEmpty()) {
            adapted.ipcMode("private");
        }
        if (asked.cgroupnsMode().isEmpty()) {
            adapted.cgroupnsMode(machine.cgroupVersion() == 1 || asked.privileged() ? "host" : "private");
        }
        boolean unconfined = asked.privileged()
                || asked.pidMode().equals("host")
                || asked.ipcMode().equals("host");
        if (asked.securityOpt() == null && unconfined) {
            adapted.securityOpt(List.of("label=disable"));
        }
        if (!asked.privileged()) {
            adapted.maskedPaths(asked.maskedPaths() == null ? MASKED : asked.maskedPaths());
            adapted.readonlyPaths(asked.readonlyPaths() == null ? READ_ONLY : asked.readonlyPaths());
        }
        return adapted.build();
    }

    private Resources resources(Resources asked) {
        Resources.Builder adapted = asked.toBuilder();
        if (asked.memoryBytes() > 0 && asked.memorySwapBytes() == 0) {
            adapted.memorySwapBytes(2 * asked.memoryBytes());
        }
        if (asked.oomKillDisable() == null && machine.cgroupVersion() == 1) {
            adapted.oomKillDisable(false);
        }
        Long processes = asked.pidsLimit();
        if (processes != null && processes <= 0) {
            adapted.pidsLimit(null);
        }
        return adapted.build();
    }
}
