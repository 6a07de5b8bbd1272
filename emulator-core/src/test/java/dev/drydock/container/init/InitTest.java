package dev.drydock.container.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Dock;
import dev.drydock.container.StopOptions;
import dev.drydock.container.config.HostConfig;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ProcessStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** As recorded with 28.5.2 and tini 0.19. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InitTest {
    private static final HostConfig INIT = HostConfig.builder().init(true).build();

    private final Dock dock = new Dock();

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void a_stop_reaches_what_would_not_hear_it_as_first_process() throws InterruptedException {
        dock.run("one", INIT, "sleep", "1000");
        dock.engine.containers().stop("one", StopOptions.DEFAULT);
        dock.settle();
        assertThat(dock.state("one").exitCode()).isEqualTo(143);
    }

    @Test
    void it_ends_as_its_command_does() {
        dock.run("one", INIT, "exit", "7");
        assertThat(dock.state("one").exitCode()).isEqualTo(7);
    }

    @Test
    void signals_are_passed_on() throws InterruptedException {
        dock.run("one", INIT, "obedient");
        dock.engine.containers().kill("one", "INT");
        dock.settle();
        assertThat(dock.state("one").exitCode()).isEqualTo(9);
    }

    @Test
    void a_command_that_is_missing_or_not_executable_is_the_inits_to_report() {
        dock.run("one", INIT, "nope");
        assertThat(dock.state("one").exitCode()).isEqualTo(127);
        dock.run("two", INIT, "/etc/passwd");
        assertThat(dock.state("two").exitCode()).isEqualTo(126);
        dock.run("three", INIT, "/etc/passwd/x");
        assertThat(dock.state("three").exitCode()).isEqualTo(1);
    }

    @Test
    void the_command_is_its_child_in_a_group_of_its_own() {
        List<ProcessStatus> seen = new ArrayList<>();
        dock.custom = process -> {
            seen.addAll(process.processes());
            return Exit.SUCCESS;
        };
        dock.run("one", INIT, "custom", "x");
        assertThat(seen)
                .extracting(ProcessStatus::arguments)
                .containsExactly(List.of("/sbin/docker-init", "--", "custom", "x"), List.of("custom", "x"));
        assertThat(seen).extracting(ProcessStatus::parentPid).containsExactly(0, 1);
        assertThat(seen.get(1).processGroup()).isEqualTo(seen.get(1).pid());
    }

    @Test
    void orphans_are_reaped() {
        List<ProcessStatus> seen = new ArrayList<>();
        dock.custom = process -> {
            leaveAnOrphan(process);
            process.sleep(Duration.ofSeconds(5));
            seen.addAll(process.processes());
            return Exit.SUCCESS;
        };
        dock.run("one", INIT, "custom");
        dock.clock().advance(Duration.ofSeconds(10));
        assertThat(seen).extracting(ProcessStatus::pid).containsExactly(1, 2);
        assertThat(dock.status("one")).isEqualTo("exited");
    }

    /** A grandchild outlives its parent, and ends a second later. */
    private static void leaveAnOrphan(ContainerProcess process) throws IOException {
        int child = process.fork(
                parent -> {
                    parent.fork(orphan -> Exit.after(Duration.ofSeconds(1), end -> Exit.SUCCESS), -1, false);
                    return Exit.SUCCESS;
                },
                -1,
                false);
        process.waitFor(child, true, false);
    }
}
