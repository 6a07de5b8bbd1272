package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.Healthcheck;
import java.time.Duration;
import java.util.List;

/** What the engine asks of {@link ContainerConfig} before anything else (28.5.2: validateContainerConfig). */
final class ConfigRules {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private ConfigRules() {}

    /** The configuration with its working directory cleaned. */
    static ContainerConfig check(ContainerConfig config) {
        String directory = config.workingDir();
        if (!directory.isEmpty() && !LinuxPath.isAbsolute(directory)) {
            throw CreateErrors.relativeWorkingDirectory(directory);
        }
        if (!config.stopSignal().isEmpty()
                && StopSignal.parse(config.stopSignal()).isEmpty()) {
            throw CreateErrors.invalidSignal(config.stopSignal());
        }
        checkEnvironment(config.env() == null ? List.of() : config.env());
        if (config.healthcheck() != null) {
            checkHealth(config.healthcheck());
        }
        return directory.isEmpty()
                ? config
                : config.toBuilder().workingDir(LinuxPath.clean(directory)).build();
    }

    private static void checkEnvironment(List<String> variables) {
        for (String variable : variables) {
            if (variable.isEmpty() || variable.startsWith("=")) {
                throw CreateErrors.invalidVariable(variable);
            }
        }
    }

    private static void checkHealth(Healthcheck health) {
        checkDuration("Interval", health.interval());
        checkDuration("Timeout", health.timeout());
        if (health.retries() < 0) {
            throw CreateErrors.negativeHealthRetries();
        }
        checkDuration("StartPeriod", health.startPeriod());
        checkDuration("StartInterval", health.startInterval());
    }

    private static void checkDuration(String field, Duration duration) {
        if (!duration.isZero() && duration.compareTo(SHORTEST) < 0) {
            throw CreateErrors.shortHealthDuration(field);
        }
    }
}
