package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.IpamConfig;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.network.CreateNetwork;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Links whose target is gone, and networks that are asked for in vain (engine 28.5.2). */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OutlivedLinksTest {
    private static final String NOT_RUNNING = "Cannot link to a non running container: ";
    private static final RemoveOptions OF_LINK = new RemoveOptions(false, false, true);

    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();

    @AfterEach
    void close() {
        dock.close();
    }

    private void runPair() {
        dock.run("child", "sleep", "1000");
        dock.run("parent", linkedTo("child:kid"), "sleep", "1000");
    }

    private static HostConfig linkedTo(String... links) {
        return HostConfig.builder().links(List.of(links)).build();
    }

    private void remove(String container) {
        containers.removeAsync(container, RemoveOptions.FORCE);
        dock.settle();
    }

    private List<String> links(String container) {
        return containers.inspect(container, false).hostConfig().links();
    }

    @Test
    void a_link_is_shown_after_its_target_was_removed() {
        runPair();
        remove("child");
        assertThat(links("parent")).containsExactly("/child:/parent/kid");
        assertThatThrownBy(() -> containers.inspect("parent/kid", false)).hasMessage("No such container: parent/kid");
    }

    @Test
    void a_link_to_a_removed_container_keeps_its_own_from_starting_and_from_running_commands() {
        runPair();
        remove("child");
        String words = NOT_RUNNING + "/child AS /parent/kid";
        assertThatThrownBy(() -> dock.engine.execs().create("parent", ExecRequest.of("true")))
                .hasMessage(words);
        containers.killAsync("parent", "KILL");
        dock.settle();
        assertThatThrownBy(() -> dock.start("parent")).hasMessage(words);
        assertThat(dock.state("parent").error()).isEqualTo(words);
    }

    @Test
    void another_container_of_the_same_name_is_not_the_target_of_a_link() {
        runPair();
        remove("child");
        dock.run("child", "sleep", "1000");
        containers.killAsync("parent", "KILL");
        dock.settle();
        assertThatThrownBy(() -> dock.start("parent")).hasMessage(NOT_RUNNING + "/child AS /parent/kid");
    }

    @Test
    void a_link_to_a_removed_container_cannot_be_removed() {
        runPair();
        remove("child");
        assertThatThrownBy(() -> containers.removeAsync("parent/kid", OF_LINK))
                .hasMessage("No such container: parent/kid");
        assertThat(links("parent")).hasSize(1);
    }

    @Test
    void a_link_tells_the_last_name_of_its_target_and_the_present_one_of_its_own() {
        runPair();
        containers.rename("child", "son");
        assertThat(links("parent")).containsExactly("/son:/parent/kid");
        remove("son");
        containers.rename("parent", "father");
        assertThat(links("father")).containsExactly("/son:/father/kid");
        assertThatThrownBy(() -> dock.engine.execs().create("father", ExecRequest.of("true")))
                .hasMessage(NOT_RUNNING + "/son AS /father/kid");
    }

    @Test
    void a_link_to_a_removed_container_is_not_asked_for_off_the_default_bridge() {
        runPair();
        remove("child");
        containers.disconnect("parent", "bridge", false);
        containers.killAsync("parent", "KILL");
        dock.settle();
        dock.start("parent");
        assertThat(dock.status("parent")).isEqualTo("running");
        assertThat(links("parent")).containsExactly("/child:/parent/kid");
    }

    @Test
    void a_name_is_free_again_once_its_parent_was_made_anew() {
        runPair();
        remove("child");
        remove("parent");
        runPair();
        assertThat(containers.inspect("parent/kid", false).name()).isEqualTo("/child");
        assertThat(links("parent")).containsExactly("/child:/parent/kid");
    }

    @Test
    void the_first_of_two_links_of_one_name_is_the_only_one() {
        dock.run("one", "sleep", "1000");
        dock.run("two", "sleep", "1000");
        dock.run("parent", linkedTo("one:kid", "two:kid"), "sleep", "1000");
        assertThat(links("parent")).containsExactly("/one:/parent/kid");
    }

    @Test
    void a_running_container_that_shares_a_network_is_told_so_before_a_network_is_looked_for() {
        dock.run("one", "sleep", "1000");
        dock.run("guest", HostConfig.builder().networkMode("container:one").build(), "sleep", "1000");
        assertThatThrownBy(() -> containers.connect("guest", "nowhere", EndpointSettings.NONE))
                .asInstanceOf(InstanceOfAssertFactories.type(EngineException.class))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_PARAMETER));
    }

    @Test
    void a_network_whose_address_is_refused_at_the_start_knows_the_names_of_its_container() {
        dock.engine.networks().create(CreateNetwork.named("net").withSubnet("10.231.2.0/24"));
        dock.create("one", HostConfig.builder().networkMode("net").build(), "sleep", "1000");
        containers.disconnect("one", "net", false);
        containers.connect(
                "one",
                "net",
                EndpointSettings.builder()
                        .ipamConfig(new IpamConfig("10.231.2.9", "", null))
                        .aliases(List.of("other"))
                        .build());
        dock.engine.networks().remove("net");
        dock.engine.networks().create(CreateNetwork.named("net").withSubnet("10.231.3.0/24"));
        assertThatThrownBy(() -> dock.start("one")).hasMessageContaining("contain the IP address 10.231.2.9");
        assertThat(containers
                        .inspect("one", false)
                        .network()
                        .networks()
                        .get("net")
                        .dnsNames())
                .startsWith("one", "other");
    }
}
