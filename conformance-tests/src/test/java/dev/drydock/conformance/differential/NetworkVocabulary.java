package dev.drydock.conformance.differential;

import static dev.drydock.conformance.differential.Vocabulary.filters;
import static dev.drydock.conformance.differential.Vocabulary.pick;

import dev.drydock.conformance.differential.Chain.Request;
import dev.drydock.conformance.differential.Chain.Way;
import java.util.List;
import java.util.Random;

/**
 * Requests about four networks and four containers on them: who has which address and which port, who reaches and who knows
 * whom.
 */
final class NetworkVocabulary implements Vocabulary {
    static final List<String> CONTAINERS = List.of("dd-a", "dd-b", "dd-c", "dd-d");
    static final List<String> NETWORKS = List.of("dd-n1", "dd-n2", "dd-n3", "dd-n4");

    private static final List<String> VERSIONS =
            List.of("/v1.24", "/v1.24", "/v1.40", "/v1.43", "/v1.44", "/v1.47", "/v1.48", "/v1.51");
    private static final List<String> CONTAINER_FILTERS = List.of(
            "\"network\":[\"dd-n1\"]",
            "\"network\":[\"dd-n2\",\"dd-n3\"]",
            "\"network\":[\"bridge\"]",
            "\"network\":[\"nope\"]",
            "\"publish\":[\"80\"]",
            "\"publish\":[\"80/tcp\",\"28081\"]",
            "\"expose\":[\"80-81/tcp\"]",
            "\"expose\":[\"53/udp\"]",
            "\"status\":[\"running\"]");
    private static final List<String> NETWORK_FILTERS = List.of(
            "",
            ",\"driver\":[\"bridge\"]",
            ",\"driver\":[\"null\"]",
            ",\"type\":[\"custom\"]",
            ",\"type\":[\"builtin\"]",
            ",\"dangling\":[\"true\"]",
            ",\"dangling\":[\"false\"]",
            ",\"dangling\":[\"perhaps\"]",
            ",\"label\":[\"dd\"]",
            ",\"label\":[\"dd=1\",\"more\"]",
            ",\"scope\":[\"local\"]",
            ",\"scope\":[\"swarm\"]",
            ",\"nope\":[\"1\"]",
            ",\"type\":[\"nope\"]");
    /**
     * What is chance on the bridge that is everybody's, which interface is on which network, and what is the machine's own is
     * taken out.
     */
    private static final List<String> LOOKS = List.of(
            "ip route | grep -E '10[.]21|172[.]17|default' | sed 's/eth[0-9]/ethN/; s/172.17.0.[0-9]*$/BRIDGE/' | sort",
            "grep -E '10[.]21|172[.]17|there|alias' /etc/hosts | sed 's/^172.17.0.[0-9]*/BRIDGE/' | sort",
            "grep -c 'nameserver 127.0.0.11' /etc/resolv.conf",
            "ifconfig | grep -E 'addr:(10[.]21|172[.]17|127)' | sed 's/172.17.0.[0-9]*/BRIDGE/' | sort",
            "ifconfig -a | grep -c '^eth'");

    private static final List<String> OTHERS = List.of(
            "dd-a",
            "dd-b",
            "dd-c",
            "dd-d",
            "DD-A",
            "other",
            "alias",
            "there",
            "localhost",
            "10.212.7.1",
            "10.212.7.2",
            "10.212.7.3",
            "10.213.7.1",
            "10.213.7.2",
            "10.213.7.50",
            "10.214.7.2",
            "10.215.7.2");

    @Override
    public Names names() {
        return new Names(CONTAINERS, NETWORKS, List.of(), List.of());
    }

    @Override
    public Request request(Random random) {
        Request request = current(random);
        return random.nextInt(5) == 0 ? request.atVersion(pick(VERSIONS, random)) : request;
    }

    private static Request current(Random random) {
        int choice = random.nextInt(100);
        String container = pick(CONTAINERS, random);
        String network = pick(NETWORKS, random);
        if (choice < 14) {
            return NetworkCreations.container(container, random);
        }
        if (choice < 24) {
            return NetworkCreations.network(network, random);
        }
        if (choice < 62) {
            return aboutContainer(container, random);
        }
        return choice < 74 ? look(container, random) : aboutNetwork(network, container, random);
    }

    private static Request aboutContainer(String name, Random random) {
        String container = "/containers/" + name;
        return switch (random.nextInt(26)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> Request.post(container + "/start");
            case 10, 11 -> Request.post(container + "/stop?t=0");
            case 12 -> Request.post(container + "/restart?t=0");
            case 13 -> Request.post(container + "/kill");
            case 14 -> Request.post(container + "/" + pick(List.of("pause", "unpause", "unpause"), random));
            case 15 -> Request.post(container + "/rename?name=" + pick(CONTAINERS, random));
            case 16, 17 -> Request.delete(container + "?force=1&v=1");
            case 18 -> Request.delete(container);
            case 19 -> Request.delete(container + "?link=1");
            case 20, 21 ->
                Request.get("/containers/json?" + pick(List.of("", "all=1&"), random) + "filters="
                        + filters("\"label\":[\"dd\"]," + pick(CONTAINER_FILTERS, random)));
            default -> Request.get(container + "/json");
        };
    }

    private static Request look(String name, Random random) {
        String other = pick(OTHERS, random);
        String script = switch (random.nextInt(4)) {
            case 0, 1 -> "ping -q -c 1 -W 1 " + other + " >/dev/null 2>&1; echo $?";
            case 2 -> "ping -c 1 -W 1 " + other + " 2>&1 | head -n 1 | sed 's/172.17.0.[0-9]*/BRIDGE/'";
            default -> pick(LOOKS, random);
        };
        String body = "{\"Cmd\":[\"sh\",\"-c\",\"" + script + "\"],\"AttachStdout\":true,\"AttachStderr\":true}";
        return new Request(Way.EXEC, "", "POST", "/containers/" + name, body);
    }

    private static Request aboutNetwork(String name, String container, Random random) {
        String network = "/networks/" + name;
        return switch (random.nextInt(26)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> NetworkCreations.connection(name, container, random);
            case 9 ->
                NetworkCreations.connection(pick(List.of("bridge", "host", "none", "nope"), random), container, random);
            case 10, 11, 12, 13, 14 ->
                Request.post(
                        network + "/disconnect",
                        "{\"Container\":\"" + container + "\"" + pick(List.of("", "", ",\"Force\":true"), random)
                                + "}");
            case 15 ->
                Request.post(
                        "/networks/" + pick(List.of("bridge", "host", "none"), random) + "/disconnect",
                        "{\"Container\":\"" + container + "\"}");
            case 16, 17 -> Request.delete(network);
            case 18 -> Request.delete("/networks/" + pick(List.of("bridge", "nope"), random));
            case 19 ->
                Request.post("/networks/prune?filters="
                        + filters(pick(
                                List.of(
                                        "\"label\":[\"dd=1\"]",
                                        "\"label\":[\"dd=1\"],\"until\":[\"1\"]",
                                        "\"label\":[\"dd=1\"],\"until\":[\"abc\"]",
                                        "\"label\":[\"dd=1\"],\"label!\":[\"more\"]",
                                        "\"label\":[\"dd=1\"],\"nope\":[\"1\"]"),
                                random)));
            case 20, 21 ->
                Request.get("/networks?filters=" + filters("\"name\":[\"dd-\"]" + pick(NETWORK_FILTERS, random)));
            default -> Request.get(network + pick(List.of("", "", "?verbose=1", "?scope=local"), random));
        };
    }
}
