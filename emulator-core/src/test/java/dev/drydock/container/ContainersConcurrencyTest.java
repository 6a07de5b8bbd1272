package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Dock;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.RestartPolicy;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filter.Filters;
import dev.drydock.time.SystemClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContainersConcurrencyTest {
    private static final int THREADS = 10;
    private static final List<String> NAMES = List.of("aa", "bb", "cc", "dd", "ee");

    @Test
    void ten_clients_at_one_engine_leave_it_whole() throws Exception {
        SystemClock clock = new SystemClock();
        Dock dock = new Dock(clock, 1);
        ExecutorService clients = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                all.add(() -> hammer(dock, random));
            }
            int done = 0;
            for (Future<Integer> client : clients.invokeAll(all)) {
                done += client.get();
            }
            assertThat(done).isPositive();
            checkWhole(dock);
        } finally {
            clients.shutdownNow();
            dock.close();
            clock.close();
        }
        checkNothingLeft(dock);
    }

    @Test
    void a_wait_that_is_asked_for_while_containers_end_hears_of_it() throws Exception {
        SystemClock clock = new SystemClock();
        try (Dock dock = new Dock(clock, 1)) {
            Containers containers = dock.engine.containers();
            for (int i = 0; i < 300; i++) {
                dock.create("one", "exit", "3");
                var gone = containers.waitAsync("one", WaitCondition.NEXT_EXIT).toCompletableFuture();
                containers.start("one");
                assertThat(containers.await("one", WaitCondition.NOT_RUNNING)).isEqualTo(new WaitResult(3, null));
                assertThat(gone.get()).isEqualTo(new WaitResult(3, null));
                containers.remove("one", RemoveOptions.DEFAULT);
            }
        } finally {
            clock.close();
        }
    }

    /** Refusals are part of the life at one engine; anything else is not. */
    private static int hammer(Dock dock, Random random) throws InterruptedException {
        int done = 0;
        for (int i = 0; i < 150; i++) {
            try {
                deed(dock, random);
                done++;
            } catch (EngineException refused) {
                assertThat(refused.kind())
                        .as(refused.words())
                        .isIn(ErrorKind.NOT_FOUND, ErrorKind.CONFLICT, ErrorKind.UNKNOWN, ErrorKind.INVALID_PARAMETER);
            }
        }
        return done;
    }

    private static void deed(Dock dock, Random random) throws InterruptedException {
        Containers containers = dock.engine.containers();
        String name = NAMES.get(random.nextInt(NAMES.size()));
        switch (random.nextInt(14)) {
            case 0, 1 -> dock.create(name, "sleep", "1000");
            case 2 -> dock.create(name, "exit", "3");
            case 3 -> dock.create(name, HostConfig.builder().autoRemove(true).build(), "obedient");
            case 4 ->
                dock.create(
                        name,
                        HostConfig.builder()
                                .restartPolicy(new RestartPolicy("always", 0))
                                .build(),
                        "exit",
                        "1");
            case 5, 6 -> containers.start(name);
            case 7 -> containers.stop(name, StopOptions.within(0));
            case 8 -> containers.kill(name, "");
            case 9 -> containers.restart(name, StopOptions.within(0));
            case 10 -> containers.rename(name, NAMES.get(random.nextInt(NAMES.size())));
            case 11 -> {
                containers.pause(name);
                containers.unpause(name);
            }
            case 12 -> containers.remove(name, new RemoveOptions(random.nextBoolean(), true, false));
            default -> {
                containers.list(ListOptions.ALL);
                containers.inspect(name, true);
            }
        }
    }

    private static void checkWhole(Dock dock) throws InterruptedException {
        Containers containers = dock.engine.containers();
        Set<String> names = new HashSet<>();
        for (ContainerSummary each : containers.list(ListOptions.ALL)) {
            String name = each.names().get(0).substring(1);
            assertThat(names.add(name)).as(name).isTrue();
            assertThat(containers.inspect(name, false).id()).isEqualTo(each.id());
            containers.remove(each.id(), RemoveOptions.FORCE);
        }
        assertThat(containers.list(ListOptions.ALL)).isEmpty();
        assertThat(dock.engine.networks().inspect("bridge", "").endpoints()).isEmpty();
        assertThat(dock.engine.volumes().list(Filters.NONE)).isEmpty();
        for (String name : NAMES) {
            dock.create(name, "true");
        }
    }

    private static void checkNothingLeft(Dock dock) {
        assertThat(dock.engine.containers().list(ListOptions.ALL))
                .extracting(ContainerSummary::state)
                .doesNotContain("running", "paused");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("drydock-program"));
    }
}
