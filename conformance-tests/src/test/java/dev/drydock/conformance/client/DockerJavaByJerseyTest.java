package dev.drydock.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.Statistics;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is different by Jersey's transport: it takes no connection over, and closing a stream of events waits until the engine
 * has ended it, which an engine that follows something never does. A real engine was seen to be served alike.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DockerJavaByJerseyTest extends DockerJavaCase {
    private static final String NO_TYPING = "Does not support hijacking";

    @ParameterizedTest
    @EnumSource(names = {"JERSEY_UNIX", "JERSEY_TCP"})
    void nothing_is_typed_into_a_container(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = docker.createContainerCmd("alpine")
                    .withCmd("cat")
                    .withStdinOpen(true)
                    .exec()
                    .getId();
            Words words = docker.attachContainerCmd(id)
                    .withStdIn(new ByteArrayInputStream(new byte[] {'a'}))
                    .withStdOut(true)
                    .withFollowStream(true)
                    .exec(new Words());
            assertThatThrownBy(words::awaitCompletion)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage(NO_TYPING);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JERSEY_UNIX", "JERSEY_TCP"})
    void nothing_is_typed_into_an_exec(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String exec = docker.execCreateCmd(sleeper(docker, "one"))
                    .withCmd("cat")
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .exec()
                    .getId();
            Words words = docker.execStartCmd(exec)
                    .withStdIn(new ByteArrayInputStream(new byte[] {'a'}))
                    .exec(new Words());
            assertThatThrownBy(words::awaitCompletion)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage(NO_TYPING);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JERSEY_UNIX", "JERSEY_TCP"})
    void what_a_container_that_is_attached_to_says_is_heard_to_its_end(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = docker.createContainerCmd("alpine")
                    .withCmd("echo", "something")
                    .exec()
                    .getId();
            Words words = docker.attachContainerCmd(id)
                    .withStdOut(true)
                    .withFollowStream(true)
                    .exec(new Words());
            words.awaitStarted();
            docker.startContainerCmd(id).exec();
            words.awaitCompletion();
            assertThat(words).hasToString("something\n");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JERSEY_UNIX", "JERSEY_TCP"})
    void events_come_until_a_moment_that_was_named(Transport transport) throws Exception {
        BlockingQueue<String> actions = new LinkedBlockingQueue<>();
        try (DockerClient docker = client(transport)) {
            String id = sleeper(docker, "one");
            docker.removeContainerCmd(id).withForce(true).exec();
            Instant now = Instant.parse(docker.infoCmd().exec().getSystemTime());
            docker.eventsCmd()
                    .withEventTypeFilter("container")
                    .withSince("0")
                    .withUntil(now.getEpochSecond() + "." + String.format("%09d", now.getNano()))
                    .exec(new ResultCallback.Adapter<Event>() {
                        @Override
                        public void onNext(Event event) {
                            actions.add(event.getAction());
                        }
                    })
                    .awaitCompletion();
            assertThat(actions).containsExactly("create", "start", "kill", "die", "destroy");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JERSEY_UNIX", "JERSEY_TCP"})
    void one_sample_of_what_a_container_uses_comes(Transport transport) throws Exception {
        BlockingQueue<Statistics> samples = new LinkedBlockingQueue<>();
        try (DockerClient docker = client(transport)) {
            docker.statsCmd(sleeper(docker, "one"))
                    .withNoStream(true)
                    .exec(new ResultCallback.Adapter<Statistics>() {
                        @Override
                        public void onNext(Statistics sample) {
                            samples.add(sample);
                        }
                    })
                    .awaitCompletion();
            assertThat(samples)
                    .singleElement()
                    .satisfies(sample ->
                            assertThat(sample.getMemoryStats().getUsage()).isPositive());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JERSEY_UNIX", "JERSEY_TCP"})
    void a_health_check_is_seen(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = started(
                    docker,
                    docker.createContainerCmd("alpine")
                            .withHealthcheck(new HealthCheck()
                                    .withTest(List.of("CMD", "true"))
                                    .withInterval(10_000_000L))
                            .withCmd("sleep", "1000"));
            String health = "starting";
            while (health.equals("starting")) {
                health = docker.inspectContainerCmd(id)
                        .exec()
                        .getState()
                        .getHealth()
                        .getStatus();
            }
            assertThat(health).isEqualTo("healthy");
        }
    }
}
