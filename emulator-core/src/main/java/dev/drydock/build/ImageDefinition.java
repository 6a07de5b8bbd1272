package dev.drydock.build;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.ImageHealthcheck;
import dev.drydock.layer.LayerContents;
import dev.drydock.process.Program;
import dev.drydock.process.script.Script;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An image in the words of a Dockerfile, for who has none: files and programs over another image, and what its containers do.
 * What is not said is as that image has it.
 */
public final class ImageDefinition {
    private static final int NORMAL_FILE = 0644;
    private static final Duration BETWEEN_HEALTH_CHECKS = Duration.ofSeconds(1);

    private final LayerContents.Builder files;
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final List<String> env = new ArrayList<>();
    private final SortedSet<String> ports = new TreeSet<>();
    private final SortedSet<String> volumes = new TreeSet<>();
    private final SortedMap<String, String> labels = new TreeMap<>();
    private @Nullable String base;
    private @Nullable List<String> command;
    private @Nullable List<String> entrypoint;
    private @Nullable ImageHealthcheck healthcheck;
    private @Nullable String user;
    private @Nullable String workingDirectory;
    private @Nullable String stopSignal;

    /** @param modified of all that it adds */
    ImageDefinition(Instant modified) {
        files = LayerContents.builder().modified(modified);
    }

    /** {@code FROM}: an image that is there, or else is pulled. Without it, the image begins with nothing. */
    public ImageDefinition from(String image) {
        base = image;
        return this;
    }

    /** {@code COPY}: a text file of root, that everybody may read. */
    public ImageDefinition file(String path, String text) {
        return file(path, NORMAL_FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@code COPY}: a file of root.
     *
     * @param path absolute
     */
    public ImageDefinition file(String path, int mode, byte[] bytes) {
        files.file(path, mode, bytes.clone());
        return this;
    }

    /**
     * {@code COPY}: what is in a directory of this machine, as files of root with the modes that they have there; links stay
     * links. It is read now, and once.
     *
     * @param path absolute; what is in the directory comes below it
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if there is something else in it than files, directories and links
     */
    public ImageDefinition directory(String path, Path from) {
        new CopiedDirectory(from).addTo(files, path);
        return this;
    }

    /**
     * A binary that is a program written here. The first one is the command of the image, if nothing else is said to be.
     *
     * @param path absolute
     */
    public ImageDefinition program(String path, Program program) {
        programs.put(path, program);
        return this;
    }

    /**
     * A binary that does what a script says. If that tells how well it is, it is also the image's health check, unless another
     * is asked for: once a second, with what comes before the first word of health as its start period.
     */
    public ImageDefinition program(String path, Script script) {
        program(path, script.program());
        if (script.tellsHealth() && healthcheck == null) {
            String asking = path + "-health";
            programs.put(asking, Script.healthCheck());
            healthcheck = new ImageHealthcheck(
                    List.of("CMD", asking),
                    BETWEEN_HEALTH_CHECKS,
                    Duration.ZERO,
                    script.untilHealth(),
                    BETWEEN_HEALTH_CHECKS,
                    1);
        }
        return this;
    }

    /** {@code CMD}. */
    public ImageDefinition command(String... words) {
        command = List.of(words);
        return this;
    }

    /** {@code ENTRYPOINT}. */
    public ImageDefinition entrypoint(String... words) {
        entrypoint = List.of(words);
        return this;
    }

    /** {@code ENV}. */
    public ImageDefinition env(String variable, String value) {
        env.add(variable + "=" + value);
        return this;
    }

    /** {@code EXPOSE}, for TCP. */
    public ImageDefinition expose(int... tcpPorts) {
        Arrays.stream(tcpPorts).forEach(port -> ports.add(port + "/tcp"));
        return this;
    }

    /** {@code VOLUME}. */
    public ImageDefinition volume(String path) {
        volumes.add(path);
        return this;
    }

    /** {@code LABEL}. */
    public ImageDefinition label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    /** {@code HEALTHCHECK CMD}, in shell form. */
    public ImageDefinition healthcheck(String line, Duration interval, int retries) {
        healthcheck = new ImageHealthcheck(
                List.of("CMD-SHELL", line), interval, Duration.ZERO, Duration.ZERO, Duration.ZERO, retries);
        return this;
    }

    /** {@code USER}. */
    public ImageDefinition user(String value) {
        user = value;
        return this;
    }

    /** {@code WORKDIR}. */
    public ImageDefinition workingDirectory(String path) {
        workingDirectory = path;
        return this;
    }

    /** {@code STOPSIGNAL}. */
    public ImageDefinition stopSignal(String signal) {
        stopSignal = signal;
        return this;
    }

    @Nullable
    String base() {
        return base;
    }

    LayerContents.Builder files() {
        return files;
    }

    Map<String, Program> programs() {
        return programs;
    }

    /** What containers do, where {@code before} is what those of the image below do. */
    ExecutionConfig over(ExecutionConfig before) {
        List<String> variables = new ArrayList<>(before.env() == null ? List.of() : before.env());
        for (String variable : env) {
            String name = variable.substring(0, variable.indexOf('=') + 1);
            variables.removeIf(other -> other.startsWith(name));
            variables.add(variable);
        }
        return new ExecutionConfig(
                user == null ? before.user() : user,
                merged(before.exposedPorts(), ports),
                variables.isEmpty() ? null : variables,
                entrypoint == null ? before.entrypoint() : entrypoint,
                commandOver(before),
                merged(before.volumes(), volumes),
                workingDirectory == null ? before.workingDir() : workingDirectory,
                mergedLabels(before.labels()),
                stopSignal == null ? before.stopSignal() : stopSignal,
                before.argsEscaped(),
                healthcheck == null ? before.healthcheck() : healthcheck,
                before.onBuild(),
                before.shell());
    }

    /** A new entry point forgets the command that belonged to another one (28.5.2: dispatchEntrypoint). */
    private @Nullable List<String> commandOver(ExecutionConfig before) {
        if (command != null) {
            return command;
        }
        if (entrypoint != null) {
            return null;
        }
        return programs.isEmpty()
                ? before.cmd()
                : List.of(programs.keySet().iterator().next());
    }

    private static @Nullable SortedSet<String> merged(@Nullable SortedSet<String> before, SortedSet<String> more) {
        SortedSet<String> all = new TreeSet<>(more);
        all.addAll(before == null ? new TreeSet<>() : before);
        return all.isEmpty() ? null : all;
    }

    private @Nullable SortedMap<String, String> mergedLabels(@Nullable SortedMap<String, String> before) {
        SortedMap<String, String> all = new TreeMap<>(before == null ? new TreeMap<>() : before);
        all.putAll(labels);
        return all.isEmpty() ? null : all;
    }
}
