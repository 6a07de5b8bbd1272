package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.network.CreateNetwork;
import dev.drydock.network.NetworkView;
import dev.drydock.process.Exit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Links on a network of a user are names that one container alone uses. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LinkedNamesTest {
    private final Dock dock = new Dock();
    private NetworkView seen;

    @BeforeEach
    void start() {
        dock.engine.networks().create(CreateNetwork.named("net"));
        dock.run("db", HostConfig.builder().networkMode("net").build(), "sleep", "1000");
        dock.custom = process -> {
            seen = process.network();
            return Exit.never();
        };
        dock.run("web", HostConfig.NONE, "custom");
    }

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void a_linked_name_is_found_as_it_is_written_and_by_its_container_alone() {
        connect("db:Store");
        List<String> addresses = seen.addressesOf("db");
        assertThat(addresses).hasSize(1);
        assertThat(seen.addressesOf("Store")).isEqualTo(addresses);
        assertThat(seen.addressesOf("Store.net")).isEqualTo(addresses);
        assertThat(seen.addressesOf("store")).isEmpty();
        assertThat(seen.addressesOf("Store.other")).isEmpty();
    }

    @Test
    void a_linked_name_hides_the_container_of_that_name() {
        connect("nobody:db");
        assertThat(seen.addressesOf("db")).isEmpty();
    }

    @Test
    void a_link_without_a_name_of_its_own_means_itself() {
        connect("db");
        assertThat(seen.addressesOf("db")).hasSize(1);
    }

    @Test
    void whoever_takes_the_first_address_of_a_name_that_several_have_comes_to_each_of_them() {
        dock.run("other", HostConfig.NONE, "sleep", "1000");
        dock.engine.containers().disconnect("db", "net", false);
        connect("web", EndpointSettings.builder());
        connect("db", EndpointSettings.builder().aliases(List.of("store")));
        connect("other", EndpointSettings.builder().aliases(List.of("store")));
        List<List<String>> answers =
                Stream.generate(() -> seen.addressesOf("store")).limit(64).toList();
        assertThat(answers).allSatisfy(all -> assertThat(all).containsExactlyInAnyOrder("172.18.0.3", "172.18.0.4"));
        assertThat(answers).extracting(all -> all.get(0)).contains("172.18.0.3", "172.18.0.4");
    }

    @Test
    void a_link_that_is_none_is_refused_and_gives_no_place() {
        assertThatThrownBy(() -> connect("a:b:c")).hasMessage("bad format for links: a:b:c");
        assertThatThrownBy(() -> connect("")).hasMessage("empty string specified for links");
        assertThat(dock.engine.networks().inspect("net", "").endpoints())
                .extracting(place -> place.owner().name())
                .doesNotContain("web");
        connect("db:store");
        assertThat(seen.addressesOf("store")).hasSize(1);
    }

    private void connect(String link) {
        connect("web", EndpointSettings.builder().links(List.of(link)));
    }

    private void connect(String container, EndpointSettings.Builder wish) {
        dock.engine.containers().connect(container, "net", wish.build());
    }
}
