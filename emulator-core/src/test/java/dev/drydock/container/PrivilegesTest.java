package dev.drydock.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Dock;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.HostConfig.Builder;
import dev.drydock.container.config.Resources;
import dev.drydock.container.config.Ulimit;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a container's processes may do, by what it was asked to be (28.5.2, asked on Linux 6.18). */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PrivilegesTest {
    private final Dock dock = new Dock();
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void close() {
        dock.close();
    }

    /** Notes the capabilities of a process, and whether it may give a file away. */
    private Program watcher(String name) {
        return process -> {
            String status = new String(process.files().readAll("/proc/self/status"), UTF_8);
            String effective = status.lines()
                    .filter(line -> line.startsWith("CapEff"))
                    .findFirst()
                    .orElseThrow();
            boolean may = true;
            process.files().writeAll("/data/" + name, new byte[0]);
            try {
                process.files().changeOwner("/data/" + name, 7, 7, true);
            } catch (ErrnoException refused) {
                may = false;
            }
            seen.add(name + " " + effective.substring(effective.length() - 11) + (may ? " may" : " may not"));
            return name.equals("first") ? Exit.never() : Exit.SUCCESS;
        };
    }

    private void run(Builder host) {
        dock.custom = watcher("first");
        dock.run("one", host.build(), "custom");
    }

    private void exec(String name, boolean privileged) {
        dock.custom = watcher(name);
        ExecRequest request =
                new ExecRequest("", privileged, false, null, false, false, false, null, null, "", List.of("custom"));
        dock.engine.execs().startDetached(dock.engine.execs().create("one", request), null);
        dock.settle();
    }

    @Test
    void root_has_the_fourteen_usual_capabilities() {
        run(HostConfig.builder());
        assertThat(seen).containsExactly("first 000a80425fb may");
    }

    @Test
    void what_is_dropped_is_refused_also_to_an_exec_unless_that_is_privileged() {
        run(HostConfig.builder().capDrop(List.of("CHOWN")));
        exec("second", false);
        exec("third", true);
        assertThat(seen)
                .containsExactly("first 000a80425fa may not", "second 000a80425fa may not", "third 1ffffffffff may");
    }

    @Test
    void a_privileged_container_has_them_all() {
        run(HostConfig.builder().privileged(true));
        assertThat(seen).containsExactly("first 1ffffffffff may");
    }

    @Test
    void every_process_begins_with_the_limits_that_the_container_was_given() {
        Program reader = process -> {
            new String(process.files().readAll("/proc/self/limits"), UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("Max open files"))
                    .forEach(line -> seen.add(line.replaceAll(" +", " ").strip()));
            return Exit.never();
        };
        dock.custom = reader;
        Resources limits = Resources.builder()
                .ulimits(List.of(new Ulimit("nofile", 200, 100)))
                .build();
        dock.run("one", HostConfig.builder().resources(limits).build(), "custom");
        ExecRequest request =
                new ExecRequest("", false, false, null, false, false, false, null, null, "", List.of("custom"));
        dock.engine.execs().startDetached(dock.engine.execs().create("one", request), null);
        dock.settle();
        assertThat(seen).containsExactly("Max open files 100 200 files", "Max open files 100 200 files");
    }

    @Test
    void a_process_that_is_killed_for_memory_is_told_of_at_once_and_again_for_the_next_one() {
        dock.custom = process -> Exit.never();
        Resources limits = Resources.builder().memoryBytes(6 << 20).build();
        dock.run("one", HostConfig.builder().resources(limits).build(), "custom");
        ExecRequest greedy =
                new ExecRequest("", false, false, null, false, false, false, null, null, "", List.of("greedy"));
        assertThat(dock.state("one").outOfMemoryKilled()).isFalse();
        for (int time = 0; time < 2; time++) {
            assertThat(dock.toldBy(() -> dock.engine
                            .execs()
                            .startDetached(dock.engine.execs().create("one", greedy), null)))
                    .containsExactly("exec_create: greedy ", "exec_start: greedy ", "oom", "exec_die 137");
            assertThat(dock.status("one")).isEqualTo("running");
            assertThat(dock.state("one").outOfMemoryKilled()).isTrue();
        }
        assertThat(dock.toldBy(() -> dock.engine.containers().killAsync("one", "KILL")))
                .doesNotContain("oom")
                .contains("die 137");
        assertThat(dock.state("one").outOfMemoryKilled()).isTrue();
    }

    @Test
    void the_host_name_is_set_by_who_administers_the_system() {
        Program namer = process -> {
            try {
                process.hostname("other");
            } catch (ErrnoException refused) {
                return Exit.of(1);
            }
            return Exit.of(process.hostname().equals("other") ? 0 : 2);
        };
        dock.custom = namer;
        dock.run("one", HostConfig.NONE, "custom");
        dock.run("two", HostConfig.builder().capAdd(List.of("SYS_ADMIN")).build(), "custom");
        assertThat(dock.state("one").exitCode()).isEqualTo(1);
        assertThat(dock.state("two").exitCode()).isZero();
    }
}
