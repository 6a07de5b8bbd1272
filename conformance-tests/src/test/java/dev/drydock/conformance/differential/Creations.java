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
    private static final String CAT = "\"Cmd\":[\"cat\"],\"OpenStdin\":true,\"StdinOnce\":true,\"AttachStdin\":true,";

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
            CAT + LIVES,
            CAT + "\"Tty\":true," + LIVES,
            SLEEPER + ",\"Healthcheck\":{\"Test\":[\"CMD\",\"nope\"],\"Interval\":100000000,\"Retries\":2}",
            SLEEPER
                    + ",\"Healthcheck\":{\"Test\":[\"CMD-SHELL\",\"exit 1\"],\"Interval\":100000000,\"StartPeriod\":3600000000000}",
            SLEEPER + ",\"Healthcheck\":{\"Test\":[\"NOPE\"]}",
            SLEEPER + ",\"Healthcheck\":{\"Interval\":2000000000}",
            SLEEPER + ",\"MacAddress\":\"02:42:00:00:00:09\"",
            SLEEPER + ",\"NetworkDisabled\":true",
            SLEEPER + ",\"AttachStdout\":true,\"AttachStderr\":true,\"ArgsEscaped\":true,\"OnBuild\":[\"RUN x\"]",
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
            "\"Cmd\":[\"sh\",\"-c\",\"cat /proc/1/cmdline | tr '\\\\0' ' '; exec sh -c 'exit 143'\"]," + ENDS,
            "\"Cmd\":[\"sh\",\"-c\",\"cat /etc/hosts | tail -n 1 | cut -c 1-3; hostname; ls /\"]," + ENDS,
            "\"Cmd\":[\"env\"],\"Env\":[\"A=1\",\"PATH=/usr/bin:/bin\",\"B\",\"A=2\"]," + ENDS,
            "\"Cmd\":[\"ls\",\"-ld\",\"/made/here\"],\"WorkingDir\":\"/made/here\",\"User\":\"nobody\"," + ENDS,
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
            "{\"RestartPolicy\":{\"Name\":\"always\",\"MaximumRetryCount\":3}}",
            "{\"RestartPolicy\":{\"Name\":\"on-failure\"}}",
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
            "{\"Init\":true}",
            "{\"PidsLimit\":50,\"BlkioWeight\":300,\"OomScoreAdj\":100,\"OomKillDisable\":true}",
            "{\"CpuPeriod\":100000,\"CpuQuota\":50000,\"CpusetCpus\":\"0\"}",
            "{\"Memory\":16777216,\"MemorySwap\":-1,\"MemorySwappiness\":0}",
            "{\"MemorySwap\":16777216}",
            "{\"NanoCpus\":500000000,\"ShmSize\":1000000,\"IpcMode\":\"private\"}",
            "{\"GroupAdd\":[\"99\",\"root\"],\"DnsSearch\":[\"a.b\"],\"DnsOptions\":[\"ndots:1\"]}",
            "{\"VolumesFrom\":[\"dd-b\"]}",
            "{\"Links\":[\"dd-b:alias\"]}",
            "{\"Binds\":[\"/data\"]}",
            "{\"Mounts\":[{\"Type\":\"tmpfs\",\"Target\":\"/data\"}]}",
            "{\"Mounts\":[{\"Type\":\"volume\",\"Target\":\"/data\",\"ReadOnly\":true}]}",
            "{\"PortBindings\":{\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"28080\"}]}}",
            "{\"Ulimits\":[{\"Name\":\"nofile\",\"Soft\":100,\"Hard\":200}],\"Sysctls\":{\"net.ipv4.ip_forward\":\"0\"}}",
            "{\"SecurityOpt\":[\"no-new-privileges\"],\"UsernsMode\":\"host\",\"CgroupnsMode\":\"host\"}",
            "{\"PidMode\":\"container:dd-gone\"}",
            "{\"IpcMode\":\"container:dd-gone\"}",
            "{\"IpcMode\":\"shareable\"}",
            "{\"AutoRemove\":true,\"Binds\":[\"dd-v1:/data\"]}",
            "{\"LogConfig\":{\"Type\":\"local\"}}",
            "{\"CapAdd\":[\"NET_ADMIN\"],\"CapDrop\":[\"CHOWN\"],\"Privileged\":true}");

    private Creations() {}

    static Request container(String name, Random random) {
        String image = random.nextInt(5) == 0 ? pick(ContainerVocabulary.TAGS, random) : "alpine";
        String program = pick(PROGRAMS, random);
        String host = pick(HOSTS, random);
        if (!program.contains("lives") && host.contains("Restart") && !host.contains("on-failure")) {
            host = "{}";
        }
        if (program.contains("ExposedPorts") && host.equals("{}") && random.nextBoolean()) {
            host = "{\"PortBindings\":{\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"28080\"}]}}";
        }
        String network = random.nextInt(8) == 0
                ? ",\"NetworkingConfig\":{\"EndpointsConfig\":{\"" + pick(ContainerVocabulary.NETWORKS, random) + "\":"
                        + endpoint(name, random) + "}}"
                : "";
        return Request.post(
                "/containers/create?name=" + name,
                "{\"Image\":\"" + image + "\"," + program + ",\"HostConfig\":" + host + network + "}");
    }

    static Request connection(String network, String container, Random random) {
        String endpoint = endpoint(container, random);
        return Request.post(
                "/networks/" + network + "/connect",
                "{\"Container\":\"" + container + "\",\"EndpointConfig\":" + endpoint + "}");
    }

    /** An address that is asked for is in the subnet of one of the networks, and so outside of the other's. */
    private static String endpoint(String container, Random random) {
        int host = 50 + ContainerVocabulary.CONTAINERS.indexOf(container);
        return pick(
                List.of(
                        "{}",
                        "{}",
                        "{\"Aliases\":[\"other\"]}",
                        "{\"Aliases\":[\"other\"],\"Links\":[\"dd-b:alias\"]}",
                        "{\"DriverOpts\":{\"nope\":\"1\"}}",
                        "{\"GwPriority\":7}",
                        "{\"IPAMConfig\":{\"IPv4Address\":\"10.212.7." + host + "\"}}",
                        "{\"IPAMConfig\":{\"IPv4Address\":\"10.213.7.50\"}}",
                        "{\"IPAMConfig\":{\"IPv4Address\":\"nope\"}}"),
                random);
    }

    /** With a subnet of its own, because the real engine's pools are not ours alone. */
    static Request network(String name, Random random) {
        int subnet = ContainerVocabulary.NETWORKS.indexOf(name) + 212;
        String more = pick(
                List.of(
                        "",
                        ",\"Internal\":true",
                        ",\"Labels\":{\"dd\":\"1\"}",
                        ",\"Attachable\":true,\"EnableIPv4\":true",
                        ",\"Options\":{\"com.docker.network.bridge.enable_icc\":\"false\"}"),
                random);
        return Request.post(
                "/networks/create",
                "{\"Name\":\"" + name + "\",\"IPAM\":{\"Config\":[{\"Subnet\":\"10." + subnet + ".7.0/24\"}]}" + more
                        + "}");
    }

    /** No driver but the usual one: a real engine looks for any other for fifteen seconds. */
    static Request volume(String name, Random random) {
        String more = pick(
                List.of(
                        "",
                        ",\"Labels\":{\"dd\":\"1\"}",
                        ",\"DriverOpts\":{\"type\":\"tmpfs\",\"device\":\"tmpfs\"}",
                        ",\"DriverOpts\":{\"nope\":\"1\"}"),
                random);
        return Request.post("/volumes/create", "{\"Name\":\"" + name + "\"" + more + "}");
    }
}
