package dev.drydock.host.dockerjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Frame;
import dev.drydock.Engine;
import dev.drydock.host.DockerHost;
import dev.drydock.host.PublishedPorts;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.userland.Userland;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** docker-java and an engine, with nothing between them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class DockerJavaTest {
    private final DockerHost host = DockerHost.prepare(
            Engine.builder().programs(Userland.programs()).registries(RegistryDirectory.withHub(Userland.hub())),
            PublishedPorts.VIRTUAL);
    private final DockerClient docker = DockerJava.connect(host);

    @BeforeEach
    void pull() throws Exception {
        docker.pullImageCmd("alpine").withTag("latest").start().awaitCompletion();
    }

    @AfterEach
    void close() throws Exception {
        docker.close();
        host.close();
        assertThat(host.faults()).isEmpty();
    }

    @Test
    void no_socket_is_opened() {
        docker.pingCmd().exec();
        assertThat(docker.versionCmd().exec().getApiVersion()).isEqualTo("1.51");
        assertThat(host.listens()).isFalse();
    }

    @Test
    void what_the_engine_refuses_are_the_exceptions_of_docker_java() {
        String id = docker.createContainerCmd("alpine")
                .withName("one")
                .withCmd("sleep", "1000")
                .exec()
                .getId();
        docker.startContainerCmd(id).exec();
        assertThatThrownBy(() -> docker.inspectContainerCmd("nobody").exec())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("No such container: nobody");
        assertThatThrownBy(() ->
                        docker.createContainerCmd("alpine").withName("one").exec())
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("is already in use by container");
        assertThatThrownBy(() -> docker.startContainerCmd(id).exec()).isInstanceOf(NotModifiedException.class);
    }

    @Test
    void a_refused_attach_is_an_exception_too() {
        Output output = new Output();
        docker.attachContainerCmd("nobody")
                .withStdIn(new ByteArrayInputStream(new byte[0]))
                .withStdOut(true)
                .exec(output);
        assertThatThrownBy(output::awaitCompletion)
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("No such container: nobody");
    }

    @Test
    void the_end_of_what_is_typed_is_the_end_of_its_half_alone() throws Exception {
        String id = docker.createContainerCmd("alpine")
                .withCmd("sh", "-c", "cat; echo all read")
                .withStdinOpen(true)
                .withStdInOnce(true)
                .exec()
                .getId();
        Output output = docker.attachContainerCmd(id)
                .withStdIn(new ByteArrayInputStream("typed\n".getBytes(StandardCharsets.UTF_8)))
                .withStdOut(true)
                .withFollowStream(true)
                .exec(new Output());
        output.awaitStarted();
        docker.startContainerCmd(id).exec();
        output.awaitCompletion();
        assertThat(output).hasToString("typed\nall read\n");
    }

    @Test
    void a_log_that_is_followed_no_longer_leaves_no_thread() throws Exception {
        String id = docker.createContainerCmd("alpine")
                .withCmd("sh", "-c", "echo begun; sleep 1000")
                .exec()
                .getId();
        docker.startContainerCmd(id).exec();
        for (int i = 0; i < 20; i++) {
            Output output = docker.logContainerCmd(id)
                    .withStdOut(true)
                    .withFollowStream(true)
                    .exec(new Output());
            output.await("begun\n");
            output.close();
        }
        for (Thread each : threads()) {
            each.join();
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    void events_come_until_nobody_wants_them() throws Exception {
        CountDownLatch created = new CountDownLatch(1);
        Closeable events = docker.eventsCmd().exec(new ResultCallback.Adapter<Event>() {
            @Override
            public void onNext(Event event) {
                if ("create".equals(event.getAction())) {
                    created.countDown();
                }
            }
        });
        while (host.engine().summary().eventListeners() == 0) {
            Thread.onSpinWait();
        }
        docker.createContainerCmd("alpine").exec();
        created.await();
        events.close();
        while (host.engine().summary().eventListeners() > 0) {
            Thread.onSpinWait();
        }
        assertThat(created.getCount()).isZero();
    }

    @Test
    void a_child_process_is_told_where_the_engine_is() {
        assertThat(host.environment())
                .containsEntry("DOCKER_HOST", host.uri().toString())
                .containsEntry("DOCKER_TLS_VERIFY", "");
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("drydock-docker-java"))
                .toList();
    }

    /** Gathers what a container writes. */
    private static final class Output extends ResultCallbackTemplate<Output, Frame> {
        private final StringBuilder words = new StringBuilder();

        @Override
        public synchronized void onNext(Frame frame) {
            words.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
            notifyAll();
        }

        synchronized void await(String expected) throws InterruptedException {
            while (words.indexOf(expected) < 0) {
                wait();
            }
        }

        @Override
        public synchronized String toString() {
            return words.toString();
        }
    }
}
