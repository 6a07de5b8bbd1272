package dev.drydock.junit.assertion;

import dev.drydock.container.ContainerDetails;
import dev.drydock.container.ContainerHandle;
import dev.drydock.container.HealthReport;
import dev.drydock.container.StateDetails;
import dev.drydock.container.config.PortBinding;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** What can be said of a container. */
public final class ContainerAssert extends AbstractAssert<ContainerAssert, ContainerHandle> {
    private static final int LAST_LINES = 20;

    ContainerAssert(ContainerHandle container) {
        super(container, ContainerAssert.class);
    }

    // State

    /** And is not paused. */
    public ContainerAssert isRunning() {
        return hasStatus("running");
    }

    public ContainerAssert isPaused() {
        return hasStatus("paused");
    }

    /** It ended, and is not started again. */
    public ContainerAssert hasExited() {
        return hasStatus("exited");
    }

    /** @param status {@code created running paused restarting removing exited dead} */
    public ContainerAssert hasStatus(String status) {
        return check(actual.state().status().equals(status), "to be " + status);
    }

    /** It does not run any more, and ended with this exit code. */
    public ContainerAssert hasExitCode(int code) {
        StateDetails state = actual.state();
        return check(
                !state.running() && state.finishedAt() != null && state.exitCode() == code,
                "to have ended with " + code);
    }

    public ContainerAssert isHealthy() {
        return hasHealth("healthy");
    }

    public ContainerAssert isUnhealthy() {
        return hasHealth("unhealthy");
    }

    /** @param status {@code starting}, {@code healthy} or {@code unhealthy} */
    public ContainerAssert hasHealth(String status) {
        HealthReport health = actual.state().health();
        return check(health != null && health.status().equals(status), "to be " + status);
    }

    /** The restart policy has started it again so often. */
    public ContainerAssert hasRestarted(int times) {
        int restarts = actual.inspect().restartCount();
        return check(restarts == times, "to have been restarted " + times + " times, not " + restarts);
    }

    public ContainerAssert wasKilledForMemory() {
        return check(actual.state().outOfMemoryKilled(), "to have been killed for want of memory");
    }

    // Words

    /** It has written this line, to either stream. */
    public ContainerAssert hasLogLine(String line) {
        List<String> lines = actual.logs().lines().toList();
        if (!lines.contains(line)) {
            failWithMessage(
                    "%s",
                    expected("to have written the line \"" + line + "\"")
                            + written(lines)
                            + NearestMiss.of(line, lines));
        }
        return this;
    }

    /** It has written this somewhere in a line. */
    public ContainerAssert hasLogContaining(String part) {
        List<String> lines = actual.logs().lines().toList();
        if (lines.stream().noneMatch(line -> line.contains(part))) {
            failWithMessage("%s", expected("to have written \"" + part + "\"") + written(lines));
        }
        return this;
    }

    /** It has not written this anywhere. */
    public ContainerAssert hasNoLogContaining(String part) {
        List<String> lines = actual.logs().lines().toList();
        if (lines.stream().anyMatch(line -> line.contains(part))) {
            failWithMessage("%s", expected("not to have written \"" + part + "\"") + written(lines));
        }
        return this;
    }

    // Surroundings

    /** Something leads from the host to this TCP port of it. */
    public ContainerAssert publishes(int containerPort) {
        return check(
                !places(containerPort).isEmpty(), "to publish " + containerPort + "/tcp: it publishes " + published());
    }

    /** This TCP port of the host leads to that one of it. */
    public ContainerAssert publishes(int hostPort, int containerPort) {
        boolean found = places(containerPort).stream()
                .anyMatch(place -> place.hostPort().equals(Integer.toString(hostPort)));
        return check(found, "to publish " + containerPort + "/tcp at " + hostPort + ": it publishes " + published());
    }

    /** @param name of the network */
    public ContainerAssert onNetwork(String name) {
        List<String> networks =
                List.copyOf(actual.inspect().network().networks().keySet());
        if (!networks.contains(name)) {
            failWithMessage(
                    "%s",
                    expected("to be on the network \"" + name + "\"") + "\nit is on " + networks
                            + NearestMiss.of(name, networks));
        }
        return this;
    }

    public ContainerAssert hasImage(String name) {
        String image = String.valueOf(actual.inspect().config().image());
        return check(image.equals(name), "to be of the image " + name + ", not of " + image);
    }

    public ContainerAssert hasEnv(String variable, String value) {
        List<String> all = actual.inspect().config().env();
        List<String> variables = all == null ? List.of() : all;
        String wanted = variable + "=" + value;
        if (!variables.contains(wanted)) {
            failWithMessage(
                    "%s",
                    expected("to have the variable " + wanted) + "\nit has " + variables
                            + NearestMiss.of(wanted, variables));
        }
        return this;
    }

    public ContainerAssert hasLabel(String key, String value) {
        SortedMap<String, String> all = actual.inspect().config().labels();
        SortedMap<String, String> labels = all == null ? new TreeMap<>() : all;
        return check(value.equals(labels.get(key)), "to have the label " + key + "=" + value + ": it has " + labels);
    }

    // Files

    /** A file that can be read; links are followed. */
    public ContainerAssert hasFile(String path) {
        if (text(path) == null) {
            failWithMessage("%s", expected("to have the file " + path) + "\n" + nearestDirectory(path));
        }
        return this;
    }

    /** A file with exactly this text, read as UTF-8. */
    public ContainerAssert hasFile(String path, String content) {
        hasFile(path);
        String text = text(path);
        if (!content.equals(text)) {
            throw failureWithActualExpected(
                    String.valueOf(text),
                    content,
                    "%s",
                    expected("to have in " + path) + "\n" + content + "\nbut it has there\n" + text);
        }
        return this;
    }

    public ContainerAssert hasNoFile(String path) {
        return check(text(path) == null, "to have no file " + path);
    }

    private @Nullable String text(String path) {
        try {
            return new String(actual.read(path), StandardCharsets.UTF_8);
        } catch (EngineException refused) {
            if (refused.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw refused;
        }
    }

    /** How far the path can be gone. */
    private String nearestDirectory(String path) {
        String directory = path;
        while (directory.lastIndexOf('/') > 0) {
            directory = directory.substring(0, directory.lastIndexOf('/'));
            if (actual.exists(directory)) {
                return "there is " + directory + ", and nothing of that name in it";
            }
        }
        return "there is nothing of that name in /";
    }

    private List<PortBinding> places(int containerPort) {
        List<PortBinding> places = actual.inspect().network().ports().get(containerPort + "/tcp");
        return places == null ? List.of() : places;
    }

    private String published() {
        List<String> all = new ArrayList<>();
        actual.inspect().network().ports().forEach((port, places) -> {
            if (places != null) {
                places.forEach(place -> all.add(place.hostPort() + ":" + port));
            }
        });
        return all.isEmpty() ? "nothing" : String.join(", ", all);
    }

    private ContainerAssert check(boolean holds, String wanted) {
        if (!holds) {
            failWithMessage("%s", expected(wanted));
        }
        return this;
    }

    /** What was wanted, and how it is with the container. */
    private String expected(String wanted) {
        ContainerDetails details = actual.inspect();
        StateDetails state = details.state();
        return "expected the container \"" + details.name().substring(1) + "\" " + wanted + "\nit is " + state.status()
                + (state.running() || state.finishedAt() == null ? "" : ", ended with " + state.exitCode())
                + (state.health() == null ? "" : ", " + state.health().status())
                + (state.error().isEmpty() ? "" : ": " + state.error());
    }

    private static String written(List<String> lines) {
        if (lines.isEmpty()) {
            return "\nit has written nothing";
        }
        int first = Math.max(0, lines.size() - LAST_LINES);
        return "\nit has written" + (first == 0 ? "" : ", in the last " + LAST_LINES + " lines") + ":\n  "
                + String.join("\n  ", lines.subList(first, lines.size()));
    }
}
