package dev.drydock.container.config;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a container asks of the machine it runs on. A null list or map is one that nobody gave: the engine echoes it as
 * {@code null}, or not at all.
 *
 * @param binds {@code source:target[:mode]}, as given
 * @param networkMode {@code bridge}, {@code host}, {@code none}, {@code container:NAME}, or a network
 * @param portBindings by container port, such as {@code 80/tcp}
 * @param volumesFrom {@code container[:mode]}
 * @param capAdd normalised: {@code CAP_NET_ADMIN}
 * @param capDrop normalised, as {@code capAdd}
 * @param cgroupnsMode {@code host} or {@code private}
 * @param extraHosts {@code name:address}
 * @param links {@code container:alias}
 * @param oomScoreAdj -1000 to 1000
 * @param tmpfs mount options by target
 * @param init whether a small init is PID 1
 */
public record HostConfig(
        @Nullable List<String> binds,
        String containerIdFile,
        LogConfig logConfig,
        String networkMode,
        @Nullable SortedMap<String, List<PortBinding>> portBindings,
        RestartPolicy restartPolicy,
        boolean autoRemove,
        String volumeDriver,
        @Nullable List<String> volumesFrom,
        ConsoleSize consoleSize,
        @Nullable SortedMap<String, String> annotations,
        @Nullable List<String> capAdd,
        @Nullable List<String> capDrop,
        String cgroupnsMode,
        @Nullable List<String> dns,
        @Nullable List<String> dnsOptions,
        @Nullable List<String> dnsSearch,
        @Nullable List<String> extraHosts,
        @Nullable List<String> groupAdd,
        String ipcMode,
        String cgroup,
        @Nullable List<String> links,
        int oomScoreAdj,
        String pidMode,
        boolean privileged,
        boolean publishAllPorts,
        boolean readonlyRootfs,
        @Nullable List<String> securityOpt,
        @Nullable SortedMap<String, String> storageOpt,
        @Nullable SortedMap<String, String> tmpfs,
        String utsMode,
        String usernsMode,
        long shmSizeBytes,
        @Nullable SortedMap<String, String> sysctls,
        String runtime,
        String isolation,
        Resources resources,
        @Nullable List<MountRequest> mounts,
        @Nullable List<String> maskedPaths,
        @Nullable List<String> readonlyPaths,
        @Nullable Boolean init) {

    /** As if nothing had been asked for. */
    public static final HostConfig NONE = new Builder().build();

    public HostConfig {
        binds = binds == null ? null : List.copyOf(binds);
        portBindings = portBindings == null ? null : Sorted.copyOf(portBindings);
        volumesFrom = volumesFrom == null ? null : List.copyOf(volumesFrom);
        annotations = annotations == null ? null : Sorted.copyOf(annotations);
        capAdd = capAdd == null ? null : List.copyOf(capAdd);
        capDrop = capDrop == null ? null : List.copyOf(capDrop);
        dns = dns == null ? null : List.copyOf(dns);
        dnsOptions = dnsOptions == null ? null : List.copyOf(dnsOptions);
        dnsSearch = dnsSearch == null ? null : List.copyOf(dnsSearch);
        extraHosts = extraHosts == null ? null : List.copyOf(extraHosts);
        groupAdd = groupAdd == null ? null : List.copyOf(groupAdd);
        links = links == null ? null : List.copyOf(links);
        securityOpt = securityOpt == null ? null : List.copyOf(securityOpt);
        storageOpt = storageOpt == null ? null : Sorted.copyOf(storageOpt);
        tmpfs = tmpfs == null ? null : Sorted.copyOf(tmpfs);
        sysctls = sysctls == null ? null : Sorted.copyOf(sysctls);
        mounts = mounts == null ? null : List.copyOf(mounts);
        maskedPaths = maskedPaths == null ? null : List.copyOf(maskedPaths);
        readonlyPaths = readonlyPaths == null ? null : List.copyOf(readonlyPaths);
    }

    /** Whether a small init is PID 1: only where the container has processes of its own. */
    public boolean hasInit() {
        return Boolean.TRUE.equals(init) && pidMode.isEmpty();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Gathers the values one by one; what is not given is as in {@link #NONE}. */
    public static final class Builder {
        private @Nullable List<String> binds;
        private String containerIdFile = "";
        private LogConfig logConfig = LogConfig.DEFAULT;
        private String networkMode = "";
        private @Nullable SortedMap<String, List<PortBinding>> portBindings;
        private RestartPolicy restartPolicy = RestartPolicy.UNSET;
        private boolean autoRemove;
        private String volumeDriver = "";
        private @Nullable List<String> volumesFrom;
        private ConsoleSize consoleSize = ConsoleSize.NONE;
        private @Nullable SortedMap<String, String> annotations;
        private @Nullable List<String> capAdd;
        private @Nullable List<String> capDrop;
        private String cgroupnsMode = "";
        private @Nullable List<String> dns;
        private @Nullable List<String> dnsOptions;
        private @Nullable List<String> dnsSearch;
        private @Nullable List<String> extraHosts;
        private @Nullable List<String> groupAdd;
        private String ipcMode = "";
        private String cgroup = "";
        private @Nullable List<String> links;
        private int oomScoreAdj;
        private String pidMode = "";
        private boolean privileged;
        private boolean publishAllPorts;
        private boolean readonlyRootfs;
        private @Nullable List<String> securityOpt;
        private @Nullable SortedMap<String, String> storageOpt;
        private @Nullable SortedMap<String, String> tmpfs;
        private String utsMode = "";
        private String usernsMode = "";
        private long shmSizeBytes;
        private @Nullable SortedMap<String, String> sysctls;
        private String runtime = "";
        private String isolation = "";
        private Resources resources = Resources.NONE;
        private @Nullable List<MountRequest> mounts;
        private @Nullable List<String> maskedPaths;
        private @Nullable List<String> readonlyPaths;
        private @Nullable Boolean init;

        private Builder() {}

        private Builder(HostConfig start) {
            binds = start.binds;
            containerIdFile = start.containerIdFile;
            logConfig = start.logConfig;
            networkMode = start.networkMode;
            portBindings = start.portBindings;
            restartPolicy = start.restartPolicy;
            autoRemove = start.autoRemove;
            volumeDriver = start.volumeDriver;
            volumesFrom = start.volumesFrom;
            consoleSize = start.consoleSize;
            annotations = start.annotations;
            capAdd = start.capAdd;
            capDrop = start.capDrop;
            cgroupnsMode = start.cgroupnsMode;
            dns = start.dns;
            dnsOptions = start.dnsOptions;
            dnsSearch = start.dnsSearch;
            extraHosts = start.extraHosts;
            groupAdd = start.groupAdd;
            ipcMode = start.ipcMode;
            cgroup = start.cgroup;
            links = start.links;
            oomScoreAdj = start.oomScoreAdj;
            pidMode = start.pidMode;
            privileged = start.privileged;
            publishAllPorts = start.publishAllPorts;
            readonlyRootfs = start.readonlyRootfs;
            securityOpt = start.securityOpt;
            storageOpt = start.storageOpt;
            tmpfs = start.tmpfs;
            utsMode = start.utsMode;
            usernsMode = start.usernsMode;
            shmSizeBytes = start.shmSizeBytes;
            sysctls = start.sysctls;
            runtime = start.runtime;
            isolation = start.isolation;
            resources = start.resources;
            mounts = start.mounts;
            maskedPaths = start.maskedPaths;
            readonlyPaths = start.readonlyPaths;
            init = start.init;
        }

        public Builder binds(@Nullable List<String> value) {
            binds = value;
            return this;
        }

        public Builder containerIdFile(String value) {
            containerIdFile = value;
            return this;
        }

        public Builder logConfig(LogConfig value) {
            logConfig = value;
            return this;
        }

        public Builder networkMode(String value) {
            networkMode = value;
            return this;
        }

        public Builder portBindings(@Nullable SortedMap<String, List<PortBinding>> value) {
            portBindings = value;
            return this;
        }

        public Builder restartPolicy(RestartPolicy value) {
            restartPolicy = value;
            return this;
        }

        public Builder autoRemove(boolean value) {
            autoRemove = value;
            return this;
        }

        public Builder volumeDriver(String value) {
            volumeDriver = value;
            return this;
        }

        public Builder volumesFrom(@Nullable List<String> value) {
            volumesFrom = value;
            return this;
        }

        public Builder consoleSize(ConsoleSize value) {
            consoleSize = value;
            return this;
        }

        public Builder annotations(@Nullable SortedMap<String, String> value) {
            annotations = value;
            return this;
        }

        public Builder capAdd(@Nullable List<String> value) {
            capAdd = value;
            return this;
        }

        public Builder capDrop(@Nullable List<String> value) {
            capDrop = value;
            return this;
        }

        public Builder cgroupnsMode(String value) {
            cgroupnsMode = value;
            return this;
        }

        public Builder dns(@Nullable List<String> value) {
            dns = value;
            return this;
        }

        public Builder dnsOptions(@Nullable List<String> value) {
            dnsOptions = value;
            return this;
        }

        public Builder dnsSearch(@Nullable List<String> value) {
            dnsSearch = value;
            return this;
        }

        public Builder extraHosts(@Nullable List<String> value) {
            extraHosts = value;
            return this;
        }

        public Builder groupAdd(@Nullable List<String> value) {
            groupAdd = value;
            return this;
        }

        public Builder ipcMode(String value) {
            ipcMode = value;
            return this;
        }

        public Builder cgroup(String value) {
            cgroup = value;
            return this;
        }

        public Builder links(@Nullable List<String> value) {
            links = value;
            return this;
        }

        public Builder oomScoreAdj(int value) {
            oomScoreAdj = value;
            return this;
        }

        public Builder pidMode(String value) {
            pidMode = value;
            return this;
        }

        public Builder privileged(boolean value) {
            privileged = value;
            return this;
        }

        public Builder publishAllPorts(boolean value) {
            publishAllPorts = value;
            return this;
        }

        public Builder readonlyRootfs(boolean value) {
            readonlyRootfs = value;
            return this;
        }

        public Builder securityOpt(@Nullable List<String> value) {
            securityOpt = value;
            return this;
        }

        public Builder storageOpt(@Nullable SortedMap<String, String> value) {
            storageOpt = value;
            return this;
        }

        public Builder tmpfs(@Nullable SortedMap<String, String> value) {
            tmpfs = value;
            return this;
        }

        public Builder utsMode(String value) {
            utsMode = value;
            return this;
        }

        public Builder usernsMode(String value) {
            usernsMode = value;
            return this;
        }

        public Builder shmSizeBytes(long value) {
            shmSizeBytes = value;
            return this;
        }

        public Builder sysctls(@Nullable SortedMap<String, String> value) {
            sysctls = value;
            return this;
        }

        public Builder runtime(String value) {
            runtime = value;
            return this;
        }

        public Builder isolation(String value) {
            isolation = value;
            return this;
        }

        public Builder resources(Resources value) {
            resources = value;
            return this;
        }

        public Builder mounts(@Nullable List<MountRequest> value) {
            mounts = value;
            return this;
        }

        public Builder maskedPaths(@Nullable List<String> value) {
            maskedPaths = value;
            return this;
        }

        public Builder readonlyPaths(@Nullable List<String> value) {
            readonlyPaths = value;
            return this;
        }

        public Builder init(@Nullable Boolean value) {
            init = value;
            return this;
        }

        public HostConfig build() {
            return new HostConfig(
                    binds,
                    containerIdFile,
                    logConfig,
                    networkMode,
                    portBindings,
                    restartPolicy,
                    autoRemove,
                    volumeDriver,
                    volumesFrom,
                    consoleSize,
                    annotations,
                    capAdd,
                    capDrop,
                    cgroupnsMode,
                    dns,
                    dnsOptions,
                    dnsSearch,
                    extraHosts,
                    groupAdd,
                    ipcMode,
                    cgroup,
                    links,
                    oomScoreAdj,
                    pidMode,
                    privileged,
                    publishAllPorts,
                    readonlyRootfs,
                    securityOpt,
                    storageOpt,
                    tmpfs,
                    utsMode,
                    usernsMode,
                    shmSizeBytes,
                    sysctls,
                    runtime,
                    isolation,
                    resources,
                    mounts,
                    maskedPaths,
                    readonlyPaths,
                    init);
        }
    }
}
