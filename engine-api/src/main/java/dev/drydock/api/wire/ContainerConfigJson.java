package dev.drydock.api.wire;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.Healthcheck;
import dev.drydock.json.JsonFields;
import java.time.Duration;
import java.util.List;

/** {@code container.Config}. */
final class ContainerConfigJson {
    private static final List<String> FIELDS = List.of(
            "Hostname",
            "Domainname",
            "User",
            "AttachStdin",
            "AttachStdout",
            "AttachStderr",
            "ExposedPorts",
            "Tty",
            "OpenStdin",
            "StdinOnce",
            "Env",
            "Cmd",
            "Healthcheck",
            "ArgsEscaped",
            "Image",
            "Volumes",
            "WorkingDir",
            "Entrypoint",
            "NetworkDisabled",
            "MacAddress",
            "OnBuild",
            "Labels",
            "StopSignal",
            "StopTimeout",
            "Shell");

    private ContainerConfigJson() {}

    /** Whether any of the fields is there: without one there is no config at all. */
    static boolean isIn(JsonFields in) {
        return FIELDS.stream().anyMatch(in::has);
    }

    static ContainerConfig read(JsonFields in) {
        return new ContainerConfig(
                in.text("Hostname"),
                in.text("Domainname"),
                in.text("User"),
                in.flag("AttachStdin"),
                in.flag("AttachStdout"),
                in.flag("AttachStderr"),
                in.names("ExposedPorts", "nat.PortSet"),
                in.flag("Tty"),
                in.flag("OpenStdin"),
                in.flag("StdinOnce"),
                in.texts("Env"),
                in.words("Cmd"),
                in.object("Healthcheck", "v1.HealthcheckConfig", ContainerConfigJson::readHealthcheck),
                in.flag("ArgsEscaped"),
                in.text("Image"),
                in.names("Volumes", "map[string]struct {}"),
                in.text("WorkingDir"),
                in.words("Entrypoint"),
                in.flag("NetworkDisabled"),
                in.text("MacAddress"),
                in.texts("OnBuild"),
                in.textsByName("Labels"),
                in.text("StopSignal"),
                in.optionalInteger("StopTimeout"),
                in.words("Shell"));
    }

    private static Healthcheck readHealthcheck(JsonFields in) {
        return new Healthcheck(
                in.texts("Test"),
                duration(in, "Interval"),
                duration(in, "Timeout"),
                duration(in, "StartPeriod"),
                duration(in, "StartInterval"),
                in.integer("Retries"));
    }

    private static Duration duration(JsonFields in, String name) {
        return Duration.ofNanos(in.signed(name, "time.Duration"));
    }

    /** @param emptyTriggers whether it is told that an image has no {@code ONBUILD} */
    static void write(JsonWriter out, ContainerConfig config, boolean emptyTriggers) {
        out.text("Hostname", config.hostname())
                .text("Domainname", config.domainname())
                .text("User", config.user())
                .flag("AttachStdin", config.attachStdin())
                .flag("AttachStdout", config.attachStdout())
                .flag("AttachStderr", config.attachStderr())
                .optionalNames("ExposedPorts", config.exposedPorts())
                .flag("Tty", config.tty())
                .flag("OpenStdin", config.openStdin())
                .flag("StdinOnce", config.stdinOnce())
                .texts("Env", config.env())
                .texts("Cmd", config.cmd())
                .optionalObject("Healthcheck", config.healthcheck(), ContainerConfigJson::writeHealthcheck)
                .optionalFlag("ArgsEscaped", config.argsEscaped())
                .text("Image", config.image())
                .names("Volumes", config.volumes())
                .text("WorkingDir", config.workingDir())
                .texts("Entrypoint", config.entrypoint())
                .optionalFlag("NetworkDisabled", config.networkDisabled())
                .optionalText("MacAddress", config.macAddress());
        if (emptyTriggers) {
            out.texts("OnBuild", config.onBuild());
        } else {
            out.optionalTexts("OnBuild", config.onBuild());
        }
        out.textsByName("Labels", config.labels()).optionalText("StopSignal", config.stopSignal());
        if (config.stopTimeoutSeconds() != null) {
            out.number("StopTimeout", config.stopTimeoutSeconds());
        }
        out.optionalTexts("Shell", config.shell());
    }

    static void writeHealthcheck(JsonWriter out, Healthcheck check) {
        out.optionalTexts("Test", check.test())
                .optionalNumber("Interval", check.interval().toNanos())
                .optionalNumber("Timeout", check.timeout().toNanos())
                .optionalNumber("StartPeriod", check.startPeriod().toNanos())
                .optionalNumber("StartInterval", check.startInterval().toNanos())
                .optionalNumber("Retries", check.retries());
    }
}
