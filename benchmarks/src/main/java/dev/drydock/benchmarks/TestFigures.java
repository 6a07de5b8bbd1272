package dev.drydock.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.drydock.Engine;
import dev.drydock.EngineSnapshot;
import dev.drydock.container.ContainerHandle;
import dev.drydock.container.CreateContainer;
import dev.drydock.host.DockerHost;
import dev.drydock.host.PublishedPorts;
import dev.drydock.process.script.Script;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** What an engine costs a test. Each figure is printed with the load of the machine, without which it says little. */
public final class TestFigures {
    private static final int WARM = 300;
    private static final int CONTAINERS = 1000;
    private static final int IMAGES = 50;
    private static final int TESTS = 1000;
    private static final int PROBED = 100;

    private final PrintStream out;

    private TestFigures(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new TestFigures(System.out).all();
    }

    /** Something that takes its time. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void all() throws IOException, InterruptedException {
        once("first engine in this JVM", () -> host().close());
        once("first container in this JVM", TestFigures::oneTest);
        median("engine per test", () -> host().close());
        median("engine per test, with its HTTP endpoint asked once", TestFigures::endpoint);
        forks();
        once(TESTS + " tests: create, start, exec, stop, remove", () -> {
            for (int test = 0; test < TESTS; test++) {
                oneTest();
            }
        });
        for (int round = 1; round <= 3; round++) {
            virtualHour(round);
        }
    }

    private static DockerHost host() {
        return DockerHost.prepare(
                Engine.builder().programs(Userland.programs()).registries(RegistryDirectory.withHub(Userland.hub())),
                PublishedPorts.VIRTUAL);
    }

    /**
     * Waits until nginx is there, as a test does that uses it. One that is stopped before it handles signals hears nothing
     * of it, being process 1, and is killed ten seconds later: on Drydock as on the real engine (28.5.2: one of five).
     */
    private static void oneTest() {
        try (DockerHost host = host()) {
            ContainerHandle web = host.engine().run("nginx:1.13", run -> run.name("web"));
            web.exec("sh", "-c", "until [ -s /run/nginx.pid ]; do sleep 0.001; done; ls /etc/nginx");
            web.stop();
            web.remove();
        }
    }

    private static void endpoint() throws IOException {
        try (DockerHost host = host()) {
            String ping = host.uri().toString().replace("tcp:", "http:") + "/_ping";
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(ping).toURL().openConnection();
            connection.getInputStream().readAllBytes();
            connection.disconnect();
        }
    }

    private void forks() throws IOException, InterruptedException {
        try (Engine engine = Engine.builder().clock(new ManualClock()).build()) {
            for (int image = 0; image < IMAGES; image++) {
                engine.define(
                        "image-" + image,
                        definition -> definition.program("/run", Script.start().log("hello")));
            }
            for (int container = 0; container < CONTAINERS; container++) {
                engine.containers()
                        .create(CreateContainer.builder("image-" + container % IMAGES)
                                .name("c" + container)
                                .build());
            }
            String world = CONTAINERS + " containers, " + IMAGES + " images";
            median("fork of an engine: " + world, () -> engine.fork().close());
            try (EngineSnapshot snapshot = engine.snapshot()) {
                median("engine of a snapshot: " + world, () -> snapshot.engine().close());
            }
            for (int container = 0; container < 10; container++) {
                engine.container("c" + container).start();
            }
            median("the same with ten that run", () -> engine.fork().close());
        }
    }

    private void virtualHour(int round) throws IOException, InterruptedException {
        ManualClock clock = new ManualClock();
        try (Engine engine = Engine.builder().clock(clock).build()) {
            engine.define(
                    "web",
                    image -> image.program("/web", Script.start().healthy().log("ready")));
            for (int container = 0; container < PROBED; container++) {
                engine.run("web");
            }
            once(
                    "virtual hour of " + PROBED + " containers asked each second, round " + round,
                    () -> clock.advance(Duration.ofHours(1)));
        }
    }

    private void once(String what, Work work) throws IOException, InterruptedException {
        long before = processorNanos();
        long nanos = time(work);
        print(what, nanos, String.format(Locale.ROOT, ", %.0f ms of processors", (processorNanos() - before) / 1e6));
    }

    private void median(String what, Work work) throws IOException, InterruptedException {
        long[] nanos = new long[2 * WARM + 1];
        for (int run = 0; run < nanos.length; run++) {
            nanos[run] = time(work);
        }
        long[] warm = Arrays.copyOfRange(nanos, WARM, nanos.length);
        Arrays.sort(warm);
        print(what, warm[warm.length / 2], "");
    }

    private static long time(Work work) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }

    /** Of all threads of this JVM; less than what the clock says where others want the processors, too. */
    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private void print(String what, long nanos, String more) {
        out.printf(
                Locale.ROOT,
                "%-70s %12.3f ms%s, load %.1f%n",
                what,
                nanos / 1e6,
                more,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
