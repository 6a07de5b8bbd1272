package dev.drydock.conformance.differential;

import static dev.drydock.conformance.differential.Vocabulary.pick;

import dev.drydock.conformance.differential.Chain.Request;
import java.util.List;
import java.util.Random;

/** Requests that make things. What lives on says so by its label, and what sets a trap says when it is ready. */
final class Creations {
    static final String LIVES = "\"Labels\":{\"dd\":\"1\",\"lives\":\"\"}";
    static final String TRAPS = "\"Labels\":{\"dd\":\"1\",\"lives\":\"ready\"}";
    static final String ENDS = "\"Labels\":{\"dd\":\"1\"}";

    private static final String SLEEPER = "\"Cmd\":[\"sleep\",\"1000\"]," + LIVES;
    private static final List<String> PROGRAMS = List.of(
            SLEEPER,
            SLEEPER,
            SLEEPER,
            SLEEPER,
            SLEEPER + ",\"StopSignal\":\"SIGINT\"",
            SLEEPER + ",\"StopTimeout\":1",
            SLEEPER + ",\"Tty\":true,\"OpenStdin\":true",
            SLEEPER + ",\"User\":\"nobody\",\"WorkingDir\":\"/tmp\"",
            SLEEPER + ",\"Hostname\":\"box\",\"Domainname\":\"example.org\",\"Env\":[\"A=1\",\"B\"]",
            SLEEPER + ",\"ExposedPorts\":{\"80/tcp\":{}},\"Volumes\":{\"/anonymous\":{}}",
            SLEEPER + ",\"Healthcheck\":{\"Test\":[\"NONE\"]}",
            SLEEPER + ",\"Healthcheck\":{\"Test\":[\"CMD\",\"true\"],\"Interval\":100000000}",
            SLEEPER + ",\"Healthcheck\":{\"Test\":[\"CMD-SHELL\",\"exit 1\"],\"Interval\":100000000,\"Retries\":1}",
            SLEEPER + ",\"Healthcheck\":{\"Test\":[\"CMD\",\"true\"],\"Interval\":3600000000000}",
            "\"Cmd\":[\"sh\",\"-c\",\"trap 'exit 7' TERM USR1; echo ready; sleep 1000 & wait\"]," + TRAPS,
            "\"Cmd\":[\"sh\",\"-c\",\"trap 'exit 8' USR1; echo ready; sleep 1000 & wait\"],\"StopSignal\":\"USR1\","
                    + TRAPS,
            "\"Entrypoint\":[\"sleep\"],\"Cmd\":[\"1000\"]," + LIVES,
            "\"Cmd\":[\"true\"]," + ENDS,
            "\"Cmd\":[\"sh\",\"-c\",\"exit 3\"]," + ENDS,
            "\"Cmd\":[\"sh\",\"-c\",\"kill -9 $$; exit 4\"]," + ENDS,
            "\"Cmd\":[\"sh\",\"-c\",\"sh -c 'kill -TERM $$'\"]," + ENDS,
            "\"Cmd\":[\"sh\",\"-c\",\"for i in 1 2 3; do echo line $i; done; touch /new; rm /etc/hostname\"]," + ENDS,
            "\"Cmd\":[\"sh\",\"-c\",\"echo wrong >&2; id; pwd; echo $HOME $A\"],\"User\":\"77:88\"," + ENDS,
            "\"Cmd\":[\"sh\",\"-c\",\"echo $0 $@; tty; exit 1\"],\"Tty\":true," + ENDS,
            "\"Entrypoint\":[\"echo\",\"said\"],\"Cmd\":[\"so\"],\"WorkingDir\":\"/not/there\"," + ENDS,
            "\"Entrypoint\":[\"\"],\"Cmd\":[\"pwd\"],\"WorkingDir\":\"/usr\"," + ENDS,
            "\"Cmd\":\"true\"," + ENDS,
            "\"Cmd\":[\"nope\"]," + ENDS,
            "\"Cmd\":[\"/etc\"]," + ENDS,
            "\"Cmd\":[\"/etc/passwd\"]," + ENDS,
            "\"Cmd\":[\"true\"],\"User\":\"nosuch\"," + ENDS,
            "\"Cmd\":[\"true\"],\"WorkingDir\":\"relative\"," + ENDS,
            "\"Cmd\":[\"true\"],\"StopSignal\":\"NOPE\"," + ENDS,
            "\"Cmd\":[\"true\"],\"Env\":[\"=bad\"]," + ENDS);
    private static final List<String> HOSTS = List.of(
            "{}",
            "{}",
            "{}",
            "{\"RestartPolicy\":{\"Name\":\"unless-stopped\"}}",
            "{\"RestartPolicy\":{\"Name\":\"on-failure\",\"MaximumRetryCount\":2}}",
            "{\"AutoRemove\":true}",
            "{\"AutoRemove\":true,\"RestartPolicy\":{\"Name\":\"always\"}}",
            "{\"NetworkMode\":\"none\"}",
            "{\"NetworkMode\":\"host\"}",
            "{\"NetworkMode\":\"dd-n1\"}",
            "{\"NetworkMode\":\"dd-n2\"}",
            "{\"NetworkMode\":\"container:dd-a\"}",
            "{\"Binds\":[\"dd-v1:/data\"]}",
            "{\"Binds\":[\"dd-v2:/data:ro\"]}",
            "{\"Mounts\":[{\"Type\":\"volume\",\"Source\":\"dd-v1\",\"Target\":\"/data\"}]}",
            "{\"Tmpfs\":{\"/run/here\":\"size=1m\"}}",
            "{\"ReadonlyRootfs\":true}",
            "{\"Init\":false,\"Memory\":16777216,\"CpuShares\":200}",
            "{\"Memory\":1000}",
            "{\"LogConfig\":{\"Type\":\"json-file\",\"Config\":{\"max-size\":\"1m\"}}}",
            "{\"LogConfig\":{\"Type\":\"none\"}}",
            "{\"ExtraHosts\":[\"there:10.1.2.3\"],\"Dns\":[\"10.9.9.9\"]}",
            "{\"CapAdd\":[\"NET_ADMIN\"],\"CapDrop\":[\"CHOWN\"],\"Privileged\":true}");

    private Creations() {}

    static Request container(String name, Random random) {
        String image = random.nextInt(5) == 0 ? pick(Vocabulary.TAGS, random) : "alpine";
        String program = pick(PROGRAMS, random);
        String host = pick(HOSTS, random);
        if (!program.contains("lives") && host.contains("Restart") && !host.contains("on-failure")) {
            host = "{}";
        }
        return Request.post(
                "/containers/create?name=" + name,
                "{\"Image\":\"" + image + "\"," + program + ",\"HostConfig\":" + host + "}");
    }

    /** With a subnet of its own, because the real engine's pools are not ours alone. */
    static Request network(String name, Random random) {
        int subnet = Vocabulary.NETWORKS.indexOf(name) + 196;
        String more = pick(
                List.of(
                        "",
                        ",\"Internal\":true",
                        ",\"Labels\":{\"dd\":\"1\"}",
                        ",\"Attachable\":true,\"EnableIPv4\":true",
                        ",\"Driver\":\"nope\"",
                        ",\"Options\":{\"com.docker.network.bridge.enable_icc\":\"false\"}"),
                random);
        return Request.post(
                "/networks/create",
                "{\"Name\":\"" + name + "\",\"IPAM\":{\"Config\":[{\"Subnet\":\"10." + subnet + ".7.0/24\"}]}" + more
                        + "}");
    }

    static Request volume(String name, Random random) {
        String more = pick(
                List.of(
                        "",
                        ",\"Labels\":{\"dd\":\"1\"}",
                        ",\"DriverOpts\":{\"type\":\"tmpfs\",\"device\":\"tmpfs\"}",
                        ",\"DriverOpts\":{\"nope\":\"1\"}",
                        ",\"Driver\":\"nope\""),
                random);
        return Request.post("/volumes/create", "{\"Name\":\"" + name + "\"" + more + "}");
    }
}
