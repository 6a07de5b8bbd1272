package dev.drydock.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.http.HttpServer;
import dev.drydock.conformance.recorded.Endpoint;
import dev.drydock.container.ContainerSummary;
import dev.drydock.container.ListOptions;
import dev.drydock.container.RemoveOptions;
import dev.drydock.container.WaitCondition;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Many clients at one engine, and many engines side by side: nothing is lost, nothing stands still, nothing is left. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManyClientsTest {
    private static final int CLIENTS = 10;
    private static final int REQUESTS = 120;
    private static final int ENGINES = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> NAMES = List.of("aa", "bb", "cc", "dd");

    private final List<Throwable> faults = new CopyOnWriteArrayList<>();

    private interface Client {
        int send(Deed deed) throws IOException;
    }

    private record Deed(String method, String target, String body) {
        static Deed of(String method, String target) {
            return new Deed(method, target, "");
        }
    }

    @Test
    void ten_clients_with_and_without_sockets_leave_an_engine_whole() throws Exception {
        Path socket = Files.createTempDirectory("drydock").resolve("engine.sock");
        Leftovers leftovers = new Leftovers();
        Watchdog.watch(() -> {
            try (Engine engine = engine(1)) {
                EngineApi api = new EngineApi(engine, faults::add);
                try (HttpServer server = HttpServer.builder(api, engine.clock()::now)
                        .unix(socket)
                        .start()) {
                    Endpoint endpoint = new Endpoint("unix://" + socket);
                    List<Callable<Integer>> clients = new ArrayList<>();
                    for (int i = 0; i < CLIENTS; i++) {
                        Client client = i % 2 == 0 ? inProcess(api) : deed -> overHttp(endpoint, deed);
                        Random random = new Random(i);
                        clients.add(() -> hammer(client, random));
                    }
                    assertThat(sum(clients, CLIENTS)).isPositive();
                    assertThat(server.tcpAddresses()).isEmpty();
                    settle(engine);
                    Invariants.hold(engine);
                    removeAll(engine);
                    Invariants.hold(engine);
                }
                assertThat(engine.summary().eventListeners()).isZero();
            }
        });
        assertThat(faults).isEmpty();
        assertThat(socket).doesNotExist();
        leftovers.requireNone();
    }

    @Test
    void what_ten_clients_write_at_once_is_all_there() throws Exception {
        Leftovers leftovers = new Leftovers();
        Watchdog.watch(() -> {
            try (Engine engine = engine(2)) {
                RecordingClient client = new RecordingClient(new EngineApi(engine, faults::add), () -> {});
                create(client, "shared", "[\"sleep\",\"1000\"]");
                client.send(Request.of("POST", "/containers/shared/start"), "", false);
                List<Callable<Integer>> clients = new ArrayList<>();
                AtomicInteger made = new AtomicInteger();
                for (int i = 0; i < CLIENTS; i++) {
                    clients.add(() -> {
                        for (int j = 0; j < 10; j++) {
                            create(client, "own-" + made.incrementAndGet(), "[\"true\"]");
                            exec(client, "echo line >> /lines");
                        }
                        return 10;
                    });
                }
                assertThat(sum(clients, CLIENTS)).isEqualTo(100);
                assertThat(exec(client, "wc -l < /lines")).contains("100\n");
                assertThat(engine.containers().list(ListOptions.ALL)).hasSize(101);
                Invariants.hold(engine);
            }
        });
        assertThat(faults).isEmpty();
        leftovers.requireNone();
    }

    @Test
    void a_hundred_engines_side_by_side_do_not_know_of_each_other() throws Exception {
        Leftovers leftovers = new Leftovers();
        Watchdog.watch(() -> {
            List<Engine> engines = new ArrayList<>();
            List<Callable<Integer>> lives = new ArrayList<>();
            for (int i = 0; i < ENGINES; i++) {
                Engine engine = engine(7);
                engines.add(engine);
                lives.add(() -> live(engine));
            }
            assertThat(sum(lives, CLIENTS)).isEqualTo(ENGINES);
            assertThat(engines.stream()
                            .map(engine ->
                                    engine.containers().inspect("one", false).id())
                            .distinct())
                    .as("the same seed, the same id")
                    .hasSize(1);
            engines.forEach(Invariants::hold);
            engines.forEach(Engine::close);
            assertThat(engines)
                    .allSatisfy(engine -> assertThat(engine.containers().list(ListOptions.ALL))
                            .extracting(ContainerSummary::state)
                            .doesNotContain("running"));
        });
        assertThat(faults).isEmpty();
        leftovers.requireNone();
    }

    private int live(Engine engine) {
        RecordingClient client = new RecordingClient(new EngineApi(engine, faults::add), () -> {});
        create(client, "one", "[\"sleep\",\"1000\"]");
        client.send(Request.of("POST", "/containers/one/start"), "", false);
        assertThat(exec(client, "hostname -i")).contains("172.17.0.2\n");
        create(client, "two", "[\"sh\",\"-c\",\"seq 1 50 | tail -n 1\"]");
        client.send(Request.of("POST", "/containers/two/start"), "", false);
        client.send(Request.of("POST", "/containers/two/wait"), "", false);
        assertThat(client.send(Request.of("GET", "/containers/two/logs?stdout=1"), "", false))
                .endsWith("50\n");
        return 1;
    }

    private static void create(RecordingClient client, String name, String command) {
        String body = "{\"Image\":\"alpine\",\"Cmd\":" + command + "}";
        assertThat(client.send(Request.json("POST", "/containers/create?name=" + name, body), "", false))
                .contains("201 ");
    }

    private static String exec(RecordingClient client, String words) {
        String body = "{\"AttachStdout\":true,\"Cmd\":[\"sh\",\"-c\",\"" + words + "\"]}";
        String created = client.send(Request.json("POST", "/containers/" + shared(words) + "/exec", body), "", false);
        String id = created.replaceAll("(?s).*\"Id\":\"([0-9a-f]+)\".*", "$1");
        return client.send(Request.json("POST", "/exec/" + id + "/start", "{}"), "", false);
    }

    private static String shared(String words) {
        return words.startsWith("hostname") ? "one" : "shared";
    }

    private Engine engine(long seed) throws IOException, InterruptedException {
        Engine engine = Engine.builder()
                .seed(seed)
                .programs(Userland.programs())
                .registries(RegistryDirectory.withHub(Userland.hub()))
                .build();
        engine.registries().pull(PullRequest.of("alpine")).run(progress -> {});
        return engine;
    }

    private static int sum(List<Callable<Integer>> tasks, int threads) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            int sum = 0;
            for (Future<Integer> task : executor.invokeAll(tasks)) {
                sum += task.get();
            }
            return sum;
        } finally {
            executor.shutdownNow();
        }
    }

    /** Refusals are part of life; a fault of the engine's own would be told to its listener. */
    private static int hammer(Client client, Random random) throws IOException {
        int done = 0;
        for (int i = 0; i < REQUESTS; i++) {
            Deed deed = deed(random);
            int status = client.send(deed);
            assertThat(status).as(deed.toString()).isIn(200, 201, 204, 304, 400, 403, 404, 409, 500);
            done += status < 300 ? 1 : 0;
        }
        return done;
    }

    private static Deed deed(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        String container = "/containers/" + name;
        return switch (random.nextInt(18)) {
            case 0, 1, 2 -> create(name, "\"Cmd\":[\"sleep\",\"1000\"]", "{}");
            case 3 -> create(name, "\"Cmd\":[\"sh\",\"-c\",\"seq 1 99 | sort -r\"]", "{\"Binds\":[\"vol:/v\"]}");
            case 4 -> create(name, "\"Cmd\":[\"sleep\",\"1000\"]", "{\"AutoRemove\":true,\"NetworkMode\":\"net\"}");
            case 5, 6, 7 -> Deed.of("POST", container + "/start");
            case 8 -> Deed.of("POST", container + "/stop?t=0");
            case 9 -> Deed.of("POST", container + "/restart?t=0");
            case 10 -> Deed.of("DELETE", container + "?force=1&v=1");
            case 11 -> Deed.of("POST", container + (random.nextBoolean() ? "/pause" : "/unpause"));
            case 12 -> Deed.of("GET", container + (random.nextBoolean() ? "/logs?stdout=1" : "/top"));
            case 13 -> Deed.of("POST", container + "/rename?name=" + NAMES.get(random.nextInt(NAMES.size())));
            case 14 -> new Deed("POST", "/networks/create", "{\"Name\":\"net\"}");
            case 15 ->
                new Deed(
                        "POST",
                        "/networks/net/" + (random.nextBoolean() ? "connect" : "disconnect"),
                        "{\"Container\":\"" + name + "\"}");
            case 16 -> Deed.of("DELETE", random.nextBoolean() ? "/networks/net" : "/volumes/vol");
            default -> Deed.of("GET", random.nextBoolean() ? "/containers/json?all=1&size=1" : container + "/json");
        };
    }

    private static Deed create(String name, String program, String host) {
        return new Deed(
                "POST",
                "/containers/create?name=" + name,
                "{\"Image\":\"alpine\"," + program + ",\"HostConfig\":" + host + "}");
    }

    private static Client inProcess(EngineApi api) {
        RecordingClient client = new RecordingClient(api, () -> {});
        return deed -> {
            Request request = deed.body.isEmpty()
                    ? Request.of(deed.method, deed.target)
                    : Request.json(deed.method, deed.target, deed.body);
            return Integer.parseInt(client.send(request, "", false)
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow()
                    .split(" ")[0]);
        };
    }

    private static int overHttp(Endpoint endpoint, Deed deed) throws IOException {
        Map<String, String> headers = deed.body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json");
        byte[] body = deed.body.getBytes(StandardCharsets.UTF_8);
        return endpoint.call(deed.method, deed.target, headers, body, body.length > 0, PATIENCE)
                .status();
    }

    /** What ends by itself has ended. */
    private static void settle(Engine engine) throws InterruptedException {
        for (ContainerSummary each : engine.containers().list(ListOptions.ALL)) {
            if (each.command().startsWith("sh ") && each.state().equals("running")) {
                engine.containers().await(each.id(), WaitCondition.NOT_RUNNING);
            }
        }
    }

    private static void removeAll(Engine engine) throws InterruptedException {
        for (ContainerSummary each : engine.containers().list(ListOptions.ALL)) {
            engine.containers().remove(each.id(), RemoveOptions.FORCE);
        }
        assertThat(engine.containers().list(ListOptions.ALL)).isEmpty();
    }
}
