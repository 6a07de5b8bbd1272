package dev.drydock;

import dev.drydock.container.fault.ContainerFaults;
import dev.drydock.container.fault.CreateFault;
import dev.drydock.container.fault.ExecFault;
import dev.drydock.container.fault.FaultTarget;
import dev.drydock.container.fault.HealthFault;
import dev.drydock.container.fault.RunFault;
import dev.drydock.container.fault.StartFault;
import dev.drydock.disk.DiskFault;
import dev.drydock.disk.EngineDisk;
import dev.drydock.fault.Fault;
import dev.drydock.fault.FaultPlace;
import dev.drydock.fault.FaultPoint;
import dev.drydock.fault.FaultRule;
import dev.drydock.fault.FaultTable;
import dev.drydock.fault.FaultWish;
import dev.drydock.ledger.Deed;
import dev.drydock.network.fault.LookupFault;
import dev.drydock.network.fault.NetworkFaults;
import dev.drydock.network.fault.PacketFault;
import dev.drydock.network.fault.PortFault;
import dev.drydock.reference.ImageReference;
import dev.drydock.registry.PullFault;
import java.util.List;

/**
 * What shall go wrong in an engine, in its own words and where it would go wrong there. Faults that are set for the same come in
 * the order in which they were set; each that is met is in the ledger.
 *
 * <pre>{@code
 * faults.pulls("nginx").times(2).fail(PullFault.tooManyRequests());
 * }</pre>
 */
public final class Faults {
    private final FaultTable table;
    private final ContainerFaults containers;
    private final NetworkFaults network;

    Faults(FaultTable table) {
        this.table = table;
        this.containers = ContainerFaults.of(table);
        this.network = NetworkFaults.of(table);
    }

    /** Of every pull. */
    public FaultWish<PullFault> pulls() {
        return table.at(PullFault.PLACE).of("of any image", image -> true);
    }

    /**
     * Of pulls of an image that is not there, or may be newer in its registry.
     *
     * @param image with a tag or a digest; without, whatever its tag is
     */
    public FaultWish<PullFault> pulls(String image) {
        ImageReference wanted = ImageReference.parse(image);
        return table.at(PullFault.PLACE)
                .of(
                        image,
                        pulled -> wanted.isNameOnly()
                                ? pulled.name().equals(wanted.name())
                                : pulled.orLatest().equals(wanted));
    }

    /**
     * Of containers that are to be created.
     *
     * @param container the name that is asked for it, or that of the image that it is made from
     */
    public FaultWish<CreateFault> creates(String container) {
        return of(containers.creates(), container);
    }

    /**
     * Of starts.
     *
     * @param container its name, or that of the image that it is made from
     */
    public FaultWish<StartFault> starts(String container) {
        return of(containers.starts(), container);
    }

    /**
     * Of containers that run: what becomes of them some time after each start.
     *
     * @param container as of {@link #starts}
     */
    public FaultWish<RunFault> runs(String container) {
        return of(containers.runs(), container);
    }

    /**
     * Of execs; the probes of a health check are none of them.
     *
     * @param container as of {@link #starts}
     * @param command how it begins; without, every command
     */
    public FaultWish<ExecFault> execs(String container, String... command) {
        List<String> words = List.of(command);
        return containers
                .execs()
                .of(
                        words.isEmpty() ? container : container + " " + String.join(" ", words),
                        target -> target.is(container) && target.runs(words));
    }

    /**
     * Of the probes of a health check, which a container without one does not have.
     *
     * @param container as of {@link #starts}
     */
    public FaultWish<HealthFault> health(String container) {
        return of(containers.probes(), container);
    }

    /**
     * Of all packets from and to a container, at its published ports too. Packets are looked at again and again, so {@link
     * FaultWish#times} and {@link FaultWish#after} mean little here; of each rule the first packet is in the ledger.
     */
    public FaultWish<PacketFault> network(String container) {
        return network.packets().of(container, packet -> packet.concerns(container));
    }

    /** As above, of those between two containers. */
    public FaultWish<PacketFault> network(String container, String other) {
        return network.packets()
                .of(container + " and " + other, packet -> packet.concerns(container) && packet.concerns(other));
    }

    /** Of questions for a name, by whichever container, on networks of users, which have a name service. */
    public FaultWish<LookupFault> lookups(String name) {
        return network.lookups().of(name, lookup -> lookup.name().equalsIgnoreCase(name));
    }

    /**
     * Of the disk that the engine keeps everything on, whatever it is needed for: what programs in containers write is not among
     * it ({@link #runs}).
     */
    public FaultWish<DiskFault> disk() {
        return table.at(EngineDisk.PLACE).of("of anything", use -> true);
    }

    /**
     * As above.
     *
     * @param use what it is needed for, as in {@link Deed#is}: {@code commit}, {@code commit web}, {@code image load}
     */
    public FaultWish<DiskFault> disk(String use) {
        return table.at(EngineDisk.PLACE).of(use, each -> each.is(use));
    }

    /** Of a port of the machine that is to be published, of TCP or UDP. */
    public FaultWish<PortFault> ports(int port) {
        return network.ports().of(Integer.toString(port), wanted -> wanted == port);
    }

    private static <F extends Fault> FaultWish<F> of(FaultPoint<FaultTarget, F> point, String container) {
        return point.of(container, target -> target.is(container));
    }

    /** Faults of a place that the core does not know, such as the wire of the API. */
    public <S, F extends Fault> FaultPoint<S, F> at(FaultPlace<S, F> place) {
        return table.at(place);
    }

    /** Those that are set, in that order. */
    public List<FaultRule> all() {
        return table.rules();
    }

    /** Those that nobody has met: what a test arranges and does not need is a defect of the test, or of what it tests. */
    public List<FaultRule> unused() {
        return all().stream().filter(rule -> rule.met() == 0).toList();
    }

    /** @throws AssertionError that tells them, if there are {@link #unused} ones */
    public void verifyAllMet() {
        List<FaultRule> unused = unused();
        if (!unused.isEmpty()) {
            StringBuilder words = new StringBuilder("nobody met these faults:");
            unused.forEach(rule -> words.append("\n  ").append(rule));
            throw new AssertionError(words);
        }
    }

    /** Removes all. */
    public void clear() {
        all().forEach(FaultRule::remove);
    }
}
