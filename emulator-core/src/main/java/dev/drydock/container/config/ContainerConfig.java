package dev.drydock.container.config;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a container, whatever the machine. A null list or map is one that nobody gave: the engine echoes it as
 * {@code null}, or not at all.
 *
 * @param user {@code name|uid[:group|gid]}
 * @param exposedPorts such as {@code 80/tcp}
 * @param env {@code NAME=value}, or {@code NAME} alone
 * @param image the reference as the caller gave it
 * @param volumes anonymous volumes, by target
 * @param stopSignal a name or a number
 * @param stopTimeoutSeconds less than zero waits for ever
 */
public record ContainerConfig(
        String hostname,
        String domainname,
        String user,
        boolean attachStdin,
        boolean attachStdout,
        boolean attachStderr,
        @Nullable SortedSet<String> exposedPorts,
        boolean tty,
        boolean openStdin,
        boolean stdinOnce,
        @Nullable List<String> env,
        @Nullable List<String> cmd,
        @Nullable Healthcheck healthcheck,
        boolean argsEscaped,
        String image,
        @Nullable SortedSet<String> volumes,
        String workingDir,
        @Nullable List<String> entrypoint,
        boolean networkDisabled,
        String macAddress,
        @Nullable List<String> onBuild,
        @Nullable SortedMap<String, String> labels,
        String stopSignal,
        @Nullable Integer stopTimeoutSeconds,
        @Nullable List<String> shell) {

    /** As if nothing had been asked for. */
    public static final ContainerConfig NONE = new Builder().build();

    public ContainerConfig {
        exposedPorts = exposedPorts == null ? null : Sorted.copyOf(exposedPorts);
        env = env == null ? null : List.copyOf(env);
        cmd = cmd == null ? null : List.copyOf(cmd);
        volumes = volumes == null ? null : Sorted.copyOf(volumes);
        entrypoint = entrypoint == null ? null : List.copyOf(entrypoint);
        onBuild = onBuild == null ? null : List.copyOf(onBuild);
        labels = labels == null ? null : Sorted.copyOf(labels);
        shell = shell == null ? null : List.copyOf(shell);
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
        private String hostname = "";
        private String domainname = "";
        private String user = "";
        private boolean attachStdin;
        private boolean attachStdout;
        private boolean attachStderr;
        private @Nullable SortedSet<String> exposedPorts;
        private boolean tty;
        private boolean openStdin;
        private boolean stdinOnce;
        private @Nullable List<String> env;
        private @Nullable List<String> cmd;
        private @Nullable Healthcheck healthcheck;
        private boolean argsEscaped;
        private String image = "";
        private @Nullable SortedSet<String> volumes;
        private String workingDir = "";
        private @Nullable List<String> entrypoint;
        private boolean networkDisabled;
        private String macAddress = "";
        private @Nullable List<String> onBuild;
        private @Nullable SortedMap<String, String> labels;
        private String stopSignal = "";
        private @Nullable Integer stopTimeoutSeconds;
        private @Nullable List<String> shell;

        private Builder() {}

        private Builder(ContainerConfig start) {
            hostname = start.hostname;
            domainname = start.domainname;
            user = start.user;
            attachStdin = start.attachStdin;
            attachStdout = start.attachStdout;
            attachStderr = start.attachStderr;
            exposedPorts = start.exposedPorts;
            tty = start.tty;
            openStdin = start.openStdin;
            stdinOnce = start.stdinOnce;
            env = start.env;
            cmd = start.cmd;
            healthcheck = start.healthcheck;
            argsEscaped = start.argsEscaped;
            image = start.image;
            volumes = start.volumes;
            workingDir = start.workingDir;
            entrypoint = start.entrypoint;
            networkDisabled = start.networkDisabled;
            macAddress = start.macAddress;
            onBuild = start.onBuild;
            labels = start.labels;
            stopSignal = start.stopSignal;
            stopTimeoutSeconds = start.stopTimeoutSeconds;
            shell = start.shell;
        }

        public Builder hostname(String value) {
            hostname = value;
            return this;
        }

        public Builder domainname(String value) {
            domainname = value;
            return this;
        }

        public Builder user(String value) {
            user = value;
            return this;
        }

        public Builder attachStdin(boolean value) {
            attachStdin = value;
            return this;
        }

        public Builder attachStdout(boolean value) {
            attachStdout = value;
            return this;
        }

        public Builder attachStderr(boolean value) {
            attachStderr = value;
            return this;
        }

        public Builder exposedPorts(@Nullable SortedSet<String> value) {
            exposedPorts = value;
            return this;
        }

        public Builder tty(boolean value) {
            tty = value;
            return this;
        }

        public Builder openStdin(boolean value) {
            openStdin = value;
            return this;
        }

        public Builder stdinOnce(boolean value) {
            stdinOnce = value;
            return this;
        }

        public Builder env(@Nullable List<String> value) {
            env = value;
            return this;
        }

        public Builder cmd(@Nullable List<String> value) {
            cmd = value;
            return this;
        }

        public Builder healthcheck(@Nullable Healthcheck value) {
            healthcheck = value;
            return this;
        }

        public Builder argsEscaped(boolean value) {
            argsEscaped = value;
            return this;
        }

        public Builder image(String value) {
            image = value;
            return this;
        }

        public Builder volumes(@Nullable SortedSet<String> value) {
            volumes = value;
            return this;
        }

        public Builder workingDir(String value) {
            workingDir = value;
            return this;
        }

        public Builder entrypoint(@Nullable List<String> value) {
            entrypoint = value;
            return this;
        }

        public Builder networkDisabled(boolean value) {
            networkDisabled = value;
            return this;
        }

        public Builder macAddress(String value) {
            macAddress = value;
            return this;
        }

        public Builder onBuild(@Nullable List<String> value) {
            onBuild = value;
            return this;
        }

        public Builder labels(@Nullable SortedMap<String, String> value) {
            labels = value;
            return this;
        }

        public Builder stopSignal(String value) {
            stopSignal = value;
            return this;
        }

        public Builder stopTimeoutSeconds(@Nullable Integer value) {
            stopTimeoutSeconds = value;
            return this;
        }

        public Builder shell(@Nullable List<String> value) {
            shell = value;
            return this;
        }

        public ContainerConfig build() {
            return new ContainerConfig(
                    hostname,
                    domainname,
                    user,
                    attachStdin,
                    attachStdout,
                    attachStderr,
                    exposedPorts,
                    tty,
                    openStdin,
                    stdinOnce,
                    env,
                    cmd,
                    healthcheck,
                    argsEscaped,
                    image,
                    volumes,
                    workingDir,
                    entrypoint,
                    networkDisabled,
                    macAddress,
                    onBuild,
                    labels,
                    stopSignal,
                    stopTimeoutSeconds,
                    shell);
        }
    }
}
