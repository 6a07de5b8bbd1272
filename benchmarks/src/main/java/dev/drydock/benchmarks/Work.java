package dev.drydock.benchmarks;

import java.io.IOException;

/** What is asked of an engine over the API; all containers are named so that nobody else's are met. */
final class Work {
    private static final String PREFIX = "benchmark-";
    /** With the one that runs, the list has 1,000. */
    private static final int LISTED = 999;

    private final WireClient engine;

    Work(WireClient engine) {
        this.engine = engine;
    }

    /** The image, and one container that runs. */
    void prepare() throws IOException {
        clean();
        if (engine.call("GET", "/images/alpine/json", "").status() != 200) {
            engine.call("POST", "/images/create?fromImage=alpine&tag=latest", "")
                    .expect(200);
        }
        create("main", "[\"sleep\",\"100000\"]");
        engine.call("POST", container("main") + "/start", "").expect(204);
    }

    void ping() throws IOException {
        engine.call("GET", "/_ping", "").expect(200);
    }

    void wholeLife() throws IOException {
        create("run", "[\"true\"]");
        engine.call("POST", container("run") + "/start", "").expect(204);
        engine.call("POST", container("run") + "/wait", "").expect(200);
        engine.call("DELETE", container("run"), "").expect(204);
    }

    void exec() throws IOException {
        String id = engine.call("POST", container("main") + "/exec", "{\"Cmd\":[\"true\"]}")
                .expect(201)
                .id();
        engine.execToTheEnd(id);
    }

    void inspect() throws IOException {
        engine.call("GET", container("main") + "/json", "").expect(200);
    }

    void fillList() throws IOException {
        for (int i = 0; i < LISTED; i++) {
            create("list-" + i, "[\"true\"]");
        }
    }

    void list() throws IOException {
        engine.call("GET", "/containers/json?all=1", "").expect(200);
    }

    /** Containers that only sleep, created and started. */
    void startSleepers(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            String id = engine.call("POST", "/containers/create", "{\"Image\":\"alpine\",\"Cmd\":[\"sleep\",\"1000\"]}")
                    .expect(201)
                    .id();
            engine.call("POST", "/containers/" + id + "/start", "").expect(204);
        }
    }

    void clean() throws IOException {
        engine.call("DELETE", container("main") + "?force=1", "");
        engine.call("DELETE", container("run") + "?force=1", "");
        for (int i = 0; i < LISTED; i++) {
            engine.call("DELETE", container("list-" + i) + "?force=1", "");
        }
    }

    private void create(String name, String command) throws IOException {
        engine.call(
                        "POST",
                        "/containers/create?name=" + PREFIX + name,
                        "{\"Image\":\"alpine\",\"Cmd\":" + command + "}")
                .expect(201);
    }

    private static String container(String name) {
        return "/containers/" + PREFIX + name;
    }
}
