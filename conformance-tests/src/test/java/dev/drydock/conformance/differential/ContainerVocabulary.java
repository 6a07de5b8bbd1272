package dev.drydock.conformance.differential;

import static dev.drydock.conformance.differential.Vocabulary.filters;
import static dev.drydock.conformance.differential.Vocabulary.pick;

import dev.drydock.conformance.differential.Chain.Request;
import java.util.List;
import java.util.Random;

/** Requests about three containers, three tags, two networks and two volumes. */
final class ContainerVocabulary implements Vocabulary {
    static final List<String> CONTAINERS = List.of("dd-a", "dd-b", "dd-c");
    static final List<String> NETWORKS = List.of("dd-n1", "dd-n2");
    static final List<String> VOLUMES = List.of("dd-v1", "dd-v2");
    static final List<String> TAGS = List.of("dd-one:1", "dd-one:2", "dd-two:latest");

    private static final List<String> VERSIONS =
            List.of("/v1.24", "/v1.24", "/v1.32", "/v1.40", "/v1.40", "/v1.43", "/v1.44", "/v1.47", "/v1.51");
    private static final List<String> FILTERS = List.of(
            "\"name\":[\"dd-\"]",
            "\"name\":[\"^/dd-a$\"]",
            "\"label\":[\"dd=1\"],\"status\":[\"running\"]",
            "\"label\":[\"dd=1\"],\"status\":[\"exited\",\"created\"]",
            "\"label\":[\"dd=1\"],\"status\":[\"paused\"]",
            "\"label\":[\"dd\"],\"exited\":[\"3\"]",
            "\"label\":[\"dd\"],\"exited\":[\"137\",\"0\"]",
            "\"label\":[\"dd\"],\"exited\":[\"abc\"]",
            "\"label\":[\"dd\"],\"ancestor\":[\"dd-one:1\"]",
            "\"label\":[\"dd\"],\"ancestor\":[\"alpine\"]",
            "\"label\":[\"dd\"],\"network\":[\"dd-n1\"]",
            "\"label\":[\"dd\"],\"network\":[\"bridge\"]",
            "\"label\":[\"dd\"],\"volume\":[\"dd-v1\"]",
            "\"label\":[\"dd\"],\"volume\":[\"/data\"]",
            "\"label\":[\"dd\"],\"health\":[\"none\"]",
            "\"label\":[\"dd\"],\"health\":[\"starting\",\"unhealthy\"]",
            "\"label\":[\"dd\"],\"health\":[\"nope\"]",
            "\"label\":[\"dd\"],\"before\":[\"dd-b\"]",
            "\"label\":[\"dd\"],\"since\":[\"dd-b\"]",
            "\"label\":[\"dd\"],\"is-task\":[\"false\"]",
            "\"label\":[\"dd\"],\"is-task\":[\"perhaps\"]",
            "\"label\":[\"dd\"],\"publish\":[\"80\"]",
            "\"label\":[\"dd\"],\"expose\":[\"80/tcp\"]",
            "\"label\":[\"dd\",\"lives\"]",
            "\"label\":[\"dd=2\"]",
            "\"status\":[\"nope\"]",
            "\"nope\":[\"1\"]");
    /** Only what the chains made may go: other clients have things of their own at the real engine. */
    private static final List<String> PRUNES = List.of(
            "/containers/prune?filters=" + filters("\"label\":[\"dd=1\"]"),
            "/containers/prune?filters=" + filters("\"label\":[\"dd=1\"],\"until\":[\"1\"]"),
            "/containers/prune?filters=" + filters("\"label\":[\"dd=1\"],\"until\":[\"abc\"]"),
            "/containers/prune?filters=" + filters("\"label\":[\"dd=1\"],\"nope\":[\"1\"]"),
            "/networks/prune?filters=" + filters("\"label\":[\"dd=1\"]"),
            "/volumes/prune?filters=" + filters("\"label\":[\"dd=1\"],\"all\":[\"true\"]"),
            "/volumes/prune?filters=" + filters("\"label\":[\"dd=1\"]"));

    @Override
    public Names names() {
        return new Names(CONTAINERS, NETWORKS, VOLUMES, TAGS);
    }

    @Override
    public Request request(Random random) {
        Request request = current(random);
        return random.nextInt(4) == 0 ? request.atVersion(pick(VERSIONS, random)) : request;
    }

    private static Request current(Random random) {
        int choice = random.nextInt(100);
        if (choice < 14) {
            return Creations.container(pick(CONTAINERS, random), random);
        }
        if (choice < 68) {
            return ContainerRequests.about(pick(CONTAINERS, random), random);
        }
        if (choice < 75) {
            return list(random);
        }
        if (choice < 77) {
            return Request.post(pick(PRUNES, random));
        }
        if (choice < 83) {
            return aboutImage(pick(TAGS, random), random);
        }
        return choice < 92 ? aboutNetwork(pick(NETWORKS, random), random) : aboutVolume(pick(VOLUMES, random), random);
    }

    private static Request list(Random random) {
        String all = pick(List.of("all=1&", "all=true&", ""), random);
        String more = pick(List.of("", "", "limit=1&", "size=1&", "limit=-1&", "since=dd-a&", "before=dd-a&"), random);
        return Request.get("/containers/json?" + all + more + "filters=" + filters(pick(FILTERS, random)));
    }

    private static Request aboutImage(String tag, Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> Request.post("/images/alpine/tag?repo=" + tag.replace(":", "&tag="));
            case 2 -> Request.delete("/images/" + tag);
            case 3 -> Request.get("/images/json?filters=" + filters("\"reference\":[\"dd-*\"]"));
            case 4 ->
                Request.post("/images/" + tag + "/tag?"
                        + pick(
                                List.of("repo=dd-one&tag=2", "repo=UPPER", "repo=dd-one&tag=-", "repo=", "repo=sha256"),
                                random));
            case 5 -> Request.delete("/images/" + tag + pick(List.of("?force=1", "?noprune=1"), random));
            case 6 -> Request.get("/images/json?filters=" + filters("\"reference\":[\"dd-one:*\",\"dd-two\"]"));
            default -> Request.get("/images/" + tag + "/json");
        };
    }

    private static Request aboutNetwork(String network, Random random) {
        String container = pick(CONTAINERS, random);
        return switch (random.nextInt(10)) {
            case 0, 1 -> Creations.network(network, random);
            case 2, 3, 4 -> Creations.connection(network, container, random);
            case 5 ->
                Request.post(
                        "/networks/" + network + "/disconnect",
                        "{\"Container\":\"" + container + "\"" + pick(List.of("", ",\"Force\":true"), random) + "}");
            case 6 -> Request.delete("/networks/" + network);
            case 7 ->
                Request.get("/networks?filters="
                        + filters("\"name\":[\"dd-\"]"
                                + pick(
                                        List.of(
                                                "",
                                                ",\"driver\":[\"bridge\"]",
                                                ",\"type\":[\"custom\"]",
                                                ",\"dangling\":[\"true\"]",
                                                ",\"label\":[\"dd\"]",
                                                ",\"scope\":[\"swarm\"]",
                                                ",\"nope\":[\"1\"]",
                                                ",\"type\":[\"nope\"]"),
                                        random)));
            default -> Request.get("/networks/" + network + pick(List.of("", "?verbose=1", "?scope=swarm"), random));
        };
    }

    private static Request aboutVolume(String volume, Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Creations.volume(volume, random);
            case 2 -> Request.delete("/volumes/" + volume + pick(List.of("", "?force=1"), random));
            case 3 ->
                Request.get("/volumes?filters="
                        + filters("\"name\":[\"dd-\"]"
                                + pick(
                                        List.of(
                                                "",
                                                ",\"driver\":[\"local\"]",
                                                ",\"dangling\":[\"perhaps\"]",
                                                ",\"nope\":[\"1\"]"),
                                        random)));
            case 4 -> Request.get("/volumes?filters=" + filters("\"label\":[\"dd\"],\"dangling\":[\"true\"]"));
            default -> Request.get("/volumes/" + volume);
        };
    }
}
