package dev.drydock.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.conformance.property.Residents.Place;
import dev.drydock.conformance.property.Residents.Resident;
import dev.drydock.container.ContainerSummary;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.ExecRequest;
import dev.drydock.container.ListOptions;
import dev.drydock.container.Outcome;
import dev.drydock.container.RemoveOptions;
import dev.drydock.container.StopOptions;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.IpamConfig;
import dev.drydock.container.config.NetworkingConfig;
import dev.drydock.container.config.PortBinding;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.network.CreateNetwork;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An engine beside the model of its networks. */
final class NetworkedEngine {
    private static final Map<String, String> KEEPING_APART = Map.of("com.docker.network.bridge.enable_icc", "false");

    private final ManualClock clock = new ManualClock();
    private final Probes probes = new Probes();
    private final Engine engine = Engine.builder()
            .seed(1)
            .clock(clock)
            .programs(probes)
            .registries(RegistryDirectory.withHub(Userland.hub()))
            .build();
    private final Residents model = new Residents();

    NetworkedEngine() {
        try {
            engine.registries().pull(PullRequest.of("alpine")).run(progress -> {});
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    void createNetwork(String network, int subnet) {
        ErrorKind refusal = model.networks.contains(network) ? ErrorKind.CONFLICT : null;
        expect(
                refusal,
                () -> engine.networks()
                        .create(CreateNetwork.named(network)
                                .withSubnet("10.200." + subnet + ".0/24")
                                .withOptions(network.equals(Residents.APART) ? KEEPING_APART : Map.of())));
        model.networks.add(network);
    }

    void removeNetwork(String network) {
        ErrorKind refusal = !model.networks.contains(network)
                ? ErrorKind.NOT_FOUND
                : model.areRunning(network) ? ErrorKind.FORBIDDEN : null;
        expect(refusal, () -> engine.networks().remove(network));
        if (refusal == null) {
            model.removeNetwork(network);
        }
    }

    void create(String name, String network, Place place, int port) {
        ErrorKind refusal = model.residents.containsKey(name) ? ErrorKind.CONFLICT : null;
        ContainerConfig config = ContainerConfig.builder()
                .image("alpine")
                .cmd(Probes.listening(name))
                .exposedPorts(new TreeSet<>(List.of("80/tcp")))
                .build();
        HostConfig.Builder host = HostConfig.builder().networkMode(network);
        if (port > 0) {
            host.portBindings(new TreeMap<>(Map.of("80/tcp", List.of(new PortBinding("", String.valueOf(port))))));
        }
        NetworkingConfig networking = new NetworkingConfig(new TreeMap<>(Map.of(network, settings(place))));
        expect(
                refusal,
                () -> engine.containers().create(new CreateContainer(name, "", config, host.build(), networking)));
        if (refusal == null) {
            Resident resident = new Resident(network, port);
            resident.places.put(network, place);
            resident.homeless = !model.networks.contains(network);
            model.residents.put(name, resident);
        }
    }

    /** What may fail for reasons that are not in the model, an address that is taken above all, leaves all as it was. */
    void start(String name) {
        Resident resident = model.residents.get(name);
        if (resident == null) {
            expect(ErrorKind.NOT_FOUND, () -> engine.containers().start(name));
            return;
        }
        boolean was = resident.running;
        boolean mayFail = resident.homeless
                || resident.asksForAddress()
                || !model.hasNetworkOfMode(resident)
                || !model.findsPortFree(resident);
        boolean started =
                was || attempt(mayFail && !was, () -> engine.containers().start(name));
        assertThat(started && !was && !model.findsPortFree(resident))
                .as("two have port %s", resident.port)
                .isFalse();
        resident.running = started;
    }

    void stop(String name) {
        expectLater(refusalOf(name), () -> engine.containers().stopAsync(name, StopOptions.within(0)));
        if (model.residents.containsKey(name)) {
            model.residents.get(name).end();
        }
    }

    void remove(String name) {
        expectLater(refusalOf(name), () -> engine.containers().removeAsync(name, RemoveOptions.FORCE));
        model.residents.remove(name);
    }

    void connect(String name, String network, Place place) {
        ErrorKind refusal = model.refusalOfConnect(name, network);
        Runnable deed = () -> engine.containers().connect(name, network, settings(place));
        if (refusal != null) {
            expect(refusal, deed);
            return;
        }
        Resident resident = model.residents.get(name);
        boolean mayFail = resident.running && (!place.address().isEmpty() || !model.isPortFree(resident));
        if (attempt(mayFail, deed)) {
            model.connected(name, network, place);
        } else {
            model.refused(name, network, place);
        }
    }

    void disconnect(String name, String network) {
        ErrorKind refusal = model.refusalOfDisconnect(name, network);
        expect(refusal, () -> engine.containers().disconnect(name, network, false));
        if (refusal == null) {
            model.residents.get(name).places.remove(network);
        }
    }

    void check() {
        clock.runUntilIdle();
        Invariants.hold(engine);
        model.residents.forEach(this::isWhereItShouldBe);
        noPortIsPublishedTwice();
        model.residents.forEach((name, resident) -> {
            if (resident.running) {
                model.residents.forEach((other, there) -> reachesWhatItShares(name, other, there));
                List.of("aa", "BB", "cc", "db").forEach(each -> knowsWhoIsThere(name, each));
            }
        });
    }

    private void isWhereItShouldBe(String name, Resident resident) {
        var details = engine.containers().inspect(name, false);
        assertThat(details.state().running()).as(name).isEqualTo(resident.running);
        if (resident.homeless) {
            return;
        }
        SortedMap<String, EndpointSettings> networks = networksOf(name);
        assertThat(networks.keySet()).as(name).isEqualTo(resident.shown());
        resident.places.forEach((network, place) -> {
            String address = networks.get(network).ipAddress();
            assertThat(address.isEmpty()).as("%s on %s", name, network).isEqualTo(!resident.running);
            if (resident.running && !place.address().isEmpty()) {
                assertThat(address).isEqualTo(place.address());
            }
        });
    }

    private void noPortIsPublishedTwice() {
        List<String> ports = new ArrayList<>();
        for (ContainerSummary each : engine.containers().list(ListOptions.ALL)) {
            each.ports().stream()
                    .filter(port -> port.publicPort() > 0)
                    .forEach(port -> ports.add(port.ip() + " " + port.publicPort() + "/" + port.type()));
        }
        assertThat(ports).doesNotHaveDuplicates();
    }

    private void reachesWhatItShares(String name, String other, Resident there) {
        if (!there.running) {
            return;
        }
        networksOf(other).forEach((network, settings) -> {
            if (there.refused.containsKey(network)) {
                return;
            }
            boolean expected = model.reaches(name, other, network);
            assertThat(probes.of(name).reaches(settings.ipAddress()))
                    .as("a ping from %s to %s on %s", name, other, network)
                    .isEqualTo(expected);
            assertThat(knock(name, settings.ipAddress()))
                    .as("a connection from %s to %s on %s", name, other, network)
                    .isEqualTo(expected);
        });
    }

    private void knowsWhoIsThere(String asker, String called) {
        List<String> expected = model.called(called, asker)
                .map(each -> networksOf(each.getKey()).get(each.getValue()).ipAddress())
                .toList();
        assertThat(new TreeSet<>(probes.of(asker).addressesOf(called)))
                .as("what %s is told of %s", asker, called)
                .isEqualTo(new TreeSet<>(expected));
    }

    private boolean knock(String name, String address) {
        String exec = engine.execs().create(name, ExecRequest.of(Probes.knockingAt(address)));
        engine.execs().startDetached(exec, null);
        CompletableFuture<Integer> end = engine.execs().whenEnded(exec).toCompletableFuture();
        clock.runUntil(end::isDone);
        return end.join() == 0;
    }

    void close() {
        engine.close();
        clock.close();
    }

    private SortedMap<String, EndpointSettings> networksOf(String name) {
        return engine.containers().list(ListOptions.ALL).stream()
                .filter(each -> each.names().contains("/" + name))
                .findFirst()
                .orElseThrow()
                .networks();
    }

    private static EndpointSettings settings(Place place) {
        EndpointSettings.Builder settings = EndpointSettings.builder();
        if (!place.alias().isEmpty()) {
            settings.aliases(List.of(place.alias()));
        }
        if (!place.address().isEmpty()) {
            settings.ipamConfig(new IpamConfig(place.address(), "", null));
        }
        return settings.build();
    }

    private ErrorKind refusalOf(String name) {
        return model.residents.containsKey(name) ? null : ErrorKind.NOT_FOUND;
    }

    private void expectLater(ErrorKind refusal, Later deed) {
        expect(refusal, () -> {
            CompletionStage<Outcome> end = deed.begin();
            clock.runUntil(() -> end.toCompletableFuture().isDone());
            assertThat(end.toCompletableFuture()).isCompleted();
        });
    }

    private interface Later {
        CompletionStage<Outcome> begin();
    }

    /** Whether it was done. */
    private static boolean attempt(boolean mayFail, Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (EngineException refused) {
            assertThat(mayFail).as(refused.words()).isTrue();
            return false;
        }
    }

    private static void expect(ErrorKind refusal, Runnable deed) {
        ErrorKind refused = null;
        String words = "done";
        try {
            deed.run();
        } catch (EngineException told) {
            refused = told.kind();
            words = told.words();
        }
        assertThat(refused).as(words).isEqualTo(refusal);
    }
}
