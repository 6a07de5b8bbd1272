package dev.drydock.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.image.ImageRemoveOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class ConcurrentPullTest {
    private final InMemoryRegistry hub = InMemoryRegistry.builder()
            .publish("library/x", PullWorld.image("base", "a", "b", "c", "d"), "latest")
            .publish("library/y", PullWorld.image("base", "a", "y"), "latest")
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private List<List<String>> together(List<Callable<List<String>>> pulls)
            throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(pulls.size());
        List<Future<List<String>>> running = new ArrayList<>();
        for (Callable<List<String>> pull : pulls) {
            running.add(threads.submit(() -> {
                start.await();
                return pull.call();
            }));
        }
        List<List<String>> results = new ArrayList<>();
        for (Future<List<String>> each : running) {
            results.add(each.get());
        }
        return results;
    }

    @RepeatedTest(20)
    void pulls_of_the_same_and_of_related_images_all_end_well_and_leave_no_reference_behind()
            throws InterruptedException, ExecutionException {
        PullWorld world = new PullWorld(hub);
        List<Callable<List<String>>> pulls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = i % 2 == 0 ? "x" : "y";
            pulls.add(() -> world.pull(name));
        }
        for (List<String> lines : together(pulls)) {
            assertThat(lines.get(0)).startsWith("latest: Pulling from library/");
            assertThat(lines.get(lines.size() - 1)).startsWith("Status: ");
        }
        assertThat(world.store.size()).isEqualTo(2);
        assertThat(world.layers.all()).hasSize(6);
        world.images.remove("x", ImageRemoveOptions.DEFAULT);
        world.images.remove("y", ImageRemoveOptions.DEFAULT);
        assertThat(world.layers.all()).isEmpty();
    }

    @Test
    void a_layer_that_two_pulls_want_is_fetched_once() throws InterruptedException, ExecutionException {
        AtomicInteger fetched = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(1);
        PullWorld world = new PullWorld(new ForwardingRegistry(hub) {
            @Override
            public LayerBlob layer(String repository, Descriptor descriptor, RegistryCredentials credentials)
                    throws RegistryFailure {
                fetched.incrementAndGet();
                awaited(second);
                return super.layer(repository, descriptor, credentials);
            }
        });
        Future<List<String>> first = threads.submit(() -> world.pull("x"));
        Future<List<String>> other = threads.submit(() -> {
            List<String> lines = new ArrayList<>();
            world.registries.pull(PullRequest.of("x")).run(progress -> {
                lines.add(PullWorld.line(progress));
                if (lines.size() == 6) {
                    second.countDown();
                }
            });
            return lines;
        });
        assertThat(first.get()).last().asString().startsWith("Status: ");
        assertThat(other.get()).last().asString().startsWith("Status: ");
        assertThat(fetched).hasValue(5);
    }

    @Test
    void the_one_that_waits_goes_on_when_the_fetching_one_gives_up() throws InterruptedException, ExecutionException {
        CountDownLatch joined = new CountDownLatch(1);
        PullWorld world = new PullWorld(hub);
        CountDownLatch announced = new CountDownLatch(1);
        Future<String> first = threads.submit(() -> {
            try {
                world.registries.pull(PullRequest.of("x")).run(progress -> {
                    if (progress.status().equals("Downloading")) {
                        announced.countDown();
                        awaited(joined);
                        throw new IOException("gone");
                    }
                });
                return "came through";
            } catch (IOException gone) {
                return String.valueOf(gone.getMessage());
            }
        });
        announced.await();
        List<String> lines = new ArrayList<>();
        Future<Boolean> second = threads.submit(() -> {
            world.registries.pull(PullRequest.of("x")).run(progress -> {
                lines.add(PullWorld.line(progress));
                if (lines.size() == 8) {
                    joined.countDown();
                }
            });
            return true;
        });
        assertThat(first.get()).isEqualTo("gone");
        assertThat(second.get()).isTrue();
        assertThat(lines).last().asString().isEqualTo("Status: Downloaded newer image for x:latest");
        world.images.remove("x", ImageRemoveOptions.DEFAULT);
        assertThat(world.layers.all()).isEmpty();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
