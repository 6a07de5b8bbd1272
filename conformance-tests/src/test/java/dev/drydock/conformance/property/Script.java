package dev.drydock.conformance.property;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.exchange.Request;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Some hundred requests of every kind to an engine whose time stands still but where it is advanced. */
final class Script {
    private static final Pattern ID = Pattern.compile("\"Id\":\"([0-9a-f]{64})\"");
    private static final List<String> PROGRAMS = List.of(
            "seq 1 200 | sort -r | head -n 3 | tr 0-9 a-j",
            "for i in 1 2 3; do (echo job $i; sleep $i; echo done $i >&2) & done; wait; echo $$ $!",
            "echo out; echo err >&2; ls -l / | wc -l; cat /etc/hosts /etc/hostname /proc/1/stat",
            "yes | head -n 1000 | sort | uniq -c; ps; date; uptime; mktemp; echo $RANDOM",
            "(while read line; do echo got $line; done; echo end) < /etc/passwd | tee /copy | tail -n 2; exit 5",
            "mkdir /d; cd /d; touch a b c; ls -li; stat a; find / -newer /etc/hosts 2>/dev/null | head; false");

    private final Engine engine;
    private final ManualClock clock = new ManualClock();
    private final RecordingClient client;
    private final List<String> answers = new ArrayList<>();

    private Script(long seed) {
        engine = Engine.builder()
                .seed(seed)
                .clock(clock)
                .programs(Userland.programs())
                .registries(RegistryDirectory.withHub(Userland.hub()))
                .build();
        client = new RecordingClient(new EngineApi(engine), clock::runUntilIdle);
    }

    /** All answers, and what the events tell at the end. */
    static List<String> play(long seed) {
        Script script = new Script(seed);
        try {
            script.play();
            return List.copyOf(script.answers);
        } finally {
            script.engine.close();
            script.clock.close();
        }
    }

    private void play() {
        images();
        shells("alpine");
        shells("debian");
        containers();
        execs();
        surroundings();
        inquiries();
        advance(1);
        send("GET", "/events?since=0&until=" + clock.now().getEpochSecond());
    }

    private void images() {
        for (String image : List.of("alpine", "debian", "redis:3", "hello-world", "nosuch")) {
            send("POST", "/images/create?fromImage=" + image + (image.contains(":") ? "" : "&tag=latest"));
        }
        send("POST", "/images/alpine/tag?repo=mine&tag=1");
        send("GET", "/images/json?all=1");
        send("GET", "/images/redis:3/json");
        send("GET", "/images/debian/history");
        send("DELETE", "/images/mine:1");
    }

    private void shells(String image) {
        for (String program : PROGRAMS) {
            String words = program.replace("\\", "\\\\").replace("\"", "\\\"");
            String id = create("", "{\"Image\":\"" + image + "\",\"Cmd\":[\"sh\",\"-c\",\"" + words + "\"]}");
            send("POST", "/containers/" + id + "/start");
            advance(5);
            send("GET", "/containers/" + id + "/logs?stdout=1&stderr=1&timestamps=1");
            send("GET", "/containers/" + id + "/json?size=1");
            send("GET", "/containers/" + id + "/changes");
        }
    }

    private void containers() {
        for (String name : List.of("one", "two", "three")) {
            create(name, "{\"Image\":\"alpine\",\"Cmd\":[\"sleep\",\"1000\"]}");
            send("POST", "/containers/" + name + "/start");
        }
        send("GET", "/containers/one/json");
        send("GET", "/containers/one/top");
        send("GET", "/containers/one/stats?stream=0&one-shot=1");
        send("POST", "/containers/two/stop?t=0");
        send("POST", "/containers/two/start");
        send("POST", "/containers/three/pause");
        send("POST", "/containers/three/kill");
        send("POST", "/containers/one/rename?name=first");
        send("POST", "/containers/first/restart?t=0");
        create(
                "again",
                "{\"Image\":\"alpine\",\"Cmd\":[\"sh\",\"-c\",\"echo $(date); exit 3\"],"
                        + "\"HostConfig\":{\"RestartPolicy\":{\"Name\":\"on-failure\",\"MaximumRetryCount\":4}}}");
        send("POST", "/containers/again/start");
        advance(10);
        send("GET", "/containers/again/json");
        send("GET", "/containers/again/logs?stdout=1&timestamps=1");
        create(
                "ill",
                "{\"Image\":\"alpine\",\"Cmd\":[\"sleep\",\"1000\"],\"Healthcheck\":"
                        + "{\"Test\":[\"CMD-SHELL\",\"echo ill; exit 1\"],\"Interval\":1000000000,\"Retries\":3}}");
        send("POST", "/containers/ill/start");
        advance(7);
        send("GET", "/containers/ill/json");
        create("", "{\"Image\":\"redis:3\"}");
        create("", "{\"Image\":\"hello-world\"}");
    }

    private void execs() {
        exec("{\"Cmd\":[\"cat\"],\"AttachStdin\":true,\"AttachStdout\":true}", "some\ninput\n");
        exec(
                "{\"Cmd\":[\"sh\",\"-c\",\"tac | tr a-z A-Z; echo $RANDOM >&2\"],\"AttachStdin\":true,"
                        + "\"AttachStdout\":true,\"AttachStderr\":true}",
                "1\ntwo\n");
        exec("{\"Cmd\":[\"sh\"],\"AttachStdin\":true,\"AttachStdout\":true,\"Tty\":true}", "echo hello\nexit 3\n");
        exec("{\"Cmd\":[\"nope\"],\"AttachStdout\":true}", "");
    }

    private void exec(String body, String input) {
        String created = send(Request.json("POST", "/containers/first/exec", body));
        String id = id(created);
        String start = "{\"Tty\":" + body.contains("\"Tty\":true") + "}";
        boolean typed = body.contains("\"Tty\":true");
        record(client.send(Request.json("POST", "/exec/" + id + "/start", start), input, typed));
        send("GET", "/exec/" + id + "/json");
    }

    private void surroundings() {
        send(Request.json("POST", "/networks/create", "{\"Name\":\"net\"}"));
        send(Request.json("POST", "/networks/net/connect", "{\"Container\":\"first\"}"));
        send(Request.json("POST", "/volumes/create", "{}"));
        send(Request.json("POST", "/volumes/create", "{\"Name\":\"vol\",\"Labels\":{\"b\":\"1\",\"a\":\"2\"}}"));
        create(
                "user",
                "{\"Image\":\"debian\",\"Cmd\":[\"sh\",\"-c\",\"hostname; cat /etc/hosts; ifconfig; df\"],"
                        + "\"ExposedPorts\":{\"80/tcp\":{}},\"HostConfig\":{\"NetworkMode\":\"net\",\"Binds\":[\"vol:/v\"],"
                        + "\"PublishAllPorts\":true}}");
        send("POST", "/containers/user/start");
        send("GET", "/containers/user/logs?stdout=1&stderr=1");
        send("GET", "/networks");
        send("GET", "/networks/net");
        send("GET", "/volumes");
        send("DELETE", "/containers/user?v=1");
    }

    private void inquiries() {
        send("GET", "/containers/json?all=1&size=1");
        send("GET", "/containers/json?limit=3");
        send("GET", "/info");
        send("GET", "/version");
        send("GET", "/system/df");
        send("POST", "/containers/prune");
        send("POST", "/volumes/prune");
        send("POST", "/networks/prune");
    }

    private String create(String name, String body) {
        return id(send(Request.json("POST", "/containers/create" + (name.isEmpty() ? "" : "?name=" + name), body)));
    }

    private static String id(String answer) {
        Matcher matcher = ID.matcher(answer);
        return matcher.find() ? matcher.group(1) : "none";
    }

    private void send(String method, String target) {
        send(Request.of(method, target));
    }

    /** And waits until all that it set going has settled. */
    private String send(Request request) {
        return record(client.send(request, "", false));
    }

    private String record(String answer) {
        answers.add(answer);
        clock.runUntilIdle();
        return answer;
    }

    private void advance(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }
}
