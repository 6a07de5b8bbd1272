package dev.drydock.conformance.property;

import dev.drydock.conformance.property.Residents.Place;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/**
 * Whatever is done to networks and to those on them: no two have an address or a port, those reach each other who share a
 * network, and nobody else, and the name service knows who is there.
 */
class NetworkProperties {
    private static final List<String> OWN = List.of("one", "two", Residents.APART);
    private static final Arbitrary<String> NAMES = Arbitraries.of("aa", "bb", "cc", "dd");
    private static final Arbitrary<String> NETWORKS = Arbitraries.of(OWN);
    private static final Arbitrary<String> PLACES = Arbitraries.of("one", "two", Residents.APART, Residents.BRIDGE);
    private static final Arbitrary<Integer> PORTS = Arbitraries.of(0, 0, 8080, 8081);
    private static final Arbitrary<String> ALIASES = Arbitraries.of("", "", "db", "aa");
    private static final Arbitrary<Integer> ADDRESSES = Arbitraries.of(0, 0, 0, 2, 3, 50);

    @Property(tries = 50, shrinking = ShrinkingMode.BOUNDED)
    void networks_agree_with_the_model(@ForAll("deeds") ActionChain<NetworkedEngine> chain) {
        NetworkedEngine[] made = new NetworkedEngine[1];
        try {
            chain.withInvariant(engine -> {
                        made[0] = engine;
                        engine.check();
                    })
                    .run();
        } finally {
            if (made[0] != null) {
                made[0].close();
            }
        }
    }

    @Provide
    ActionChainArbitrary<NetworkedEngine> deeds() {
        return ActionChain.startWith(NetworkedEngine::new)
                .withAction(
                        4,
                        deed(NETWORKS.map(network -> of(
                                "network create " + network,
                                engine -> engine.createNetwork(network, OWN.indexOf(network))))))
                .withAction(
                        1,
                        deed(NETWORKS.map(
                                network -> of("network rm " + network, engine -> engine.removeNetwork(network)))))
                .withAction(
                        6,
                        deed(Combinators.combine(NAMES, PLACES, ALIASES, ADDRESSES, PORTS)
                                .as((name, network, alias, address, port) -> of(
                                        "create " + name + " " + network + " " + place(network, alias, address) + " "
                                                + port,
                                        engine -> engine.create(name, network, place(network, alias, address), port)))))
                .withAction(8, deed(NAMES.map(name -> of("start " + name, engine -> engine.start(name)))))
                .withAction(2, deed(NAMES.map(name -> of("stop " + name, engine -> engine.stop(name)))))
                .withAction(1, deed(NAMES.map(name -> of("rm -f " + name, engine -> engine.remove(name)))))
                .withAction(
                        6,
                        deed(Combinators.combine(NAMES, PLACES, ALIASES, ADDRESSES)
                                .as((name, network, alias, address) -> of(
                                        "connect " + name + " " + network + " " + place(network, alias, address),
                                        engine -> engine.connect(name, network, place(network, alias, address))))))
                .withAction(
                        3,
                        deed(Combinators.combine(NAMES, PLACES)
                                .as((name, network) -> of(
                                        "disconnect " + name + " " + network,
                                        engine -> engine.disconnect(name, network)))))
                .withMaxTransformations(30);
    }

    /** The bridge that is there from the start gives neither names nor addresses that are asked for. */
    private static Place place(String network, String alias, int address) {
        if (network.equals(Residents.BRIDGE)) {
            return Place.ANY;
        }
        return new Place(alias, address == 0 ? "" : "10.200." + OWN.indexOf(network) + "." + address);
    }

    private static Transformer<NetworkedEngine> of(String words, Consumer<NetworkedEngine> deed) {
        return Transformer.mutate(words, deed);
    }

    private static Deed deed(Arbitrary<Transformer<NetworkedEngine>> transformer) {
        return new Deed(transformer);
    }

    private record Deed(Arbitrary<Transformer<NetworkedEngine>> transformer)
            implements Action.Independent<NetworkedEngine> {}
}
