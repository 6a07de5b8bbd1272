package dev.drydock.conformance.differential;

import dev.drydock.conformance.differential.Chain.Request;
import dev.drydock.conformance.differential.Chain.Way;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What chains are made of: requests about three containers, three tags, two networks and two volumes. */
final class Vocabulary {
    static final List<String> CONTAINERS = List.of("dd-a", "dd-b", "dd-c");
    static final List<String> NETWORKS = List.of("dd-n1", "dd-n2");
    static final List<String> VOLUMES = List.of("dd-v1", "dd-v2");
    static final List<String> TAGS = List.of("dd-one:1", "dd-one:2", "dd-two:latest");

    private static final List<String> EXECS = List.of(
            "{\"Cmd\":[\"true\"]}",
            "{\"Cmd\":[\"sh\",\"-c\",\"exit 9\"],\"AttachStdout\":true}",
            "{\"Cmd\":[\"echo\",\"hello\"],\"AttachStdout\":true,\"AttachStderr\":true}",
            "{\"Cmd\":[\"sh\",\"-c\",\"echo wrong >&2; exit 2\"],\"AttachStdout\":true,\"AttachStderr\":true}",
            "{\"Cmd\":[\"pwd\"],\"AttachStdout\":true,\"WorkingDir\":\"/usr\"}",
            "{\"Cmd\":[\"id\"],\"AttachStdout\":true,\"User\":\"nobody\"}",
            "{\"Cmd\":[\"id\",\"-u\"],\"AttachStdout\":true,\"User\":\"77\"}",
            "{\"Cmd\":[\"true\"],\"User\":\"nosuch\"}",
            "{\"Cmd\":[\"sh\",\"-c\",\"echo $A\"],\"AttachStdout\":true,\"Env\":[\"A=b c\"]}",
            "{\"Cmd\":[\"nope\"],\"AttachStdout\":true,\"AttachStderr\":true}",
            "{\"Cmd\":[\"/etc\"],\"AttachStdout\":true,\"AttachStderr\":true}",
            "{\"Cmd\":[\"tty\"],\"AttachStdout\":true,\"Tty\":true}",
            "{\"Cmd\":[\"sh\",\"-c\",\"touch /made; ls /made\"],\"AttachStdout\":true,\"AttachStderr\":true}",
            "{\"Cmd\":[\"cat\",\"/etc/hostname\"],\"AttachStdout\":true,\"Privileged\":true}",
            "{\"Cmd\":[]}");
    private static final List<String> UPDATES = List.of(
            "{}",
            "{\"Memory\":30000000,\"MemorySwap\":60000000}",
            "{\"CpuShares\":512}",
            "{\"NanoCpus\":500000000}",
            "{\"RestartPolicy\":{\"Name\":\"no\"}}",
            "{\"RestartPolicy\":{\"Name\":\"unless-stopped\"}}",
            "{\"RestartPolicy\":{\"Name\":\"on-failure\",\"MaximumRetryCount\":1}}",
            "{\"RestartPolicy\":{\"Name\":\"nope\"}}");
    private static final List<String> LOGS = List.of(
            "stdout=1",
            "stderr=1",
            "stdout=1&tail=1",
            "stdout=1&tail=0",
            "stderr=1&tail=abc",
            "stdout=1&since=1",
            "stdout=1&until=1",
            "tail=1",
            "stdout=1&details=1");
    private static final List<String> FILTERS = List.of(
            "\"name\":[\"dd-\"]",
            "\"name\":[\"^/dd-a$\"]",
            "\"label\":[\"dd=1\"],\"status\":[\"running\"]",
            "\"label\":[\"dd=1\"],\"status\":[\"exited\",\"created\"]",
            "\"label\":[\"dd=1\"],\"status\":[\"paused\"]",
            "\"label\":[\"dd\"],\"exited\":[\"3\"]",
            "\"label\":[\"dd\"],\"exited\":[\"137\",\"0\"]",
            "\"label\":[\"dd\"],\"ancestor\":[\"dd-one:1\"]",
            "\"label\":[\"dd\"],\"network\":[\"dd-n1\"]",
            "\"label\":[\"dd\"],\"volume\":[\"dd-v1\"]",
            "\"label\":[\"dd\"],\"volume\":[\"/data\"]",
            "\"label\":[\"dd\"],\"health\":[\"none\"]",
            "\"label\":[\"dd\"],\"health\":[\"starting\",\"unhealthy\"]",
            "\"label\":[\"dd\"],\"before\":[\"dd-b\"]",
            "\"label\":[\"dd\"],\"since\":[\"dd-b\"]",
            "\"label\":[\"dd\"],\"is-task\":[\"false\"]",
            "\"label\":[\"dd\"],\"publish\":[\"80\"]",
            "\"status\":[\"nope\"]",
            "\"nope\":[\"1\"]");

    private Vocabulary() {}

    static Request request(Random random) {
        int choice = random.nextInt(100);
        if (choice < 14) {
            return Creations.container(pick(CONTAINERS, random), random);
        }
        if (choice < 70) {
            return aboutContainer("/containers/" + pick(CONTAINERS, random), random);
        }
        if (choice < 76) {
            return list(random);
        }
        if (choice < 82) {
            return aboutImage(pick(TAGS, random), random);
        }
        return choice < 92 ? aboutNetwork(pick(NETWORKS, random), random) : aboutVolume(pick(VOLUMES, random), random);
    }

    private static Request aboutContainer(String container, Random random) {
        return switch (random.nextInt(32)) {
            case 0, 1, 2, 3, 4 -> Request.post(container + "/start");
            case 5 -> Request.post(container + "/stop?t=" + pick(List.of("0", "0", "1"), random));
            case 6 -> Request.post(container + "/stop?t=0&signal=" + pick(List.of("INT", "9", "nope"), random));
            case 7 -> Request.post(container + "/kill");
            case 8 ->
                Request.post(container + "/kill?signal=" + pick(List.of("TERM", "0", "nope", "WINCH", "USR1"), random));
            case 9 -> Request.post(container + "/pause");
            case 10, 11 -> Request.post(container + "/unpause");
            case 12, 13 -> Request.post(container + "/restart?t=0");
            case 14 -> Request.post(container + "/rename?name=" + pick(CONTAINERS, random));
            case 15, 16 -> Request.delete(container + pick(List.of("", "?v=1", "?link=1"), random));
            case 17 -> Request.delete(container + "?force=1&v=1");
            case 18, 19, 20, 21 -> new Request(Way.EXEC, "POST", container, pick(EXECS, random));
            case 22 -> Request.post(container + "/update", pick(UPDATES, random));
            case 23, 24 -> Request.get(container + "/logs?" + pick(LOGS, random));
            case 25 -> Request.post(container + "/resize?h=10&w=20");
            case 26 ->
                Request.get(container + "/top" + pick(List.of("", "?ps_args=-o%20pid,args", "?ps_args=x-y"), random));
            case 27 -> Request.get(container + "/changes");
            case 28 -> waiting(container, random);
            case 29 -> Request.post(container + "/attach?logs=1&stdout=1");
            default -> Request.get(container + "/json");
        };
    }

    private static Request waiting(String container, Random random) {
        String condition =
                pick(List.of("", "?condition=not-running", "?condition=next-exit", "?condition=nope"), random);
        String deed = pick(List.of("/kill", "/restart?t=0", "/stop?t=0"), random);
        return new Request(Way.WAIT, "POST", container + "/wait" + condition, "POST " + container + deed);
    }

    private static Request list(Random random) {
        String all = pick(List.of("all=1&", ""), random);
        String more = pick(List.of("", "", "limit=1&", "size=1&"), random);
        return Request.get("/containers/json?" + all + more + "filters=" + filters(pick(FILTERS, random)));
    }

    private static Request aboutImage(String tag, Random random) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> Request.post("/images/alpine/tag?repo=" + tag.replace(":", "&tag="));
            case 2 -> Request.delete("/images/" + tag);
            case 3 -> Request.get("/images/json?filters=" + filters("\"reference\":[\"dd-*\"]"));
            default -> Request.get("/images/" + tag + "/json");
        };
    }

    private static Request aboutNetwork(String network, Random random) {
        String container = pick(CONTAINERS, random);
        return switch (random.nextInt(9)) {
            case 0, 1 -> Creations.network(network, random);
            case 2, 3 ->
                Request.post(
                        "/networks/" + network + "/connect",
                        "{\"Container\":\"" + container + "\""
                                + pick(List.of("", ",\"EndpointConfig\":{\"Aliases\":[\"other\"]}"), random) + "}");
            case 4 ->
                Request.post(
                        "/networks/" + network + "/disconnect",
                        "{\"Container\":\"" + container + "\"" + pick(List.of("", ",\"Force\":true"), random) + "}");
            case 5 -> Request.delete("/networks/" + network);
            case 6 -> Request.get("/networks?filters=" + filters("\"name\":[\"dd-\"]"));
            default -> Request.get("/networks/" + network + pick(List.of("", "?verbose=1", "?scope=swarm"), random));
        };
    }

    private static Request aboutVolume(String volume, Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Creations.volume(volume, random);
            case 2 -> Request.delete("/volumes/" + volume + pick(List.of("", "?force=1"), random));
            case 3 -> Request.get("/volumes?filters=" + filters("\"name\":[\"dd-\"]"));
            case 4 -> Request.get("/volumes?filters=" + filters("\"label\":[\"dd\"],\"dangling\":[\"true\"]"));
            default -> Request.get("/volumes/" + volume);
        };
    }

    private static String filters(String members) {
        return URLEncoder.encode("{" + members + "}", StandardCharsets.UTF_8);
    }

    static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
