package dev.drydock.container.config;

import dev.drydock.image.WholeConfig;
import org.jspecify.annotations.Nullable;

/** A container's configuration as an image carries it. */
public final class WholeContainerConfig {
    private WholeContainerConfig() {}

    /** Its JSON, all fields of it. */
    public static String json(ContainerConfig config) {
        return WholeConfig.json(field -> value(config, field));
    }

    private static @Nullable Object value(ContainerConfig config, String field) {
        return switch (field) {
            case "Hostname" -> config.hostname();
            case "Domainname" -> config.domainname();
            case "User" -> config.user();
            case "AttachStdin" -> config.attachStdin();
            case "AttachStdout" -> config.attachStdout();
            case "AttachStderr" -> config.attachStderr();
            case "ExposedPorts" -> config.exposedPorts();
            case "Tty" -> config.tty();
            case "OpenStdin" -> config.openStdin();
            case "StdinOnce" -> config.stdinOnce();
            case "Env" -> config.env();
            case "Cmd" -> config.cmd();
            case "Healthcheck" -> config.healthcheck() == null ? null : healthcheck(config.healthcheck());
            case "ArgsEscaped" -> config.argsEscaped();
            case "Image" -> config.image();
            case "Volumes" -> config.volumes();
            case "WorkingDir" -> config.workingDir();
            case "Entrypoint" -> config.entrypoint();
            case "NetworkDisabled" -> config.networkDisabled();
            case "MacAddress" -> config.macAddress();
            case "OnBuild" -> config.onBuild();
            case "Labels" -> config.labels();
            case "StopSignal" -> config.stopSignal();
            case "StopTimeout" -> config.stopTimeoutSeconds();
            case "Shell" -> config.shell();
            default -> throw new IllegalArgumentException("a container has no " + field);
        };
    }

    private static WholeConfig.Values healthcheck(Healthcheck check) {
        return field -> switch (field) {
            case "Test" -> check.test();
            case "Interval" -> given(check.interval().toNanos());
            case "Timeout" -> given(check.timeout().toNanos());
            case "StartPeriod" -> given(check.startPeriod().toNanos());
            case "StartInterval" -> given(check.startInterval().toNanos());
            case "Retries" -> given(check.retries());
            default -> throw new IllegalArgumentException("a health check has no " + field);
        };
    }

    private static @Nullable Long given(long value) {
        return value == 0 ? null : value;
    }
}
