package dev.drydock.conformance.differential;

import static dev.drydock.conformance.differential.Vocabulary.pick;

import dev.drydock.conformance.differential.Chain.Request;
import java.util.List;
import java.util.Random;

/** Requests that make networks, put containers on them, and publish ports. */
final class NetworkCreations {
    private static final String SLEEPER = "\"Image\":\"alpine\",\"Cmd\":[\"sleep\",\"1000\"]," + Creations.LIVES;

    private static final List<String> PORTS = List.of(
            "\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"28080\"}]}",
            "\"PortBindings\":{\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"28080\"}]}",
            "\"PortBindings\":{\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"28081-28082\"}]}",
            "\"PortBindings\":{\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"28081\"},"
                    + "{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"28082\"}]}",
            "\"PortBindings\":{\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"\"}]}",
            "\"PortBindings\":{\"53/udp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"28080\"}]}",
            "\"PortBindings\":{\"81/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"28083\"}],"
                    + "\"53/udp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"28083\"}]}",
            "\"PortBindings\":{\"80/tcp\":[{\"HostIp\":\"nope\",\"HostPort\":\"28080\"}]}",
            "\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"abc\"}]}",
            "\"PublishAllPorts\":true");

    private static final List<String> MODES = List.of(
            "",
            "",
            "\"NetworkMode\":\"bridge\"",
            "\"NetworkMode\":\"default\"",
            "\"NetworkMode\":\"none\"",
            "\"NetworkMode\":\"host\"",
            "\"NetworkMode\":\"container:dd-a\"",
            "\"NetworkMode\":\"container:dd-b\"",
            "\"Links\":[\"dd-b:alias\"]",
            "\"ExtraHosts\":[\"there:10.1.2.3\"]");

    private static final List<String> IPAM = List.of(
            "{\"Subnet\":\"10.N.7.0/24\",\"Gateway\":\"10.N.7.254\"}",
            "{\"Subnet\":\"10.N.7.0/24\",\"Gateway\":\"10.N.7.2\"}",
            "{\"Subnet\":\"10.N.7.0/24\",\"IPRange\":\"10.N.7.64/29\"}",
            "{\"Subnet\":\"10.N.7.0/24\",\"IPRange\":\"10.N.7.0/30\"}",
            "{\"Subnet\":\"10.N.7.0/24\",\"AuxiliaryAddresses\":{\"one\":\"10.N.7.2\",\"two\":\"10.N.7.4\"}}",
            "{\"Subnet\":\"10.N.7.0/24\",\"AuxiliaryAddresses\":{\"one\":\"10.1.1.1\"}}",
            "{\"Subnet\":\"10.N.7.0/24\",\"Gateway\":\"10.1.1.1\"}",
            "{\"Subnet\":\"10.N.7.0/24\",\"IPRange\":\"10.1.1.0/24\"}",
            "{\"Subnet\":\"10.N.7.9/24\"}",
            "{\"Subnet\":\"10.N.7.0/29\"}",
            "{\"Subnet\":\"10.N.7.0/31\"}",
            "{\"Subnet\":\"10.N.0.0/16\"}",
            "{\"Subnet\":\"10.212.7.0/25\"}",
            "{\"Subnet\":\"nope\"}",
            "{\"Subnet\":\"10.N.7.0/24\"},{\"Subnet\":\"10.N.8.0/24\"}");

    private static final List<String> MORE = List.of(
            ",\"Internal\":true",
            ",\"Labels\":{\"dd\":\"1\"}",
            ",\"Labels\":{\"dd\":\"1\"}",
            ",\"Labels\":{\"dd\":\"1\",\"more\":\"\"}",
            ",\"Attachable\":true,\"EnableIPv4\":true",
            ",\"Driver\":\"bridge\",\"Scope\":\"local\"",
            ",\"Ingress\":true",
            ",\"Options\":{\"com.docker.network.bridge.enable_icc\":\"false\"}",
            ",\"Options\":{\"com.docker.network.bridge.enable_icc\":\"perhaps\"}",
            ",\"Options\":{\"com.docker.network.bridge.enable_ip_masquerade\":\"false\"}",
            ",\"Options\":{\"com.docker.network.driver.mtu\":\"1400\"}",
            ",\"Options\":{\"com.docker.network.driver.mtu\":\"much\"}",
            ",\"Options\":{\"com.docker.network.bridge.host_binding_ipv4\":\"127.0.0.1\"}",
            ",\"Options\":{\"nope\":\"1\"}");

    private NetworkCreations() {}

    static Request container(String name, Random random) {
        String host = pick(MODES, random);
        if (random.nextInt(3) == 0) {
            host = "\"NetworkMode\":\"" + pick(NetworkVocabulary.NETWORKS, random) + "\"";
        }
        String exposed = "";
        if (random.nextInt(4) == 0) {
            host += (host.isEmpty() ? "" : ",") + pick(PORTS, random);
            exposed = ",\"ExposedPorts\":{\"80/tcp\":{},\"81/tcp\":{},\"53/udp\":{}}";
        }
        return Request.post(
                "/containers/create?name=" + name,
                "{" + SLEEPER + exposed + ",\"HostConfig\":{" + host + "}" + places(name, random) + "}");
    }

    private static String places(String name, Random random) {
        if (random.nextInt(3) != 0) {
            return "";
        }
        String first = pick(NetworkVocabulary.NETWORKS, random);
        String second = pick(NetworkVocabulary.NETWORKS, random);
        String more = first.equals(second) || random.nextBoolean()
                ? ""
                : ",\"" + second + "\":" + endpoint(second, name, random);
        return ",\"NetworkingConfig\":{\"EndpointsConfig\":{\"" + first + "\":" + endpoint(first, name, random) + more
                + "}}";
    }

    static Request connection(String network, String container, Random random) {
        return Request.post(
                "/networks/" + network + "/connect",
                "{\"Container\":\"" + container + "\",\"EndpointConfig\":" + endpoint(network, container, random)
                        + "}");
    }

    private static String endpoint(String network, String container, Random random) {
        int host = 50 + NetworkVocabulary.CONTAINERS.indexOf(container);
        return pick(
                        List.of(
                                "{}",
                                "{}",
                                "{}",
                                "{}",
                                "{\"Aliases\":[\"other\"]}",
                                "{\"Aliases\":[\"other\",\"Third\"]}",
                                "{\"Links\":[\"dd-b:alias\"]}",
                                "{\"GwPriority\":7}",
                                "{\"IPAMConfig\":{}}",
                                "{\"IPAMConfig\":{\"IPv4Address\":\"10.N.7." + host + "\"}}",
                                "{\"IPAMConfig\":{\"IPv4Address\":\"10.N.7.50\"}}",
                                "{\"IPAMConfig\":{\"IPv4Address\":\"10.N.7.2\"}}",
                                "{\"IPAMConfig\":{\"IPv4Address\":\"10.N.7.1\"}}",
                                "{\"IPAMConfig\":{\"IPv4Address\":\"10.1.1.1\"}}",
                                "{\"IPAMConfig\":{\"IPv4Address\":\"nope\"}}"),
                        random)
                .replace("10.N.", "10." + number(network) + ".");
    }

    /** With a subnet of its own, because the real engine's pools are not ours alone; sometimes it is not well chosen. */
    static Request network(String name, Random random) {
        boolean plain = random.nextBoolean();
        String ipam = (plain ? "{\"Subnet\":\"10.N.7.0/24\"}" : pick(IPAM, random))
                .replace("10.N.", "10." + number(name) + ".");
        String more = random.nextBoolean() ? "" : pick(MORE, random);
        String called = random.nextInt(30) == 0 ? pick(List.of("bridge", "host", "default", ""), random) : name;
        return Request.post(
                "/networks/create", "{\"Name\":\"" + called + "\",\"IPAM\":{\"Config\":[" + ipam + "]}" + more + "}");
    }

    private static int number(String network) {
        return 212 + Math.max(0, NetworkVocabulary.NETWORKS.indexOf(network));
    }
}
