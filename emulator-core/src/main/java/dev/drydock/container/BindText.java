package dev.drydock.container;

import dev.drydock.container.config.MountRequest;
import dev.drydock.container.config.MountRequest.BindOptions;
import dev.drydock.container.config.MountRequest.VolumeDriver;
import dev.drydock.container.config.MountRequest.VolumeOptions;
import dev.drydock.error.EngineException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mount in the short form, {@code [source:]target[:mode]} (28.5.2: linuxParser.ParseMountRaw).
 *
 * @param request the same in the long form
 * @param mode as given
 */
record BindText(MountRequest request, String mode) {
    private static final Set<String> READ_WRITE = Set.of("rw", "ro");
    private static final Set<String> LABEL = Set.of("Z", "z");
    private static final Set<String> COPY = Set.of("nocopy");
    private static final Set<String> CONSISTENCY = Set.of("default", "consistent", "cached", "delegated");

    /** @param rules what the long form must keep to */
    static BindText parse(String text, String volumeDriver, MountRules rules) {
        String[] parts = text.split(":", 4);
        if (parts[0].isEmpty() || parts.length == 4 || (parts.length == 2 && isMode(parts[1]))) {
            throw CreateErrors.volumeSpecification(text);
        }
        String source = parts.length == 1 ? "" : parts[0];
        String target = parts.length == 1 ? parts[0] : parts[1];
        String mode = parts.length == 3 ? parts[2] : "";
        if (!isMode(mode)) {
            throw CreateErrors.invalidMode(mode);
        }
        boolean bind = LinuxPath.isAbsolute(source);
        List<String> words = List.of(mode.split(","));
        MountRequest request = new MountRequest(
                bind ? "bind" : "volume",
                source,
                target,
                words.contains("ro"),
                "",
                bindOptions(words),
                volumeOptions(words, bind ? "" : volumeDriver),
                null,
                null,
                false);
        try {
            rules.check(request, false);
        } catch (EngineException refused) {
            throw CreateErrors.volumeSpecification(text, refused.words());
        }
        return new BindText(request, mode);
    }

    private static @Nullable BindOptions bindOptions(List<String> words) {
        for (String word : words) {
            if (MountRules.PROPAGATIONS.contains(word)) {
                return new BindOptions(word, false, false, false, false);
            }
        }
        return null;
    }

    private static @Nullable VolumeOptions volumeOptions(List<String> words, String driver) {
        boolean noCopy = words.contains("nocopy");
        if (!noCopy && driver.isEmpty()) {
            return null;
        }
        return new VolumeOptions(noCopy, null, "", driver.isEmpty() ? null : new VolumeDriver(driver, null));
    }

    /** Whether a text is a list of modes, at most one of each kind. */
    static boolean isMode(String text) {
        if (text.isEmpty()) {
            return true;
        }
        Set<Set<String>> seen = new HashSet<>();
        for (String word : text.split(",", -1)) {
            Set<String> kind = kind(word);
            if (kind == null || !seen.add(kind)) {
                return false;
            }
        }
        return true;
    }

    /** As above, for what is taken over from another container: its propagation and its contents are what they are. */
    static boolean isSharedMode(String text) {
        return isMode(text)
                && List.of(text.split(",")).stream()
                        .noneMatch(word -> MountRules.PROPAGATIONS.contains(word) || COPY.contains(word));
    }

    private static @Nullable Set<String> kind(String word) {
        for (Set<String> kind : List.of(READ_WRITE, LABEL, MountRules.PROPAGATIONS, COPY, CONSISTENCY)) {
            if (kind.contains(word)) {
                return kind;
            }
        }
        return null;
    }
}
