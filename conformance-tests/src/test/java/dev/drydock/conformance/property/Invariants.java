package dev.drydock.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.EngineSummary;
import dev.drydock.container.ContainerDetails;
import dev.drydock.container.ContainerSummary;
import dev.drydock.container.ListOptions;
import dev.drydock.error.EngineException;
import dev.drydock.filter.Filters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is true of an engine between any two requests. Nobody else may use the engine while it is looked at. */
final class Invariants {
    private final Engine engine;

    private Invariants(Engine engine) {
        this.engine = engine;
    }

    static void hold(Engine engine) {
        Invariants invariants = new Invariants(engine);
        List<ContainerSummary> all = engine.containers().list(ListOptions.ALL);
        invariants.namesAreUnique(all);
        all.forEach(invariants::isTheSameInAListAndByItself);
        all.forEach(invariants::showsItsImage);
        invariants.addressesAreUnique(all);
        invariants.countsAgree(all);
    }

    private void namesAreUnique(List<ContainerSummary> all) {
        assertThat(all.stream().flatMap(each -> each.names().stream())).doesNotHaveDuplicates();
        assertThat(all).extracting(ContainerSummary::id).doesNotHaveDuplicates();
    }

    private void isTheSameInAListAndByItself(ContainerSummary listed) {
        ContainerDetails byId = engine.containers().inspect(listed.id(), false);
        assertThat(listed.names()).contains(byId.name());
        assertThat(engine.containers().inspect(byId.name().substring(1), false).id())
                .isEqualTo(listed.id());
        assertThat(byId.state().status()).isEqualTo(listed.state());
        assertThat(byId.state().pid() > 0)
                .isEqualTo(byId.state().running() && !byId.state().restarting());
    }

    /** By a name that leads to it, or else by its id; the image itself may be gone if it was removed by force. */
    private void showsItsImage(ContainerSummary listed) {
        if (listed.image().startsWith("sha256:")) {
            assertThat(listed.image()).isEqualTo(listed.imageId());
            return;
        }
        try {
            assertThat(engine.images().inspect(listed.image(), null).image().id())
                    .hasToString(listed.imageId());
        } catch (EngineException gone) {
            assertThat(listed.imageId()).as(gone.words()).startsWith(listed.image());
        }
    }

    private void addressesAreUnique(List<ContainerSummary> all) {
        Set<String> owners = new HashSet<>();
        List<String> addresses = new ArrayList<>();
        for (ContainerSummary each : all) {
            each.networks().forEach((name, endpoint) -> {
                if (!endpoint.ipAddress().isEmpty()) {
                    addresses.add(endpoint.ipAddress());
                    owners.add(each.id());
                    assertThat(each.state()).as(name).isIn("running", "paused", "restarting");
                }
            });
        }
        assertThat(addresses).doesNotHaveDuplicates();
        engine.networks().list(Filters.NONE).stream()
                .flatMap(listed -> listed.endpoints().stream())
                .forEach(
                        endpoint -> assertThat(owners).contains(endpoint.owner().id()));
    }

    private void countsAgree(List<ContainerSummary> all) {
        EngineSummary summary = engine.summary();
        long paused = all.stream().filter(each -> each.state().equals("paused")).count();
        long running = all.stream()
                .filter(each -> Set.of("running", "restarting").contains(each.state()))
                .count();
        assertThat(summary.running()).isEqualTo((int) running);
        assertThat(summary.paused()).isEqualTo((int) paused);
        assertThat(summary.stopped()).isEqualTo((int) (all.size() - running - paused));
    }
}
