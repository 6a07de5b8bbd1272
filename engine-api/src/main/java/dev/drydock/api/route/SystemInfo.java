package dev.drydock.api.route;

import dev.drydock.EngineSummary;
import dev.drydock.EngineVersion;
import dev.drydock.api.wire.GoTime;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.container.HostMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code system.Info}: what the engine says of itself and of its machine. */
record SystemInfo(ApiVersion version, EngineBuild build, EngineSummary summary, HostMachine host, Instant now) {
    private static final List<String> NETWORK_DRIVERS =
            List.of("bridge", "host", "ipvlan", "macvlan", "null", "overlay");
    private static final List<String> LOG_DRIVERS =
            List.of("awslogs", "fluentd", "gelf", "journald", "json-file", "local", "splunk", "syslog");
    private static final List<String> RUNTIMES = List.of("io.containerd.runc.v2", "runc");
    private static final String DEFAULT_RUNTIME = "runc";

    void write(JsonWriter out) {
        writeCounts(out);
        writeDrivers(out);
        writeLimits(out);
        writeState(out);
        writeMachine(out);
        writeRegistries(out);
        out.number("NCPU", host.cpus())
                .number("MemTotal", host.memoryBytes())
                .nothing("GenericResources")
                .text("DockerRootDir", host.rootDirectory())
                .text("HttpProxy", "")
                .text("HttpsProxy", "")
                .text("NoProxy", "")
                .text("Name", host.name())
                .texts("Labels", List.of())
                .flag("ExperimentalBuild", false)
                .text("ServerVersion", build.version());
        writeRuntimes(out);
        writeSwarm(out);
        out.flag("LiveRestoreEnabled", summary.liveRestore())
                .text("Isolation", "")
                .text("InitBinary", "docker-init");
        writeCommits(out);
        writeSecurity(out);
        out.nothing("Warnings");
    }

    private void writeCounts(JsonWriter out) {
        out.text("ID", summary.id())
                .number("Containers", summary.containers())
                .number("ContainersRunning", summary.running())
                .number("ContainersPaused", summary.paused())
                .number("ContainersStopped", summary.stopped())
                .number("Images", summary.images());
    }

    private void writeDrivers(JsonWriter out) {
        out.text("Driver", host.storageDriver())
                .array("DriverStatus", host.storageStatus().entrySet(), SystemInfo::writePair)
                .object(
                        "Plugins",
                        plugins -> plugins.texts("Volume", List.of("local"))
                                .texts("Network", NETWORK_DRIVERS)
                                .nothing("Authorization")
                                .texts("Log", LOG_DRIVERS));
    }

    private static void writePair(JsonWriter out, Map.Entry<String, String> pair) {
        out.items(List.of(pair.getKey(), pair.getValue()));
    }

    private void writeLimits(JsonWriter out) {
        out.flag("MemoryLimit", true).flag("SwapLimit", true);
        if (version.isBefore("1.42")) {
            out.flag("KernelMemory", true);
        }
        if (!build.release().isAtLeast(EngineVersion.V29)) {
            out.flag("KernelMemoryTCP", true);
        }
        out.flag("CpuCfsPeriod", true)
                .flag("CpuCfsQuota", true)
                .flag("CPUShares", true)
                .flag("CPUSet", true)
                .flag("PidsLimit", true)
                .flag("IPv4Forwarding", true);
        if (version.isBefore("1.50")) {
            out.flag("BridgeNfIptables", false).flag("BridgeNfIp6tables", false);
        }
    }

    /** There are no files of the host to be open, and no goroutines. */
    private void writeState(JsonWriter out) {
        out.flag("Debug", false)
                .number("NFd", 0)
                .flag("OomKillDisable", host.cgroupVersion() == 1)
                .number("NGoroutines", 0)
                .text("SystemTime", GoTime.format(now))
                .text("LoggingDriver", "json-file")
                .text("CgroupDriver", "cgroupfs")
                .text("CgroupVersion", String.valueOf(host.cgroupVersion()))
                .number("NEventsListener", summary.eventListeners());
    }

    private void writeMachine(JsonWriter out) {
        out.text("KernelVersion", host.kernelVersion())
                .text("OperatingSystem", host.operatingSystem())
                .text("OSVersion", "")
                .text("OSType", EngineBuild.OPERATING_SYSTEM)
                .text("Architecture", host.architecture());
    }

    private void writeRegistries(JsonWriter out) {
        out.text("IndexServerAddress", "https://index.docker.io/v1/").object("RegistryConfig", registries -> {
            if (version.isBefore("1.47")) {
                registries
                        .nothing("AllowNondistributableArtifactsCIDRs")
                        .nothing("AllowNondistributableArtifactsHostnames");
            }
            registries
                    .object(
                            "IndexConfigs",
                            indexes -> indexes.object(
                                    "docker.io",
                                    hub -> hub.texts("Mirrors", List.of())
                                            .text("Name", "docker.io")
                                            .flag("Official", true)
                                            .flag("Secure", true)))
                    .texts("InsecureRegistryCIDRs", List.of("::1/128", "127.0.0.0/8"))
                    .nothing("Mirrors");
        });
    }

    private void writeRuntimes(JsonWriter out) {
        out.object(
                        "Runtimes",
                        runtimes -> RUNTIMES.forEach(name -> runtimes.object(name, runtime -> {
                            runtime.text("path", "runc");
                            if (version.isAtLeast("1.44")) {
                                runtime.object(
                                        "status",
                                        status -> status.text(
                                                "org.opencontainers.runtime-spec.features", runtimeFeatures()));
                            }
                        })))
                .text("DefaultRuntime", DEFAULT_RUNTIME);
    }

    /** What runc says of itself, to the letter. */
    private static String runtimeFeatures() {
        try (InputStream file = SystemInfo.class.getResourceAsStream("runtime-features.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void writeSwarm(JsonWriter out) {
        out.object(
                "Swarm",
                swarm -> swarm.text("NodeID", "")
                        .text("NodeAddr", "")
                        .text("LocalNodeState", "inactive")
                        .flag("ControlAvailable", false)
                        .text("Error", "")
                        .nothing("RemoteManagers"));
    }

    private void writeCommits(JsonWriter out) {
        out.object("ContainerdCommit", commit -> commit.text("ID", ""))
                .object("RuncCommit", commit -> {
                    commit.text("ID", EngineBuild.RUNC_COMMIT);
                    if (version.isBefore("1.49")) {
                        commit.text("Expected", EngineBuild.RUNC_COMMIT);
                    }
                })
                .object("InitCommit", commit -> commit.text("ID", ""));
    }

    private void writeSecurity(JsonWriter out) {
        out.texts("SecurityOptions", List.of(version.isBefore("1.25") ? "seccomp" : "name=seccomp,profile=builtin"));
        if (version.isAtLeast("1.49")) {
            out.object("FirewallBackend", firewall -> firewall.text("Driver", "iptables"));
        }
        if (build.release().isAtLeast(EngineVersion.V25)) {
            out.texts("CDISpecDirs", List.of("/etc/cdi", "/var/run/cdi"));
        }
        if (version.isAtLeast("1.46")) {
            out.object(
                    "Containerd",
                    containerd -> containerd
                            .text("Address", "/run/containerd/containerd.sock")
                            .object(
                                    "Namespaces",
                                    namespaces -> namespaces
                                            .text("Containers", "moby")
                                            .text("Plugins", "plugins.moby")));
        }
    }
}
