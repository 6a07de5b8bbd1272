package dev.drydock.benchmarks;

import dev.drydock.Engine;
import dev.drydock.container.ContainerDetails;
import dev.drydock.container.ContainerSummary;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.ListOptions;
import dev.drydock.container.Outcome;
import dev.drydock.container.RemoveOptions;
import dev.drydock.container.WaitCondition;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** An engine in process, as a test suite uses it: no socket, no JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineBenchmark {
    private static final int LISTED = 1000;

    private Engine engine = fresh();

    private static Engine fresh() {
        return Engine.builder()
                .programs(Userland.programs())
                .registries(RegistryDirectory.withHub(Userland.hub()))
                .build();
    }

    @Setup
    public void fill() throws IOException, InterruptedException {
        engine.registries().pull(PullRequest.of("alpine")).run(progress -> {});
        for (int i = 0; i < LISTED; i++) {
            engine.containers().create(CreateContainer.of("listed-" + i, "alpine", "true"));
        }
    }

    @TearDown
    public void close() {
        engine.close();
    }

    @Benchmark
    public void createAndCloseAnEngine() {
        fresh().close();
    }

    @Benchmark
    public Outcome createStartWaitAndRemove() throws InterruptedException {
        engine.containers().create(CreateContainer.of("short", "alpine", "true"));
        engine.containers().start("short");
        engine.containers().await("short", WaitCondition.NOT_RUNNING);
        return engine.containers().remove("short", RemoveOptions.DEFAULT);
    }

    @Benchmark
    public ContainerDetails inspect() {
        return engine.containers().inspect("listed-0", false);
    }

    @Benchmark
    public List<ContainerSummary> listAThousand() {
        return engine.containers().list(ListOptions.ALL);
    }
}
