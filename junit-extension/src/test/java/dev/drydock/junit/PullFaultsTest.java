package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.drydock.Engine;
import dev.drydock.Faults;
import dev.drydock.error.EngineException;
import dev.drydock.fault.Fault;
import dev.drydock.registry.PullFault;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docker-java sees of pulls that go wrong; words and statuses as the engine 28.5.2 gave them for a registry that did so. */
@EmulatedDocker(time = EngineTime.VIRTUAL, seed = 1)
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PullFaultsTest {
    private final DockerClient docker;
    private final Faults faults;
    private final Engine engine;

    PullFaultsTest(DockerClient docker, Faults faults, Engine engine) {
        this.docker = docker;
        this.faults = faults;
        this.engine = engine;
    }

    private void pull(String image, String tag) {
        try {
            docker.pullImageCmd(image)
                    .withTag(tag)
                    .exec(new PullImageResultCallback())
                    .awaitCompletion();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void a_rate_limit_is_a_429_that_passes() {
        faults.pulls("nginx").times(2).fail(PullFault.tooManyRequests());

        for (int i = 0; i < 2; i++) {
            DockerException refused = catchThrowableOfType(DockerException.class, () -> pull("nginx", "latest"));
            assertThat(refused.getHttpStatus()).isEqualTo(429);
            assertThat(refused)
                    .hasMessageContaining("toomanyrequests: You have reached your unauthenticated pull rate limit."
                            + " https://www.docker.com/increase-rate-limit");
        }
        pull("nginx", "latest");

        assertThat(engine).hasImage("nginx");
        assertThat(engine.ledger()).hasFault("pull", "nginx:latest");
    }

    @Test
    void an_image_is_meant_with_its_tag_if_that_is_said() {
        faults.pulls("nginx:1.13").fail(PullFault.manifestUnknown());

        pull("nginx", "latest");
        assertThatThrownBy(() -> pull("nginx", "1.13"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("manifest for nginx:1.13 not found: manifest unknown: manifest unknown");
    }

    @Test
    void an_image_may_be_denied() {
        faults.pulls("alpine").fail(PullFault.denied());
        assertThatThrownBy(() -> pull("alpine", "latest"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("pull access denied for alpine, repository does not exist or may require"
                        + " 'docker login': denied: requested access to the resource is denied");
    }

    @Test
    void another_registry_denies_in_words_of_its_own() {
        faults.pulls("reg.example/team/x").fail(PullFault.denied("you lack permission"));
        assertThatThrownBy(() -> pull("reg.example/team/x", "latest"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(
                        "pull access denied for reg.example/team/x, repository does not exist or may require"
                                + " 'docker login': denied: you lack permission");
    }

    @ParameterizedTest
    @CsvSource({"403, denied", "401, unauthorized"})
    void another_registry_refuses_and_says_nothing_of_it(int status, String words) {
        faults.pulls("reg.example/team/x").fail(status == 403 ? PullFault.forbidden() : PullFault.unauthorized());
        assertThatThrownBy(() -> pull("reg.example/team/x", "latest"))
                .isInstanceOfSatisfying(
                        DockerException.class,
                        refused -> assertThat(refused.getHttpStatus()).isEqualTo(status))
                .hasMessageContaining("{\"message\":\"" + words + "\"}");
        assertThat(engine.ledger()).hasFault("pull", "reg.example/team/x:latest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alpine            | https://registry-1.docker.io | refused | dial tcp 192.0.2.1:443: connect: connection refused",
                "127.0.0.1:5000/x  | http://127.0.0.1:5000        | refused | dial tcp 127.0.0.1:5000: connect: connection refused",
                "reg.example:81/x  | https://reg.example:81       | refused | dial tcp 192.0.2.1:81: connect: connection refused",
                "alpine            | https://registry-1.docker.io | name    | dial tcp: lookup registry-1.docker.io on 192.0.2.53:53: no such host",
                "127.0.0.1:5000/x  | http://127.0.0.1:5000        | timeout | context deadline exceeded",
            })
    void a_registry_is_not_reached(String image, String address, String how, String words) {
        faults.pulls()
                .fail(
                        switch (how) {
                            case "refused" -> PullFault.connectionRefused();
                            case "name" -> PullFault.noSuchHost();
                            default -> PullFault.timeout();
                        });
        assertThatThrownBy(() -> engine.pull(image))
                .isInstanceOf(EngineException.class)
                .hasMessage("Get \"" + address + "/v2/\": " + words);
        assertThatThrownBy(() -> pull(image, "latest"))
                .isInstanceOfSatisfying(
                        DockerException.class,
                        refused -> assertThat(refused.getHttpStatus()).isEqualTo(500));
    }

    @Test
    void a_registry_fails() {
        faults.pulls().fail(PullFault.serverError(503));
        assertThatThrownBy(() -> pull("alpine", "latest"))
                .hasMessageContaining("received unexpected HTTP status: 503 Service Unavailable");
    }

    @ParameterizedTest
    @CsvSource({
        "corrupt, filesystem layer verification failed for digest sha256:",
        "unknown, unknown blob",
        "broken, unexpected EOF",
        "full, 'write /var/lib/docker/tmp/GetImageBlob'"
    })
    void a_layer_fails_in_the_middle_of_a_pull(String how, String words) {
        faults.pulls("nginx")
                .once()
                .fail(
                        switch (how) {
                            case "corrupt" -> PullFault.layerCorrupt(1);
                            case "unknown" -> PullFault.layerUnknown(1);
                            case "full" -> PullFault.diskFull(1);
                            default -> PullFault.layerBreaksOff(1);
                        });

        assertThatThrownBy(() -> pull("nginx", "latest")).hasMessageContaining(words);
        assertThat(engine).hasNoImage("nginx");
        pull("nginx", "latest");
        assertThat(engine).hasImage("nginx");
    }

    @Test
    void a_layer_stalls_until_time_goes_on(ManualClock clock) throws Exception {
        faults.pulls("nginx").fail(PullFault.layerStalls(1, Duration.ofMinutes(10)));
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        try (ResultCallback.Adapter<PullResponseItem> pull = docker.pullImageCmd("nginx")
                .withTag("latest")
                .exec(new ResultCallback.Adapter<>() {
                    @Override
                    public void onNext(PullResponseItem item) {
                        begun.complete(true);
                    }
                })) {
            begun.get();
            assertThat(engine).hasNoImage("nginx");
            CompletableFuture<Void> done = CompletableFuture.runAsync(() -> await(pull));
            while (!done.isDone()) {
                clock.advance(Duration.ofMinutes(1));
            }
        }
        assertThat(engine).hasImage("nginx");
        assertThat(clock.now()).isAfterOrEqualTo(ManualClock.START.plus(Duration.ofMinutes(10)));
    }

    private static void await(ResultCallback.Adapter<?> callback) {
        try {
            callback.awaitCompletion();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void no_pull_is_met_that_is_not_made() {
        Fault fault = PullFault.denied();
        engine.pull("alpine");
        faults.pulls("alpine").fail(PullFault.denied());
        engine.run("alpine", "true");
        assertThat(faults.unused()).hasSize(1).first().hasToString("pull alpine: " + fault.words());
    }
}
