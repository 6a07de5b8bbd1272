package dev.drydock;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Which release of Docker Engine an engine presents itself as. Drydock is an engine 28.5.2; as another one it takes the versions
 * of the API that this one takes, says of itself what this one says, and answers otherwise only where the sources of both
 * (github.com/moby/moby, at the tags of these releases) were seen to differ: docs/versions.md lists all of it.
 */
public enum EngineVersion {
    V20_10("20.10.24", "1.12", "1.41"),
    V23("23.0.6", "1.12", "1.42"),
    V24("24.0.9", "1.12", "1.43"),
    V25("25.0.5", "1.24", "1.44"),
    V26("26.1.4", "1.24", "1.45"),
    V27("27.5.1", "1.24", "1.47"),
    V28("28.5.2", "1.24", "1.51"),
    /** The first release of 29. Those from 29.3.0 on take older clients again, down to API 1.40. */
    V29("29.0.0", "1.44", "1.52");

    /** What an engine is if nothing else is said. */
    public static final EngineVersion DEFAULT = V28;

    private final String release;
    private final String oldestApi;
    private final String newestApi;

    EngineVersion(String release, String oldestApi, String newestApi) {
        this.release = release;
        this.oldestApi = oldestApi;
        this.newestApi = newestApi;
    }

    /**
     * By its release, such as {@code 29.0.0}, or the beginning of it, such as {@code 29} or {@code 20.10}.
     *
     * @throws IllegalArgumentException if that is not emulated
     */
    public static EngineVersion of(String text) {
        return Arrays.stream(values())
                .filter(each -> !text.isEmpty() && (each.release + ".").startsWith(text + "."))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Docker Engine " + text
                        + " is not emulated by Drydock, only "
                        + Arrays.stream(values()).map(EngineVersion::toString).collect(Collectors.joining(", "))));
    }

    /** As {@code docker version} tells it. */
    public String release() {
        return release;
    }

    /** The oldest version of the API that is taken. */
    public String oldestApi() {
        return oldestApi;
    }

    /** The newest one, which is meant by who names none. */
    public String newestApi() {
        return newestApi;
    }

    /** Whether it is that one, or came after it. */
    public boolean isAtLeast(EngineVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public String toString() {
        return release;
    }
}
