package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.Healthcheck;
import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.ImageHealthcheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a container has from its image where it was not told otherwise (28.5.2: merge). */
final class ImageDefaults {
    private ImageDefaults() {}

    static ContainerConfig merge(ContainerConfig asked, ExecutionConfig image) {
        ContainerConfig.Builder merged = asked.toBuilder();
        if (asked.user().isEmpty()) {
            merged.user(image.user());
        }
        merged.exposedPorts(union(asked.exposedPorts(), image.exposedPorts()));
        merged.env(environment(asked.env(), image.env()));
        merged.labels(labels(asked.labels(), image.labels()));
        mergeCommand(asked, image, merged);
        if (image.healthcheck() != null) {
            merged.healthcheck(health(asked.healthcheck(), image.healthcheck()));
        }
        if (asked.workingDir().isEmpty()) {
            merged.workingDir(image.workingDir());
        }
        merged.volumes(union(asked.volumes(), image.volumes()));
        if (asked.stopSignal().isEmpty()) {
            merged.stopSignal(image.stopSignal());
        }
        return merged.build();
    }

    /** What an image that is committed has from its container where it was not told otherwise: by the same rule. */
    static ContainerConfig mergeCommitted(ContainerConfig asked, ContainerConfig container) {
        return merge(
                asked,
                new ExecutionConfig(
                        container.user(),
                        container.exposedPorts(),
                        container.env(),
                        container.entrypoint(),
                        container.cmd(),
                        container.volumes(),
                        container.workingDir(),
                        container.labels(),
                        container.stopSignal(),
                        container.argsEscaped(),
                        container.healthcheck() == null ? null : health(container.healthcheck()),
                        container.onBuild(),
                        container.shell()));
    }

    private static ImageHealthcheck health(Healthcheck check) {
        return new ImageHealthcheck(
                check.test() == null ? List.of() : check.test(),
                check.interval(),
                check.timeout(),
                check.startPeriod(),
                check.startInterval(),
                check.retries());
    }

    /** An own entrypoint hides the image's command; an empty one ({@code []}, not null) the image's entrypoint too. */
    private static void mergeCommand(ContainerConfig asked, ExecutionConfig image, ContainerConfig.Builder merged) {
        if (!isEmpty(asked.entrypoint())) {
            return;
        }
        if (isEmpty(asked.cmd())) {
            merged.cmd(image.cmd());
            merged.argsEscaped(image.argsEscaped());
        }
        if (asked.entrypoint() == null) {
            merged.entrypoint(image.entrypoint());
        }
    }

    private static @Nullable List<String> environment(@Nullable List<String> asked, @Nullable List<String> image) {
        if (asked == null || asked.isEmpty()) {
            return image;
        }
        if (image == null) {
            return asked;
        }
        List<String> merged = new ArrayList<>(asked);
        for (String variable : image) {
            if (asked.stream().noneMatch(own -> name(own).equals(name(variable)))) {
                merged.add(variable);
            }
        }
        return merged;
    }

    private static String name(String variable) {
        int equals = variable.indexOf('=');
        return equals < 0 ? variable : variable.substring(0, equals);
    }

    private static SortedMap<String, String> labels(
            @Nullable SortedMap<String, String> asked, @Nullable SortedMap<String, String> image) {
        SortedMap<String, String> merged = new TreeMap<>();
        if (image != null) {
            merged.putAll(image);
        }
        if (asked != null) {
            merged.putAll(asked);
        }
        return merged;
    }

    private static @Nullable SortedSet<String> union(
            @Nullable SortedSet<String> asked, @Nullable SortedSet<String> image) {
        if (asked == null || asked.isEmpty()) {
            return image;
        }
        SortedSet<String> union = new TreeSet<>(asked);
        if (image != null) {
            union.addAll(image);
        }
        return union;
    }

    private static Healthcheck health(@Nullable Healthcheck asked, ImageHealthcheck image) {
        if (asked == null) {
            return new Healthcheck(
                    image.test(),
                    image.interval(),
                    image.timeout(),
                    image.startPeriod(),
                    image.startInterval(),
                    image.retries());
        }
        return new Healthcheck(
                isEmpty(asked.test()) ? image.test() : asked.test(),
                or(asked.interval(), image.interval()),
                or(asked.timeout(), image.timeout()),
                or(asked.startPeriod(), image.startPeriod()),
                or(asked.startInterval(), image.startInterval()),
                asked.retries() == 0 ? image.retries() : asked.retries());
    }

    private static Duration or(Duration asked, Duration image) {
        return asked.isZero() ? image : asked;
    }

    private static boolean isEmpty(@Nullable List<String> words) {
        return words == null || words.isEmpty();
    }
}
