package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ResourceRulesTest {
    private final Dock dock = new Dock();

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void kernel_memory_that_old_clients_ask_for_is_kept_if_it_is_enough() {
        create(Resources.builder().kernelMemoryBytes(9_000_000));
        assertThat(dock.engine
                        .containers()
                        .inspect("one", false)
                        .hostConfig()
                        .resources()
                        .kernelMemoryBytes())
                .isEqualTo(9_000_000);
        refused(Resources.builder().kernelMemoryBytes(5_000_000), "Minimum kernel memory limit allowed is 6MB");
    }

    @Test
    void the_machine_has_two_processors_and_one_memory_node() {
        refused(
                Resources.builder().cpusetCpus("0-2"),
                "Requested CPUs are not available - requested 0-2, available: 0-1");
        refused(
                Resources.builder().cpusetMems("0-9"),
                "Requested memory nodes are not available - requested 0-9, available: 0");
        refused(Resources.builder().cpusetMems("x"), "Invalid value x for cpuset mems: invalid format: x");
    }

    private void refused(Resources.Builder resources, String words) {
        assertThatThrownBy(() -> create(resources)).hasMessage(words);
    }

    private void create(Resources.Builder resources) {
        dock.create("one", HostConfig.builder().resources(resources.build()).build(), "true");
    }
}
