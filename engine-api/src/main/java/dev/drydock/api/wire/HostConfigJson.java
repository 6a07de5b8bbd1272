package dev.drydock.api.wire;

import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.LogConfig;
import dev.drydock.container.config.PortBinding;
import dev.drydock.container.config.RestartPolicy;
import dev.drydock.json.JsonFields;
import dev.drydock.json.JsonSlot;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code container.HostConfig}. */
final class HostConfigJson {
    private HostConfigJson() {}

    static HostConfig read(JsonFields in) {
        return HostConfig.builder()
                .binds(in.texts("Binds"))
                .containerIdFile(in.text("ContainerIDFile"))
                .logConfig(readLogConfig(in))
                .networkMode(in.text("NetworkMode", "container.NetworkMode"))
                .portBindings(in.map("PortBindings", "nat.PortMap", HostConfigJson::readPortBindings))
                .restartPolicy(readRestartPolicy(in))
                .autoRemove(in.flag("AutoRemove"))
                .volumeDriver(in.text("VolumeDriver"))
                .volumesFrom(in.texts("VolumesFrom"))
                .consoleSize(Objects.requireNonNullElse(readConsoleSize(in), ConsoleSize.NONE))
                .annotations(in.textsByName("Annotations"))
                .capAdd(in.words("CapAdd"))
                .capDrop(in.words("CapDrop"))
                .cgroupnsMode(in.text("CgroupnsMode", "container.CgroupnsMode"))
                .dns(in.texts("Dns"))
                .dnsOptions(in.texts("DnsOptions"))
                .dnsSearch(in.texts("DnsSearch"))
                .extraHosts(in.texts("ExtraHosts"))
                .groupAdd(in.texts("GroupAdd"))
                .ipcMode(in.text("IpcMode", "container.IpcMode"))
                .cgroup(in.text("Cgroup", "container.CgroupSpec"))
                .links(in.texts("Links"))
                .oomScoreAdj(in.integer("OomScoreAdj"))
                .pidMode(in.text("PidMode", "container.PidMode"))
                .privileged(in.flag("Privileged"))
                .publishAllPorts(in.flag("PublishAllPorts"))
                .readonlyRootfs(in.flag("ReadonlyRootfs"))
                .securityOpt(in.texts("SecurityOpt"))
                .storageOpt(in.textsByName("StorageOpt"))
                .tmpfs(in.textsByName("Tmpfs"))
                .utsMode(in.text("UTSMode", "container.UTSMode"))
                .usernsMode(in.text("UsernsMode", "container.UsernsMode"))
                .shmSizeBytes(in.int64("ShmSize"))
                .sysctls(in.textsByName("Sysctls"))
                .runtime(in.text("Runtime"))
                .isolation(in.text("Isolation", "container.Isolation"))
                .resources(ResourcesJson.read(in))
                .mounts(in.list("Mounts", "[]mount.Mount", MountRequestJson::read))
                .maskedPaths(in.texts("MaskedPaths"))
                .readonlyPaths(in.texts("ReadonlyPaths"))
                .init(in.optionalFlag("Init"))
                .build();
    }

    private static LogConfig readLogConfig(JsonFields in) {
        LogConfig config = in.object(
                "LogConfig",
                "container.LogConfig",
                fields -> new LogConfig(fields.text("Type"), fields.textsByName("Config")));
        return config == null ? LogConfig.DEFAULT : config;
    }

    static RestartPolicy readRestartPolicy(JsonFields in) {
        RestartPolicy policy = in.object(
                "RestartPolicy",
                "container.RestartPolicy",
                fields -> new RestartPolicy(
                        fields.text("Name", "container.RestartPolicyMode"), fields.integer("MaximumRetryCount")));
        return policy == null ? RestartPolicy.UNSET : policy;
    }

    private static List<PortBinding> readPortBindings(JsonSlot slot) {
        List<PortBinding> bindings = slot.list("[]nat.PortBinding", HostConfigJson::readPortBinding);
        return Objects.requireNonNullElse(bindings, List.of());
    }

    private static PortBinding readPortBinding(JsonSlot slot) {
        PortBinding binding =
                slot.object("nat.PortBinding", in -> new PortBinding(in.text("HostIp"), in.text("HostPort")));
        return binding == null ? new PortBinding("", "") : binding;
    }

    /** Height and width; numbers that are left out are 0, further ones are ignored. */
    static @Nullable ConsoleSize readConsoleSize(JsonFields in) {
        List<Long> size = in.list("ConsoleSize", "[2]uint", item -> item.isNull() ? 0L : item.unsigned("uint", 64));
        if (size == null) {
            return null;
        }
        return new ConsoleSize(
                size.isEmpty() ? 0 : size.get(0).intValue(),
                size.size() < 2 ? 0 : size.get(1).intValue());
    }

    static void write(JsonWriter out, HostConfig host) {
        out.texts("Binds", host.binds())
                .text("ContainerIDFile", host.containerIdFile())
                .object(
                        "LogConfig",
                        log -> log.text("Type", host.logConfig().type())
                                .textsByName("Config", host.logConfig().options()))
                .text("NetworkMode", host.networkMode());
        writePorts(out, "PortBindings", host.portBindings());
        out.object(
                        "RestartPolicy",
                        policy -> policy.text("Name", host.restartPolicy().name())
                                .number(
                                        "MaximumRetryCount",
                                        host.restartPolicy().maximumRetryCount()))
                .flag("AutoRemove", host.autoRemove())
                .text("VolumeDriver", host.volumeDriver())
                .texts("VolumesFrom", host.volumesFrom())
                .array(
                        "ConsoleSize",
                        List.of(host.consoleSize().height(), host.consoleSize().width()),
                        (item, number) -> item.item((long) number))
                .optionalTextsByName("Annotations", host.annotations())
                .texts("CapAdd", host.capAdd())
                .texts("CapDrop", host.capDrop())
                .text("CgroupnsMode", host.cgroupnsMode())
                .texts("Dns", host.dns())
                .texts("DnsOptions", host.dnsOptions())
                .texts("DnsSearch", host.dnsSearch())
                .texts("ExtraHosts", host.extraHosts())
                .texts("GroupAdd", host.groupAdd())
                .text("IpcMode", host.ipcMode())
                .text("Cgroup", host.cgroup())
                .texts("Links", host.links())
                .number("OomScoreAdj", host.oomScoreAdj())
                .text("PidMode", host.pidMode())
                .flag("Privileged", host.privileged())
                .flag("PublishAllPorts", host.publishAllPorts())
                .flag("ReadonlyRootfs", host.readonlyRootfs())
                .texts("SecurityOpt", host.securityOpt())
                .optionalTextsByName("StorageOpt", host.storageOpt())
                .optionalTextsByName("Tmpfs", host.tmpfs())
                .text("UTSMode", host.utsMode())
                .text("UsernsMode", host.usernsMode())
                .number("ShmSize", host.shmSizeBytes())
                .optionalTextsByName("Sysctls", host.sysctls())
                .optionalText("Runtime", host.runtime())
                .text("Isolation", host.isolation());
        ResourcesJson.write(out, host.resources());
        out.optionalObjects("Mounts", host.mounts(), MountRequestJson::write)
                .texts("MaskedPaths", host.maskedPaths())
                .texts("ReadonlyPaths", host.readonlyPaths());
        if (host.init() != null) {
            out.flag("Init", host.init());
        }
    }

    /** {@code nat.PortMap}. */
    static void writePorts(
            JsonWriter out, String name, @Nullable Map<String, ? extends @Nullable List<PortBinding>> ports) {
        if (ports == null) {
            out.nothing(name);
            return;
        }
        out.object(
                name,
                map -> ports.forEach((port, bindings) -> map.objects(
                        port,
                        bindings,
                        (item, binding) ->
                                item.text("HostIp", binding.hostIp()).text("HostPort", binding.hostPort()))));
    }
}
