package dev.drydock.container.fault;

import dev.drydock.fault.FaultPlace;
import dev.drydock.fault.FaultPoint;
import dev.drydock.fault.FaultTable;

/**
 * Where containers meet faults.
 *
 * @param creates when their request has been found in order
 * @param starts before they run
 * @param runs each time that they run, from when their first process stands
 * @param execs when a further process is started in them
 * @param probes each time that they are asked for their health
 */
public record ContainerFaults(
        FaultPoint<FaultTarget, CreateFault> creates,
        FaultPoint<FaultTarget, StartFault> starts,
        FaultPoint<FaultTarget, RunFault> runs,
        FaultPoint<FaultTarget, ExecFault> execs,
        FaultPoint<FaultTarget, HealthFault> probes) {
    private static final FaultPlace<FaultTarget, CreateFault> CREATE =
            new FaultPlace<>("create", FaultTarget::nameOrImage);
    private static final FaultPlace<FaultTarget, StartFault> START = new FaultPlace<>("start", FaultTarget::name);
    private static final FaultPlace<FaultTarget, RunFault> RUN = new FaultPlace<>("run", FaultTarget::name);
    private static final FaultPlace<FaultTarget, ExecFault> EXEC = new FaultPlace<>("exec", FaultTarget::name);
    private static final FaultPlace<FaultTarget, HealthFault> PROBE = new FaultPlace<>("health", FaultTarget::name);

    /** Those of an engine. */
    public static ContainerFaults of(FaultTable table) {
        return new ContainerFaults(table.at(CREATE), table.at(START), table.at(RUN), table.at(EXEC), table.at(PROBE));
    }
}
