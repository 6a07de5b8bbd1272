package dev.drydock.userland.utility.cron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.ContainerHandle;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** {@code crond} as the first process of a container, over hours and days of virtual time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrondTest {

    private static String logsAfter(Duration time, String table, String options)
            throws IOException, InterruptedException {
        try (ManualClock clock = new ManualClock();
                Engine engine = Engine.builder()
                        .clock(clock)
                        .seed(5)
                        .programs(Userland.programs())
                        .registries(RegistryDirectory.withHub(Userland.hub()))
                        .build()) {
            engine.registries().pull(PullRequest.of("alpine")).run(progress -> {});
            ContainerHandle container = engine.run(
                    "alpine", "sh", "-c", "printf '" + table + "' >/etc/crontabs/root; exec crond -f " + options);
            clock.advance(time);
            return container.logs();
        }
    }

    @Test
    void each_hour_and_each_day_have_their_jobs() throws IOException, InterruptedException {
        assertThat(logsAfter(Duration.ofHours(49), "@daily echo day\\n", "")).isEqualTo("day\nday\n");
        assertThat(logsAfter(Duration.ofHours(3).plusSeconds(5), "@hourly echo hour\\n", ""))
                .isEqualTo("hour\nhour\nhour\n");
    }

    @Test
    void a_job_may_be_for_the_start_alone() throws IOException, InterruptedException {
        assertThat(logsAfter(Duration.ofMinutes(10), "@reboot echo started\\n", ""))
                .isEqualTo("started\n");
    }

    @Test
    void a_job_that_still_runs_is_not_started_again() throws IOException, InterruptedException {
        assertThat(logsAfter(Duration.ofMinutes(4).plusSeconds(5), "* * * * * echo begin; sleep 150\\n", "-d 8"))
                .contains("crond: user root: process already running: echo begin; sleep 150")
                .containsSubsequence("begin", "already running", "already running", "begin")
                .doesNotContain("time disparity");
    }

    @Test
    void nobody_gets_mail_and_that_is_told() throws IOException, InterruptedException {
        assertThat(logsAfter(
                        Duration.ofMinutes(1).plusSeconds(5), "MAILTO=joe\\n* * * * * echo out\\n", "-L /dev/stderr"))
                .contains("crond: user root: mail is not emulated, output goes to that of crond", "out\n");
    }
}
