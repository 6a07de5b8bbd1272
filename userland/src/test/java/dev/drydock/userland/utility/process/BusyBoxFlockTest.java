package dev.drydock.userland.utility.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.ContainerHandle;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** BusyBox's {@code flock} and locks between containers; Debian's has recorded cases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BusyBoxFlockTest {

    private static String run(String script) throws IOException, InterruptedException {
        try (ManualClock clock = new ManualClock();
                Engine engine = engine(clock)) {
            ContainerHandle container = engine.run("alpine", "sh", "-c", "cd /tmp; " + script);
            clock.runUntil(() -> !container.state().running());
            return container.logs();
        }
    }

    private static Engine engine(ManualClock clock) throws IOException, InterruptedException {
        Engine engine = Engine.builder()
                .clock(clock)
                .seed(5)
                .programs(Userland.programs())
                .registries(RegistryDirectory.withHub(Userland.hub()))
                .build();
        engine.registries().pull(PullRequest.of("alpine")).run(progress -> {});
        return engine;
    }

    @Test
    void a_file_is_locked_while_a_command_runs() throws IOException, InterruptedException {
        assertThat(run("flock l sh -c 'flock -n l echo no; echo $?; exit 3'; echo $?; flock l -c 'echo a; echo b';"
                        + " flock . echo directory; flock -n l sh -c 'kill $$'; echo $?"))
                .isEqualTo("1\n3\na\nb\ndirectory\n143\n");
    }

    @Test
    void a_descriptor_is_locked_and_unlocked() throws IOException, InterruptedException {
        assertThat(run("exec 9>l 8<l; flock 9; flock -n 8; echo $?; flock -u 9; flock -s 9; flock -s -n 8; echo $?;"
                        + " flock -n 8; echo $?"))
                .isEqualTo("1\n0\n1\n");
    }

    @Test
    void what_is_wrong_is_told() throws IOException, InterruptedException {
        assertThat(run("flock l; echo $?; flock 7; echo $?; flock /no/l true; echo $?; flock l nosuch; echo $?;"
                        + " flock l -c a b; echo $?; flock 2>&1 | tail -n 1"))
                .isEqualTo("""
                        flock: invalid number 'l'
                        1
                        flock: Bad file descriptor
                        1
                        flock: can't open '/no/l': No such file or directory
                        1
                        flock: nosuch: No such file or directory
                        255
                        flock: -c takes only one argument
                        1
                        \t-n\tFail rather than wait
                        """);
    }

    @Test
    void containers_with_a_common_volume_wait_for_each_other() throws IOException, InterruptedException {
        try (ManualClock clock = new ManualClock();
                Engine engine = engine(clock)) {
            ContainerHandle first = engine.run(
                    "alpine",
                    run -> run.volume("data:/data")
                            .command("flock", "/data/l", "sh", "-c", "sleep 10; echo first >>/data/o"));
            clock.runUntilIdle();
            ContainerHandle second = engine.run(
                    "alpine",
                    run -> run.volume("data:/data")
                            .command("flock", "/data/l", "sh", "-c", "echo second >>/data/o; cat /data/o"));
            clock.runUntil(() -> !first.state().running() && !second.state().running());
            assertThat(second.logs()).isEqualTo("first\nsecond\n");
        }
    }
}
