package dev.drydock.network.fault;

import dev.drydock.fault.FaultPlace;
import dev.drydock.fault.FaultPoint;
import dev.drydock.fault.FaultTable;

/**
 * Where the network meets faults.
 *
 * @param packets on their way from one to another
 * @param lookups of names, by the name service of networks of users
 * @param ports of the machine that are to be published, by their numbers
 */
public record NetworkFaults(
        FaultPoint<Packet, PacketFault> packets,
        FaultPoint<Lookup, LookupFault> lookups,
        FaultPoint<Integer, PortFault> ports) {
    private static final FaultPlace<Packet, PacketFault> PACKET = new FaultPlace<>("network", Packet::toString);
    private static final FaultPlace<Lookup, LookupFault> LOOKUP = new FaultPlace<>("lookup", Lookup::name);
    private static final FaultPlace<Integer, PortFault> PORT = new FaultPlace<>("port", String::valueOf);

    /** Those of an engine. */
    public static NetworkFaults of(FaultTable table) {
        return new NetworkFaults(table.at(PACKET), table.at(LOOKUP), table.at(PORT));
    }
}
