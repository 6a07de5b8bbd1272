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

/** Debian's {@code killall} does what psmisc 23.6 did on a Debian 12. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KillallTest {

    private static String run(String script) throws IOException, InterruptedException {
        try (ManualClock clock = new ManualClock();
                Engine engine = Engine.builder()
                        .clock(clock)
                        .seed(5)
                        .programs(Userland.programs())
                        .registries(RegistryDirectory.withHub(Userland.hub()))
                        .build()) {
            engine.registries().pull(PullRequest.of("debian")).run(progress -> {});
            String installed = "{ apt-get update; apt-get install -y psmisc; } >/dev/null 2>&1; cd /tmp; ";
            ContainerHandle container = engine.run("debian", "sh", "-c", installed + script);
            clock.runUntil(() -> !container.state().running());
            return container.logs();
        }
    }

    @Test
    void processes_of_a_name_are_killed_and_told() throws IOException, InterruptedException {
        assertThat(run("sleep 88 & sleep 88 & sleep 1; killall -v sleep 2>&1 | sed 's/([0-9]*)/(PID)/'; wait; echo $?"))
                .isEqualTo("Killed sleep(PID) with signal 15\nKilled sleep(PID) with signal 15\n0\n");
    }

    @Test
    void a_signal_is_given_by_number_or_name() throws IOException, InterruptedException {
        assertThat(
                        run(
                                "sleep 88 & sleep 1; killall -9 sleep; wait $!; echo $?; sleep 88 & sleep 1; killall -s HUP sleep;"
                                        + " wait $!; echo $?; sleep 88 & sleep 1; killall -USR1 -w -r 'sl.*p$'; wait $!; echo $?"))
                .contains("137\n")
                .contains("129\n")
                .contains("138\n");
    }

    @Test
    void who_is_not_there_is_told_of() throws IOException, InterruptedException {
        assertThat(run("killall nosuch; echo $?; killall -q nosuch; echo $?; killall -FOO x; echo $?; killall -s FOO x;"
                        + " killall -u nosuch x; killall -l; killall 2>&1 | head -n 1; killall -V 2>&1 | head -n 1"))
                .isEqualTo("""
                        nosuch: no process found
                        1
                        1
                        FOO: unknown signal; killall -l lists signals.
                        1
                        FOO: unknown signal; killall -l lists signals.
                        Cannot find user nosuch
                        HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT
                        CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS
                        Usage: killall [OPTION]... [--] NAME...
                        killall (PSmisc) 23.6
                        """);
    }
}
