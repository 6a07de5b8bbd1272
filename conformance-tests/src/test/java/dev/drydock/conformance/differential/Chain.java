package dev.drydock.conformance.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A random sequence of requests about a handful of names. Nothing in it depends on how fast an engine is: programs that end
 * by themselves are waited for before anything else is asked of them.
 */
record Chain(long seed, List<Request> requests) {

    /** @param body JSON, or empty for none */
    record Request(String method, String path, String body) {
        @Override
        public String toString() {
            return method + " " + path + (body.isEmpty() ? "" : " " + body);
        }
    }

    private static final List<String> NAMES = List.of("dd-a", "dd-b", "dd-c");
    private static final List<String> COMMANDS = List.of(
            "[\"sleep\",\"1000\"]",
            "[\"sleep\",\"1000\"]",
            "[\"sleep\",\"1000\"]",
            "[\"true\"]",
            "[\"sh\",\"-c\",\"exit 3\"]",
            "[\"nope\"]",
            "[\"/etc\"]",
            "[\"/etc/passwd\"]");
    private static final List<String> TAGS = List.of("dd-one:1", "dd-one:2", "dd-two:latest");

    static Chain of(long seed, RandomGenerator random, int length) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            add(requests, random);
        }
        return new Chain(seed, List.copyOf(requests));
    }

    private static void add(List<Request> requests, RandomGenerator random) {
        String name = pick(NAMES, random);
        String container = "/containers/" + name;
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> requests.add(create(name, random));
            case 4, 5, 6 -> {
                requests.add(post(container + "/start"));
                requests.add(settle(name));
            }
            case 7 -> requests.add(post(container + "/stop?t=0"));
            case 8 -> requests.add(post(container + "/kill"));
            case 9 ->
                requests.add(post(container + "/kill?signal=" + pick(List.of("TERM", "0", "nope", "WINCH"), random)));
            case 10 -> requests.add(post(container + "/pause"));
            case 11 -> requests.add(post(container + "/unpause"));
            case 12 -> {
                requests.add(post(container + "/restart?t=0"));
                requests.add(settle(name));
            }
            case 13 -> requests.add(post(container + "/rename?name=" + pick(NAMES, random)));
            case 14 -> requests.add(new Request("DELETE", container, ""));
            case 15 -> requests.add(new Request("DELETE", container + "?force=1", ""));
            case 16 -> requests.add(new Request("POST", container + "/exec", "{\"Cmd\":[\"true\"]}"));
            case 17 ->
                requests.add(new Request(
                        "POST",
                        container + "/update",
                        pick(
                                List.of(
                                        "{}",
                                        "{\"Memory\":30000000,\"MemorySwap\":60000000}",
                                        "{\"RestartPolicy\":{\"Name\":\"no\"}}",
                                        "{\"RestartPolicy\":{\"Name\":\"nope\"}}"),
                                random)));
            case 18 -> requests.add(new Request("GET", container + "/logs?stdout=1", ""));
            case 19 -> requests.add(post(container + "/resize?h=10&w=20"));
            case 20 ->
                requests.add(
                        post("/images/alpine/tag?repo=" + pick(TAGS, random).replace(":", "&tag=")));
            case 21 -> requests.add(new Request("DELETE", "/images/" + pick(TAGS, random), ""));
            case 22 -> requests.add(new Request("GET", "/images/" + pick(TAGS, random) + "/json", ""));
            default -> requests.add(new Request("GET", container + "/json", ""));
        }
    }

    private static Request create(String name, RandomGenerator random) {
        String image = random.nextInt(4) == 0 ? pick(TAGS, random) : "alpine";
        String host = pick(
                List.of(
                        "{}",
                        "{}",
                        "{\"AutoRemove\":true}",
                        "{\"RestartPolicy\":{\"Name\":\"unless-stopped\"}}",
                        "{\"NetworkMode\":\"none\"}",
                        "{\"NetworkMode\":\"host\"}"),
                random);
        String command = host.contains("Restart") ? COMMANDS.get(0) : pick(COMMANDS, random);
        return new Request(
                "POST",
                "/containers/create?name=" + name,
                String.format(Locale.ROOT, "{\"Image\":\"%s\",\"Cmd\":%s,\"HostConfig\":%s}", image, command, host));
    }

    /** What ends by itself has ended when this is answered; what sleeps on is left alone. */
    private static Request settle(String name) {
        return new Request("SETTLE", "/containers/" + name + "/json", "");
    }

    private static Request post(String path) {
        return new Request("POST", path, "");
    }

    private static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
