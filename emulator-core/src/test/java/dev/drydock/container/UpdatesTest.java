package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.Resources;
import dev.drydock.container.config.RestartPolicy;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UpdatesTest {
    private final Ship ship = new Ship();

    @Test
    void what_is_not_given_stays_as_it_is() {
        create(HostConfig.builder()
                .resources(Resources.builder()
                        .cpuShares(512)
                        .memorySwapBytes(60_000_000)
                        .build())
                .restartPolicy(RestartPolicy.NO)
                .build());
        ship.inquiries.update("cu", limits(Resources.builder().memoryBytes(30_000_000)));
        HostConfig after = ship.inquiries.inspect("cu", false).hostConfig();
        assertThat(after.resources().memoryBytes()).isEqualTo(30_000_000);
        assertThat(after.resources().memorySwapBytes()).isEqualTo(60_000_000);
        assertThat(after.resources().cpuShares()).isEqualTo(512);
        assertThat(after.restartPolicy()).isEqualTo(RestartPolicy.NO);
        assertThat(ship.told()).containsExactly("update");
    }

    @Test
    void the_restart_policy_is_replaced_whole() {
        create(HostConfig.NONE);
        assertThat(ship.inquiries.update("cu", policy("always"))).isEmpty();
        assertThat(ship.store.find("cu").hostConfig().restartPolicy().name()).isEqualTo("always");
    }

    @Test
    void a_wrong_wish_is_refused_before_the_container_is_looked_for() {
        refused(
                limits(Resources.builder().memoryBytes(100)),
                ErrorKind.INVALID_PARAMETER,
                "Minimum memory limit allowed is 6MB");
        refused(
                policy("nope"),
                ErrorKind.INVALID_PARAMETER,
                "invalid restart policy: unknown policy 'nope'; use one of 'no', 'always', 'on-failure', or"
                        + " 'unless-stopped'");
        refused(limits(Resources.builder()), ErrorKind.NOT_FOUND, "No such container: cu");
    }

    @Test
    void a_container_that_removes_itself_gets_no_restart_policy() {
        Container container = create(HostConfig.builder().autoRemove(true).build());
        refused(
                policy("always"),
                ErrorKind.CONFLICT,
                "Cannot update container " + container.id()
                        + ": Restart policy cannot be updated because AutoRemove is enabled for the container");
        assertThat(ship.inquiries.update("cu", policy("no"))).isEmpty();
    }

    @Test
    void memory_above_the_swap_that_is_set_is_refused() {
        Container container = create(HostConfig.NONE);
        refused(
                limits(Resources.builder().memoryBytes(30_000_000)),
                ErrorKind.CONFLICT,
                "Cannot update container " + container.id()
                        + ": Memory limit should be smaller than already set memoryswap limit, update the memoryswap at"
                        + " the same time");
    }

    @Test
    void billionths_of_a_cpu_and_periods_exclude_each_other() {
        Container container = create(HostConfig.builder()
                .resources(Resources.builder().cpuPeriodMicros(10_000).build())
                .build());
        refused(
                limits(Resources.builder().nanoCpus(1_000_000_000)),
                ErrorKind.CONFLICT,
                "Cannot update container " + container.id()
                        + ": Conflicting options: Nano CPUs cannot be updated as CPU Period has already been set");
    }

    @Test
    void a_container_that_is_being_removed_is_not_updated() {
        Container container = create(HostConfig.NONE);
        container.enter(new ContainerState.Removing(container.state()));
        refused(
                policy("no"),
                ErrorKind.UNKNOWN,
                "Cannot update container " + container.id()
                        + ": container is marked for removal and cannot be \"update\"");
    }

    private Container create(HostConfig hostConfig) {
        return ship.create("cu", ContainerConfig.NONE, hostConfig);
    }

    private static UpdateContainer limits(Resources.Builder resources) {
        return new UpdateContainer(resources.build(), RestartPolicy.UNSET);
    }

    private static UpdateContainer policy(String name) {
        return new UpdateContainer(Resources.NONE, new RestartPolicy(name, 0));
    }

    private void refused(UpdateContainer request, ErrorKind kind, String words) {
        assertThatThrownBy(() -> ship.inquiries.update("cu", request))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(kind))
                .hasMessage(words);
    }
}
