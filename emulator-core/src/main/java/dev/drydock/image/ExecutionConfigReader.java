package dev.drydock.image;

import dev.drydock.json.JsonFields;
import java.time.Duration;
import java.util.List;

/** Reads what a container of an image runs (28.5.2: container.Config). */
final class ExecutionConfigReader {
    private static final List<String> OTHER_TEXTS = List.of("Hostname", "Domainname", "Image", "MacAddress");
    private static final List<String> OTHER_FLAGS =
            List.of("AttachStdin", "AttachStdout", "AttachStderr", "Tty", "OpenStdin", "StdinOnce", "NetworkDisabled");

    private ExecutionConfigReader() {}

    static ExecutionConfig read(JsonFields in) {
        OTHER_TEXTS.forEach(in::text);
        OTHER_FLAGS.forEach(in::flag);
        in.integer("StopTimeout");
        return new ExecutionConfig(
                in.text("User"),
                in.names("ExposedPorts", "nat.PortSet"),
                in.texts("Env"),
                in.words("Entrypoint"),
                in.words("Cmd"),
                in.names("Volumes", "map[string]struct {}"),
                in.text("WorkingDir"),
                in.textsByName("Labels"),
                in.text("StopSignal"),
                in.flag("ArgsEscaped"),
                in.object("Healthcheck", "v1.HealthcheckConfig", ExecutionConfigReader::healthcheck),
                in.texts("OnBuild"),
                in.words("Shell"));
    }

    private static ImageHealthcheck healthcheck(JsonFields in) {
        List<String> test = in.texts("Test");
        return new ImageHealthcheck(
                test == null ? List.of() : test,
                duration(in, "Interval"),
                duration(in, "Timeout"),
                duration(in, "StartPeriod"),
                duration(in, "StartInterval"),
                in.integer("Retries"));
    }

    private static Duration duration(JsonFields in, String name) {
        return Duration.ofNanos(in.signed(name, "time.Duration"));
    }
}
