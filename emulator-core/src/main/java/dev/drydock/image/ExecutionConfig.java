package dev.drydock.image;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a container of an image runs, unless it is told otherwise (OCI image spec, config.md, "config"). A null list, set
 * or map is one that the image does not have: clients are told null.
 *
 * @param user {@code name|uid[:group|gid]}; empty for root
 * @param exposedPorts such as {@code 80/tcp}
 * @param env {@code NAME=value}
 * @param volumes paths
 * @param workingDir empty for the root directory
 * @param stopSignal name or number; empty for SIGTERM
 * @param onBuild instructions for a build that starts from this image
 * @param shell words before a command in shell form
 */
public record ExecutionConfig(
        String user,
        @Nullable SortedSet<String> exposedPorts,
        @Nullable List<String> env,
        @Nullable List<String> entrypoint,
        @Nullable List<String> cmd,
        @Nullable SortedSet<String> volumes,
        String workingDir,
        @Nullable SortedMap<String, String> labels,
        String stopSignal,
        boolean argsEscaped,
        @Nullable ImageHealthcheck healthcheck,
        @Nullable List<String> onBuild,
        @Nullable List<String> shell) {

    /** Nothing but what the engine itself would do. */
    public static final ExecutionConfig NONE = builder().build();

    public ExecutionConfig {
        exposedPorts = exposedPorts == null ? null : Collections.unmodifiableSortedSet(new TreeSet<>(exposedPorts));
        env = env == null ? null : List.copyOf(env);
        entrypoint = entrypoint == null ? null : List.copyOf(entrypoint);
        cmd = cmd == null ? null : List.copyOf(cmd);
        volumes = volumes == null ? null : Collections.unmodifiableSortedSet(new TreeSet<>(volumes));
        labels = labels == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        onBuild = onBuild == null ? null : List.copyOf(onBuild);
        shell = shell == null ? null : List.copyOf(shell);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Gathers the values one by one; what is not given is empty or null. */
    public static final class Builder {
        private String user = "";
        private @Nullable SortedSet<String> exposedPorts;
        private @Nullable List<String> env;
        private @Nullable List<String> entrypoint;
        private @Nullable List<String> cmd;
        private @Nullable SortedSet<String> volumes;
        private String workingDir = "";
        private @Nullable SortedMap<String, String> labels;
        private String stopSignal = "";
        private boolean argsEscaped;
        private @Nullable ImageHealthcheck healthcheck;
        private @Nullable List<String> onBuild;
        private @Nullable List<String> shell;

        private Builder() {}

        public Builder user(String value) {
            user = value;
            return this;
        }

        /** @param ports such as {@code 80/tcp} */
        public Builder exposedPorts(String... ports) {
            exposedPorts = new TreeSet<>(List.of(ports));
            return this;
        }

        /** @param variables {@code NAME=value} */
        public Builder env(String... variables) {
            env = List.of(variables);
            return this;
        }

        public Builder entrypoint(String... words) {
            entrypoint = List.of(words);
            return this;
        }

        public Builder cmd(String... words) {
            cmd = List.of(words);
            return this;
        }

        /** @param paths absolute */
        public Builder volumes(String... paths) {
            volumes = new TreeSet<>(List.of(paths));
            return this;
        }

        public Builder workingDir(String path) {
            workingDir = path;
            return this;
        }

        public Builder labels(Map<String, String> values) {
            labels = new TreeMap<>(values);
            return this;
        }

        public Builder stopSignal(String signal) {
            stopSignal = signal;
            return this;
        }

        /** What BuildKit sets on images that have a command. */
        public Builder argsEscaped(boolean value) {
            argsEscaped = value;
            return this;
        }

        public Builder healthcheck(ImageHealthcheck value) {
            healthcheck = value;
            return this;
        }

        public Builder onBuild(String... instructions) {
            onBuild = List.of(instructions);
            return this;
        }

        public Builder shell(String... words) {
            shell = List.of(words);
            return this;
        }

        public ExecutionConfig build() {
            return new ExecutionConfig(
                    user,
                    exposedPorts,
                    env,
                    entrypoint,
                    cmd,
                    volumes,
                    workingDir,
                    labels,
                    stopSignal,
                    argsEscaped,
                    healthcheck,
                    onBuild,
                    shell);
        }
    }
}
