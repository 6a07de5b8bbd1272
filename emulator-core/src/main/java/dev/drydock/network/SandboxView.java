package dev.drydock.network;

import dev.drydock.id.SandboxId;
import dev.drydock.lock.EngineLock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/** A stack as its programs see it: each question is answered from the state of that moment, under the engine's lock. */
final class SandboxView implements NetworkView {
    private final SandboxId id;
    private final Sandboxes sandboxes;
    private final EngineLock lock;
    /** The stack's own, so that what others do does not change what its programs see. Under the engine's lock. */
    private final SplittableRandom chance;

    SandboxView(SandboxId id, Sandboxes sandboxes, EngineLock lock) {
        this.id = id;
        this.sandboxes = sandboxes;
        this.lock = lock;
        this.chance = new SplittableRandom(id.hashCode());
    }

    @Override
    public List<NetworkInterface> interfaces() {
        return ask((topology, sandbox) -> topology.links().interfaces(sandbox), List.of());
    }

    @Override
    public List<Route> routes() {
        return ask((topology, sandbox) -> topology.links().routes(sandbox), List.of());
    }

    @Override
    public List<Route> routes6() {
        return ask((topology, sandbox) -> topology.links().routes6(sandbox), List.of());
    }

    @Override
    public boolean reaches(String address) {
        Optional<IpAddress> target = IpAddress.parse(address);
        return target.isPresent() && ask((topology, sandbox) -> topology.reaches(sandbox, target.get()), false);
    }

    @Override
    public boolean isNobody(String address) {
        Optional<IpAddress> target = IpAddress.parse(address);
        return target.isPresent()
                && ask((topology, sandbox) -> topology.deliver(sandbox, target.get()) == Delivery.Fails.NOBODY, false);
    }

    @Override
    public List<Neighbour> neighbours() {
        return ask((topology, sandbox) -> topology.links().neighbours(sandbox), List.of());
    }

    @Override
    public void countEcho(String address, int bytes, Echo echo) {
        IpAddress.parse(address).ifPresent(target -> {
            if (sandboxes.deliver(id, target) instanceof Delivery.Arrives arrives) {
                Traffic traffic = sandboxes.traffic();
                traffic.message(arrives.way(), Traffic.Direction.THERE, bytes, echo != Echo.QUESTION_LOST);
                if (echo != Echo.QUESTION_LOST) {
                    traffic.message(arrives.way(), Traffic.Direction.BACK, bytes, echo == Echo.ANSWERED);
                }
            }
        });
    }

    @Override
    public LinkConditions conditions(String address) {
        return IpAddress.parse(address)
                .flatMap(target -> ask(
                        (topology, sandbox) -> topology.deliver(sandbox, target) instanceof Delivery.Arrives arrives
                                ? Optional.of(arrives.conditions())
                                : Optional.<LinkConditions>empty(),
                        Optional.<LinkConditions>empty()))
                .orElse(LinkConditions.PERFECT);
    }

    @Override
    public List<String> addressesOf(String name) {
        return ask((topology, sandbox) -> anyOrder(topology.addressesOf(sandbox, name)), List.of());
    }

    /** Within each family (28.5.2: shuffleAddr). */
    private List<String> anyOrder(List<IpAddress> known) {
        List<IpAddress> addresses = new ArrayList<>(known);
        for (int last = addresses.size() - 1; last > 0; last--) {
            Collections.swap(addresses, last, chance.nextInt(last + 1));
        }
        addresses.sort(Comparator.comparing(Ipv6Address.class::isInstance));
        return addresses.stream().map(IpAddress::toString).toList();
    }

    @Override
    public boolean hasNameService() {
        return ask(
                (topology, sandbox) -> sandbox.endpoints().stream().anyMatch(each -> each.dnsNames() != null), false);
    }

    @Override
    public Optional<String> nameOf(String address) {
        return IpAddress.parse(address)
                .flatMap(parsed ->
                        ask((topology, sandbox) -> topology.nameOf(sandbox, parsed), Optional.<String>empty()));
    }

    /** A program may outlive its container's stack by a moment: it then sees no network. */
    private <T> T ask(BiFunction<Topology, Sandbox, T> question, T otherwise) {
        return lock.hold(() -> {
            Sandbox sandbox = sandboxes.get(id);
            return sandbox == null ? otherwise : question.apply(sandboxes.topology(), sandbox);
        });
    }
}
