package dev.drydock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.container.ContainerHandle;
import dev.drydock.container.WaitCondition;
import dev.drydock.error.EngineException;
import dev.drydock.network.CreateNetwork;
import dev.drydock.network.PublishedPort;
import dev.drydock.network.socket.HostPorts;
import dev.drydock.process.Exit;
import dev.drydock.process.script.Script;
import dev.drydock.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ForkTest {
    private final ManualClock clock = new ManualClock();
    private final Engine engine = Engine.builder().clock(clock).seed(3).build();

    @BeforeEach
    void define() {
        engine.define(
                "app",
                image -> image.program(
                                "/app",
                                Script.start()
                                        .log("begun")
                                        .after(Duration.ofMinutes(1))
                                        .log("a minute later"))
                        .program("/bin/fails", Script.start().exit(1))
                        .program("/bin/write", process -> {
                            process.files()
                                    .writeAll(
                                            process.arguments().get(1),
                                            process.arguments().get(2).getBytes());
                            return Exit.SUCCESS;
                        })
                        .program("/bin/read", process -> {
                            process.out()
                                    .write(process.files()
                                            .readAll(process.arguments().get(1)));
                            return Exit.SUCCESS;
                        }));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_running_container_runs_again_with_its_addresses_its_ports_and_its_files() {
        engine.networks().create(CreateNetwork.named("back"));
        ContainerHandle web = engine.run(
                "app", run -> run.name("web").network("back").publish(8080, 80).publish(81));
        web.exec("/bin/write", "/note", "from before");
        try (Engine fork = settled(engine.fork())) {
            ContainerHandle again = fork.container("web");

            assertThat(again.id()).isEqualTo(web.id());
            assertThat(again.inspect().network()).isEqualTo(web.inspect().network());
            assertThat(again.state().running()).isTrue();
            assertThat(again.exec("/bin/read", "/note").output()).isEqualTo("from before");
            assertThat(again.logs()).isEqualTo("begun\nbegun\n");
        }
    }

    @Test
    void neither_sees_what_the_other_writes() {
        ContainerHandle web = engine.run("app", run -> run.name("web").volume("data:/data"));
        web.exec("/bin/write", "/data/x", "both");
        try (Engine fork = settled(engine.fork())) {
            ContainerHandle other = fork.container("web");
            web.exec("/bin/write", "/data/x", "origin");
            web.exec("/bin/write", "/y", "origin");
            assertThat(other.exec("/bin/read", "/data/x").output()).isEqualTo("both");
            assertThat(other.exists("/y")).isFalse();

            other.exec("/bin/write", "/data/x", "fork");
            assertThat(web.exec("/bin/read", "/data/x").output()).isEqualTo("origin");
        }
    }

    @Test
    void time_goes_on_in_each_by_itself() {
        engine.run("app", run -> run.name("web"));
        clock.advance(Duration.ofSeconds(50));
        try (Engine fork = settled(engine.fork())) {
            assertThat(fork.clock().now()).isEqualTo(clock.now());

            ((ManualClock) fork.clock()).advance(Duration.ofMinutes(1));

            assertThat(fork.container("web").logs()).isEqualTo("begun\nbegun\na minute later\n");
            assertThat(engine.container("web").logs()).isEqualTo("begun\n");
            assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(50));
        }
    }

    @Test
    void a_paused_container_is_paused_before_it_has_done_anything() {
        ContainerHandle web = engine.run("app", run -> run.name("web"));
        web.pause();
        try (Engine fork = settled(engine.fork())) {
            ContainerHandle other = fork.container("web");
            assertThat(other.state().paused()).isTrue();
            assertThat(other.logs()).isEqualTo("begun\n");

            other.unpause();
            settled(fork);
            assertThat(other.logs()).isEqualTo("begun\nbegun\n");
        }
    }

    @Test
    void one_that_waits_for_its_next_start_waits_for_the_rest_of_the_time() {
        engine.run("app", run -> run.name("job").command("/bin/fails").restart("always"));
        clock.advance(Duration.ofMillis(150));
        assertThat(engine.container("job").state().restarting()).isTrue();
        try (Engine fork = engine.fork()) {
            ManualClock time = (ManualClock) fork.clock();
            time.advance(Duration.ofMillis(149));
            assertThat(fork.container("job").inspect().restartCount()).isEqualTo(2);
            time.advance(Duration.ofMillis(1));
            assertThat(fork.container("job").inspect().restartCount()).isEqualTo(3);
            assertThat(engine.container("job").inspect().restartCount()).isEqualTo(2);
        }
    }

    @Test
    void containers_that_share_a_network_share_it_again() {
        engine.run("app", run -> run.name("web"));
        engine.run("app", run -> run.name("side").network("container:web"));
        try (Engine fork = settled(engine.fork())) {
            fork.container("web").exec("/bin/write", "/etc/hosts", "changed");
            assertThat(fork.container("side").exec("/bin/read", "/etc/hosts").output())
                    .isEqualTo("changed");
            assertThat(engine.container("side").exec("/bin/read", "/etc/hosts").output())
                    .isNotEqualTo("changed");
        }
    }

    @Test
    void containers_that_share_memory_share_it_again_whichever_was_started_last() {
        engine.run("app", run -> run.name("donor").host(host -> host.ipcMode("shareable")));
        engine.run("app", run -> run.name("other").host(host -> host.ipcMode("container:donor")));
        engine.container("donor").kill("KILL");
        clock.runUntilIdle();
        engine.container("donor").start();
        try (Engine fork = settled(engine.fork())) {
            fork.container("donor").exec("/bin/write", "/dev/shm/x", "shared");
            assertThat(fork.container("other").exec("/bin/read", "/dev/shm/x").output())
                    .isEqualTo("shared");
        }
    }

    @Test
    void a_health_check_begins_anew() {
        engine.define(
                "well",
                image -> image.program(
                        "/well", Script.start().after(Duration.ofSeconds(3)).healthy()));
        engine.run("well", run -> run.name("web"));
        clock.advance(Duration.ofMinutes(2));
        assertThat(engine.container("web").state().health().status()).isEqualTo("healthy");
        try (Engine fork = settled(engine.fork())) {
            assertThat(fork.container("web").state().health().status()).isEqualTo("starting");
            ((ManualClock) fork.clock()).advance(Duration.ofMinutes(2));
            assertThat(fork.container("web").state().health().status()).isEqualTo("healthy");
        }
    }

    @Test
    void who_waits_or_is_under_way_stays_where_it_is() {
        ContainerHandle web = engine.run("app", run -> run.name("web").stopTimeout(Duration.ofSeconds(5)));
        CompletableFuture<?> ended =
                engine.containers().waitAsync("web", WaitCondition.NOT_RUNNING).toCompletableFuture();
        try (Engine fork = settled(engine.fork())) {
            fork.container("web").kill("KILL");
            settled(fork);
            assertThat(fork.container("web").state().running()).isFalse();
            assertThat(ended).isNotDone();
            assertThat(web.state().running()).isTrue();
        }
    }

    @Test
    void a_snapshot_outlives_its_engine_and_gives_any_number_of_others() {
        Engine prepared = Engine.builder().clock(new ManualClock()).seed(5).build();
        prepared.define("app", image -> image.program("/app", Script.start().log("hello")));
        prepared.run("app", run -> run.name("web"));
        try (EngineSnapshot snapshot = prepared.snapshot()) {
            prepared.close();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                try (Engine one = settled(snapshot.engine())) {
                    ids.add(one.run("app").id());
                    assertThat(one.container("web").state().running()).isTrue();
                }
            }
            assertThat(Set.copyOf(ids)).hasSize(1);
        }
    }

    @Test
    void an_engine_of_a_snapshot_can_be_made_of_something_else() {
        engine.run("app", run -> run.name("web"));
        ManualClock later = new ManualClock(ManualClock.START.plusSeconds(3600));
        try (EngineSnapshot snapshot = engine.snapshot();
                Engine other = snapshot.builder().clock(later).build()) {
            assertThat(other.clock()).isSameAs(later);
            assertThat(other.container("web").state().startedAt()).isEqualTo(later.now());
            assertThatThrownBy(() -> snapshot.builder().seed(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a fork goes on with the chance of the engine that it is made of");
        }
    }

    @Test
    void a_fork_whose_port_is_taken_on_the_machine_is_refused_and_leaves_nothing() {
        Set<PublishedPort> machine = ConcurrentHashMap.newKeySet();
        try (Engine origin = Engine.builder()
                .clock(new ManualClock())
                .seed(1)
                .hostPorts(() -> new OnePlace(machine))
                .build()) {
            origin.define("app", image -> image.program("/app", Script.start()));
            origin.run("app", run -> run.name("web").publish(8080, 80));
            Set<PublishedPort> before = Set.copyOf(machine);

            assertThatThrownBy(origin::fork)
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("driver failed programming external connectivity on endpoint web (")
                    .hasMessageContaining(
                            "failed to bind host port for 0.0.0.0:8080:172.17.0.2:80/tcp: address already in use");

            assertThat(machine).isEqualTo(before);
            origin.container("web").kill("KILL");
            settled(origin);
            try (Engine fork = origin.fork()) {
                fork.container("web").start();
                assertThat(machine).isEqualTo(before);
            }
            assertThat(machine).isEmpty();
        }
    }

    @Test
    void forks_of_an_engine_in_which_much_happens_are_whole() throws InterruptedException, ExecutionException {
        try (Engine busy = Engine.builder().seed(1).build()) {
            busy.define("app", image -> image.program("/app", Script.start().log("x")));
            AtomicBoolean over = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                List<Future<Integer>> workers = new ArrayList<>();
                for (int worker = 0; worker < 2; worker++) {
                    String name = "w" + worker;
                    Callable<Integer> work = () -> {
                        int runs = 0;
                        while (!over.get()) {
                            ContainerHandle container =
                                    busy.run("app", run -> run.name(name).volume(name + ":/data"));
                            container.kill("KILL");
                            container.remove();
                            runs++;
                        }
                        return runs;
                    };
                    workers.add(threads.submit(work));
                }
                for (int round = 0; round < 100; round++) {
                    try (Engine fork = busy.fork()) {
                        for (String name : List.of("w0", "w1")) {
                            fork.run("app", run -> run.volume(name + ":/data"));
                        }
                        assertThat(fork.summary().running()).isGreaterThanOrEqualTo(2);
                    }
                }
                over.set(true);
                for (Future<Integer> worker : workers) {
                    assertThat(worker.get()).isPositive();
                }
            } finally {
                over.set(true);
                threads.shutdown();
            }
        }
    }

    private static Engine settled(Engine engine) {
        ((ManualClock) engine.clock()).runUntilIdle();
        return engine;
    }

    /** Ports of one machine that several engines open. */
    private static final class OnePlace implements HostPorts {
        private final Set<PublishedPort> machine;
        private final Set<PublishedPort> own = ConcurrentHashMap.newKeySet();

        OnePlace(Set<PublishedPort> machine) {
            this.machine = machine;
        }

        @Override
        public HostPorts ofFork() {
            return new OnePlace(machine);
        }

        @Override
        public void open(PublishedPort port, Target target) throws IOException {
            if (!machine.add(port)) {
                throw new IOException("address already in use");
            }
            own.add(port);
        }

        @Override
        public void openDatagrams(PublishedPort port, DatagramTarget target) throws IOException {
            throw new IOException("not here");
        }

        @Override
        public void close(PublishedPort port) {
            if (own.remove(port)) {
                machine.remove(port);
            }
        }

        @Override
        public void close() {
            machine.removeAll(own);
            own.clear();
        }
    }
}
