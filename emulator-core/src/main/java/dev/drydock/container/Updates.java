package dev.drydock.container;

import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.Resources;
import dev.drydock.container.config.RestartPolicy;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.process.kernel.Limits;
import java.util.List;

/** Changes limits and the restart policy (28.5.2: daemon/update.go). Used under the engine's lock. */
final class Updates {
    private static final long BILLION = 1_000_000_000L;

    private final HostMachine host;
    private final ContainerEvents events;
    private final ContainerRoom room;

    Updates(ContainerSurroundings around, ContainerEvents events) {
        this.host = around.host();
        this.room = new ContainerRoom(around);
        this.events = events;
    }

    /** Checks what is asked for, whatever the container. */
    UpdateContainer check(UpdateContainer request, List<String> warnings) {
        Resources resources = new ResourceRules(host).check(request.resources(), true, warnings);
        HostConfigRules.checkRestartPolicy(request.restartPolicy());
        return new UpdateContainer(resources, request.restartPolicy());
    }

    void apply(Container container, UpdateContainer request, String reference) {
        Permission.require(Action.UPDATE, container, reference);
        HostConfig before = container.hostConfig();
        RestartPolicy policy = request.restartPolicy();
        Resources merged = merge(container, request.resources());
        if (!policy.name().isEmpty() && before.autoRemove() && !policy.isNone()) {
            throw conflict(
                    container, "Restart policy cannot be updated because AutoRemove is enabled for the container");
        }
        Run run = container.run();
        long shares = request.resources().cpuShares();
        if (run != null && !CpuShares.isAllowed(shares)) {
            // told before the runtime is asked, and so of an update that it refuses too
            events.publish(container, "update");
            throw QueryErrors.cannotUpdate(
                    ErrorKind.UNKNOWN,
                    container.id().value(),
                    "runc did not terminate successfully: exit status 1: " + CpuShares.refusal(shares) + "\n");
        }
        room.requireForUpdate(container);
        container.configure(before.toBuilder()
                .resources(merged)
                .restartPolicy(policy.name().isEmpty() ? before.restartPolicy() : policy)
                .build());
        if (run != null) {
            run.namespace().limit(limits(merged));
        }
        events.publish(container, "update");
    }

    /** What a container's processes may use. */
    static Limits limits(Resources resources) {
        Long pids = resources.pidsLimit();
        long cpus = (resources.nanoCpus() + BILLION - 1) / BILLION;
        return new Limits(
                Math.max(0, resources.memoryBytes()),
                pids == null || pids < 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, pids),
                (int) cpus);
    }

    /** What is zero, empty or null stays as it is. */
    private static Resources merge(Container container, Resources asked) {
        Resources before = container.hostConfig().resources();
        requireNoConflict(container, asked, before);
        return before.toBuilder()
                .blkioWeight(asked.blkioWeight() == 0 ? before.blkioWeight() : asked.blkioWeight())
                .cpuShares(newer(asked.cpuShares(), before.cpuShares()))
                .nanoCpus(newer(asked.nanoCpus(), before.nanoCpus()))
                .cpuPeriodMicros(newer(asked.cpuPeriodMicros(), before.cpuPeriodMicros()))
                .cpuQuotaMicros(newer(asked.cpuQuotaMicros(), before.cpuQuotaMicros()))
                .cpusetCpus(asked.cpusetCpus().isEmpty() ? before.cpusetCpus() : asked.cpusetCpus())
                .cpusetMems(asked.cpusetMems().isEmpty() ? before.cpusetMems() : asked.cpusetMems())
                .memoryBytes(newer(asked.memoryBytes(), before.memoryBytes()))
                .memorySwapBytes(newer(asked.memorySwapBytes(), before.memorySwapBytes()))
                .memoryReservationBytes(newer(asked.memoryReservationBytes(), before.memoryReservationBytes()))
                .kernelMemoryBytes(newer(asked.kernelMemoryBytes(), before.kernelMemoryBytes()))
                .cpuRealtimePeriodMicros(newer(asked.cpuRealtimePeriodMicros(), before.cpuRealtimePeriodMicros()))
                .cpuRealtimeRuntimeMicros(newer(asked.cpuRealtimeRuntimeMicros(), before.cpuRealtimeRuntimeMicros()))
                .pidsLimit(asked.pidsLimit() == null ? before.pidsLimit() : asked.pidsLimit())
                .build();
    }

    private static long newer(long asked, long before) {
        return asked == 0 ? before : asked;
    }

    private static void requireNoConflict(Container container, Resources asked, Resources before) {
        String already = null;
        if (asked.nanoCpus() > 0 && before.cpuPeriodMicros() > 0) {
            already = "Nano CPUs cannot be updated as CPU Period has already been set";
        } else if (asked.nanoCpus() > 0 && before.cpuQuotaMicros() > 0) {
            already = "Nano CPUs cannot be updated as CPU Quota has already been set";
        } else if (asked.cpuPeriodMicros() > 0 && before.nanoCpus() > 0) {
            already = "CPU Period cannot be updated as NanoCPUs has already been set";
        } else if (asked.cpuQuotaMicros() > 0 && before.nanoCpus() > 0) {
            already = "CPU Quota cannot be updated as NanoCPUs has already been set";
        }
        if (already != null) {
            throw conflict(container, "Conflicting options: " + already);
        }
        boolean swapStays = asked.memorySwapBytes() == 0;
        if (asked.memoryBytes() != 0 && asked.memoryBytes() > before.memorySwapBytes() && swapStays) {
            throw conflict(
                    container,
                    "Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the"
                            + " same time");
        }
    }

    private static EngineException conflict(Container container, String reason) {
        return QueryErrors.cannotUpdate(ErrorKind.CONFLICT, container.id().value(), reason);
    }
}
