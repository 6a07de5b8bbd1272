package dev.drydock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.drydock.Engine;
import dev.drydock.container.ContainerHandle;
import dev.drydock.time.ManualClock;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.RepeatedTest;

/** Many tests in eight threads, each with an engine of its own that real clients reach, and what is left of them. */
final class Crowd {
    private static final Map<String, String> IN_EIGHT_THREADS = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "8");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Queue<WeakReference<Engine>> ENGINES = new ConcurrentLinkedQueue<>();

    private Crowd() {}

    /** Runs a class of tests, and makes sure that all succeed and that none of their engines is held by anybody. */
    static void pass(Class<?> tests, int expected) {
        ENGINES.clear();
        Ran ran = Ran.of(tests, IN_EIGHT_THREADS);
        assertThat(ran.failures()).isEmpty();
        assertThat(ran.succeeded()).hasSize(expected);
        assertThat(ENGINES).hasSizeGreaterThanOrEqualTo(expected);
        awaitThreads();
        for (int collections = 0; isHeld() && collections < 20; collections++) {
            System.gc();
        }
        assertThat(isHeld()).as("an engine is held after its test").isFalse();
    }

    private static boolean isHeld() {
        return ENGINES.stream().anyMatch(engine -> engine.get() != null);
    }

    /** Who has been told to end may need a moment for it, and holds descriptors until then. */
    private static void awaitThreads() {
        try {
            for (Thread each : alive()) {
                each.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Threads of Drydock and of docker-java that live. */
    static List<String> threads() {
        return alive().stream().map(Thread::getName).sorted().toList();
    }

    private static List<Thread> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("drydock")
                        || thread.getName().contains("docker-java"))
                .toList();
    }

    /** Bytes that are used after a collection. */
    static long heldBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** A whole life of a container, over a socket and in virtual time. */
    static void live(Engine engine, ManualClock clock, DockerClient docker) {
        ENGINES.add(new WeakReference<>(engine));
        docker.createContainerCmd("alpine")
                .withName("web")
                .withCmd("sleep", "3600")
                .exec();
        docker.startContainerCmd("web").exec();
        ContainerHandle web = engine.container("web");
        assertThat(web.exec("echo", "hello").output()).isEqualTo("hello\n");
        clock.letTimePass(() -> docker.stopContainerCmd("web").withTimeout(10).exec());
        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(10));
        docker.removeContainerCmd("web").exec();
        clock.advance(Duration.ofMinutes(1));
    }

    @EmulatedDocker(
            images = "alpine",
            time = EngineTime.VIRTUAL,
            client = ClientTransport.SOCKET,
            leaks = LeakCheck.FAIL)
    static class Small {
        @RepeatedTest(50)
        void lives(Engine engine, ManualClock clock, DockerClient docker) {
            live(engine, clock, docker);
        }
    }

    /** Without sockets, of which the machine has not so many. */
    @EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL, leaks = LeakCheck.FAIL)
    static class Large {
        @RepeatedTest(2000)
        void lives(Engine engine, ManualClock clock, DockerClient docker) {
            live(engine, clock, docker);
        }
    }

    /** A world with what runs. */
    static final class Prepared implements World {
        @Override
        public void prepare(Engine engine) {
            engine.run("alpine", run -> run.name("old").command("sleep", "3600").volume("data:/data"));
        }
    }

    @EmulatedDocker(
            images = "alpine",
            world = Prepared.class,
            time = EngineTime.VIRTUAL,
            client = ClientTransport.SOCKET,
            leaks = LeakCheck.FAIL)
    static class Forks {
        @RepeatedTest(50)
        void live_in_a_world(Engine engine, ManualClock clock, DockerClient docker) {
            live(engine, clock, docker);
            assertThat(engine.container("old").state().running()).isTrue();
        }
    }
}
