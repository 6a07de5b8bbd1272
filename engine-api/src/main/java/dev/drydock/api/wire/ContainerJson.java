package dev.drydock.api.wire;

import dev.drydock.container.ContainerDetails;
import dev.drydock.container.ContainerSummary;
import dev.drydock.container.HealthReport;
import dev.drydock.container.MountPoint;
import dev.drydock.container.NetworkDetails;
import dev.drydock.container.StateDetails;
import dev.drydock.container.config.EndpointSettings;

/** What inspect and lists show of containers: {@code container.InspectResponse} and {@code container.Summary}. */
public final class ContainerJson {
    private ContainerJson() {}

    /** How much of an endpoint stands outside of it, where older clients look for that of the bridge. */
    public enum Outside {
        /** All of it, and what never had a value. */
        ALL,
        /** What the endpoint on the bridge has, if there is one. */
        BRIDGE,
        NOTHING
    }

    /** @param network the container's, or what an older client shall see of it */
    public static void writeDetails(JsonWriter out, ContainerDetails details, NetworkDetails network, Outside outside) {
        out.text("Id", details.id())
                .time("Created", details.created())
                .text("Path", details.path())
                .texts("Args", details.args())
                .object("State", details.state(), ContainerJson::writeState)
                .text("Image", details.image())
                .text("ResolvConfPath", details.resolvConfPath())
                .text("HostnamePath", details.hostnamePath())
                .text("HostsPath", details.hostsPath())
                .text("LogPath", details.logPath())
                .text("Name", details.name())
                .number("RestartCount", details.restartCount())
                .text("Driver", details.driver())
                .text("Platform", details.platform())
                .text("MountLabel", details.mountLabel())
                .text("ProcessLabel", details.processLabel())
                .text("AppArmorProfile", details.appArmorProfile())
                .texts("ExecIDs", details.execIds())
                .object("HostConfig", details.hostConfig(), HostConfigJson::write)
                .object(
                        "GraphDriver",
                        driver -> driver.textsByName("Data", details.graphDriver())
                                .text("Name", details.driver()));
        if (details.sizes() != null) {
            out.number("SizeRw", details.sizes().writableLayer())
                    .number("SizeRootFs", details.sizes().rootFilesystem());
        }
        out.objects("Mounts", details.mounts(), ContainerJson::writeMount)
                .object("Config", config -> ContainerConfigJson.write(config, details.config(), outside == Outside.ALL))
                .object("NetworkSettings", settings -> writeNetwork(settings, network, outside));
    }

    private static void writeState(JsonWriter out, StateDetails state) {
        out.text("Status", state.status())
                .flag("Running", state.running())
                .flag("Paused", state.paused())
                .flag("Restarting", state.restarting())
                .flag("OOMKilled", state.outOfMemoryKilled())
                .flag("Dead", state.dead())
                .number("Pid", state.pid())
                .number("ExitCode", state.exitCode())
                .text("Error", state.error())
                .time("StartedAt", state.startedAt())
                .time("FinishedAt", state.finishedAt())
                .optionalObject("Health", state.health(), ContainerJson::writeHealth);
    }

    private static void writeHealth(JsonWriter out, HealthReport health) {
        out.text("Status", health.status())
                .number("FailingStreak", health.failingStreak())
                .objects(
                        "Log",
                        health.log(),
                        (item, probe) -> item.time("Start", probe.start())
                                .time("End", probe.end())
                                .number("ExitCode", probe.exitCode())
                                .text("Output", probe.output()));
    }

    static void writeMount(JsonWriter out, MountPoint mount) {
        out.optionalText("Type", mount.type())
                .optionalText("Name", mount.name())
                .text("Source", mount.source())
                .text("Destination", mount.destination())
                .optionalText("Driver", mount.driver())
                .text("Mode", mount.mode())
                .flag("RW", mount.writable())
                .text("Propagation", mount.propagation());
    }

    private static void writeNetwork(JsonWriter out, NetworkDetails network, Outside outside) {
        if (outside == Outside.ALL) {
            out.text("Bridge", "");
        }
        out.text("SandboxID", network.sandboxId()).text("SandboxKey", network.sandboxKey());
        HostConfigJson.writePorts(out, "Ports", network.ports());
        if (outside == Outside.ALL) {
            out.flag("HairpinMode", false)
                    .text("LinkLocalIPv6Address", "")
                    .number("LinkLocalIPv6PrefixLen", 0)
                    .nothing("SecondaryIPAddresses")
                    .nothing("SecondaryIPv6Addresses");
        }
        boolean onBridge = network.networks().containsKey("bridge");
        if (outside == Outside.ALL || outside == Outside.BRIDGE && onBridge) {
            writeOutside(out, network.defaultEndpoint());
        }
        out.objectsByName("Networks", network.networks(), EndpointSettingsJson::write);
    }

    private static void writeOutside(JsonWriter out, EndpointSettings onBridge) {
        out.text("EndpointID", onBridge.endpointId())
                .text("Gateway", onBridge.gateway())
                .text("GlobalIPv6Address", onBridge.globalIpv6Address())
                .number("GlobalIPv6PrefixLen", onBridge.globalIpv6PrefixLength())
                .text("IPAddress", onBridge.ipAddress())
                .number("IPPrefixLen", onBridge.ipPrefixLength())
                .text("IPv6Gateway", onBridge.ipv6Gateway())
                .text("MacAddress", onBridge.macAddress());
    }

    /** @param annotations whether the version of the API has them */
    public static void writeSummary(JsonWriter out, ContainerSummary summary, boolean annotations) {
        out.text("Id", summary.id())
                .texts("Names", summary.names())
                .text("Image", summary.image())
                .text("ImageID", summary.imageId())
                .text("Command", summary.command())
                .number("Created", summary.created().getEpochSecond())
                .objects(
                        "Ports",
                        summary.ports(),
                        (item, port) -> item.optionalText("IP", port.ip())
                                .number("PrivatePort", port.privatePort())
                                .optionalNumber("PublicPort", port.publicPort())
                                .text("Type", port.type()));
        if (summary.sizes() != null) {
            out.optionalNumber("SizeRw", summary.sizes().writableLayer())
                    .optionalNumber("SizeRootFs", summary.sizes().rootFilesystem());
        }
        out.textsByName("Labels", summary.labels())
                .text("State", summary.state())
                .text("Status", summary.status())
                .object(
                        "HostConfig",
                        host -> host.optionalText("NetworkMode", summary.networkMode())
                                .optionalTextsByName("Annotations", annotations ? summary.annotations() : null))
                .object(
                        "NetworkSettings",
                        network -> network.objectsByName("Networks", summary.networks(), EndpointSettingsJson::write))
                .objects("Mounts", summary.mounts(), ContainerJson::writeMount);
    }
}
