package dev.drydock.image;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an image runs on.
 *
 * @param variant empty for none
 */
public record Platform(String os, String architecture, String variant) {
    /** The engine's own platform. */
    public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", "");

    private static final Pattern OS =
            Pattern.compile("([A-Za-z0-9_-]+)(?:\\(([A-Za-z0-9_.%-]*)((?:\\+[A-Za-z0-9_.%-]+)*)\\))?");
    private static final Pattern COMPONENT = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final int LARGEST_COUNT = 4;

    private static final Set<String> KNOWN_OS = Set.of(
            "aix",
            "android",
            "darwin",
            "dragonfly",
            "freebsd",
            "hurd",
            "illumos",
            "ios",
            "js",
            "linux",
            "nacl",
            "netbsd",
            "openbsd",
            "plan9",
            "solaris",
            "windows",
            "zos");
    private static final Set<String> KNOWN_ARCHITECTURES = Set.of(
            "386",
            "amd64",
            "amd64p32",
            "arm",
            "armbe",
            "arm64",
            "arm64be",
            "ppc64",
            "ppc64le",
            "loong64",
            "mips",
            "mipsle",
            "mips64",
            "mips64le",
            "mips64p32",
            "mips64p32le",
            "ppc",
            "riscv",
            "riscv64",
            "s390",
            "s390x",
            "sparc",
            "sparc64",
            "wasm");

    /** Other words for an architecture with its variant. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("i386", "386"),
            Map.entry("i486", "386"),
            Map.entry("i586", "386"),
            Map.entry("i686", "386"),
            Map.entry("x86_64", "amd64"),
            Map.entry("x86-64", "amd64"),
            Map.entry("aarch64", "arm64"),
            Map.entry("armhf", "arm/v7"),
            Map.entry("armel", "arm/v6"));

    /** What a machine of one architecture also runs. */
    private static final Map<String, String> ALSO_RUNS = Map.of("amd64", "386", "arm64", "arm");

    /**
     * Reads {@code os[/architecture[/variant]]} or an architecture alone (containerd's {@code platforms.Parse}).
     *
     * @throws dev.drydock.error.EngineException invalid parameter, in the engine's words
     */
    public static Platform parse(String text) {
        if (text.indexOf('*') >= 0) {
            throw ImageErrors.invalidPlatform(text, "wildcards not yet supported");
        }
        String[] parts = text.split("/", LARGEST_COUNT);
        Matcher os = OS.matcher(parts[0]);
        if (!os.matches()) {
            throw ImageErrors.invalidPlatformOs(parts[0], text, "^" + OS + "$");
        }
        for (int i = 1; i < parts.length; i++) {
            if (!COMPONENT.matcher(parts[i]).matches()) {
                throw ImageErrors.invalidPlatformComponent(parts[i], text, "^" + COMPONENT + "$");
            }
        }
        String system = normalisedOs(os.group(1));
        return switch (parts.length) {
            case 1 -> alone(text, system);
            case 2 -> normalised(system, parts[1], "").withoutUsualArm();
            case 3 -> normalised(system, parts[1], parts[2]).withArm64Variant();
            default -> throw ImageErrors.invalidPlatform(text, "cannot parse platform specifier");
        };
    }

    private static Platform alone(String text, String system) {
        if (KNOWN_OS.contains(system)) {
            return new Platform(system, LINUX_AMD64.architecture(), "");
        }
        Platform architecture = normalised(LINUX_AMD64.os(), text, "").withoutUsualArm();
        if (KNOWN_ARCHITECTURES.contains(architecture.architecture())) {
            return architecture;
        }
        throw ImageErrors.invalidPlatform(text, "unknown operating system or architecture");
    }

    private static String normalisedOs(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.equals("macos") ? "darwin" : lower;
    }

    private static Platform normalised(String os, String architectureWord, String variantWord) {
        String lower = architectureWord.toLowerCase(Locale.ROOT);
        String alias = ALIASES.getOrDefault(lower, lower);
        int slash = alias.indexOf('/');
        String architecture = slash < 0 ? alias : alias.substring(0, slash);
        String variant = slash < 0 ? variantWord.toLowerCase(Locale.ROOT) : alias.substring(slash + 1);
        return new Platform(os, architecture, normalisedVariant(architecture, variant));
    }

    private static String normalisedVariant(String architecture, String variant) {
        return switch (architecture + "/" + variant) {
            case "amd64/v1", "arm64/8", "arm64/8.0", "arm64/v8", "arm64/v8.0" -> "";
            case "arm64/9", "arm64/9.0", "arm64/v9.0" -> "v9";
            case "arm/5", "arm/6", "arm/7", "arm/8" -> "v" + variant;
            default -> variant;
        };
    }

    /** Who names no variant of arm gets the seventh, and that is not told. */
    private Platform withoutUsualArm() {
        return architecture.equals("arm") && variant.equals("v7") ? new Platform(os, architecture, "") : this;
    }

    /** Who names a variant of arm64 gets one. */
    private Platform withArm64Variant() {
        return architecture.equals("arm64") && variant.isEmpty() ? new Platform(os, architecture, "v8") : this;
    }

    /** Whether a machine of this platform runs what is made for the other one. */
    public boolean runs(Platform image) {
        if (!os.equals(image.os)) {
            return false;
        }
        if (!architecture.equals(image.architecture)) {
            return image.architecture.equals(ALSO_RUNS.get(architecture));
        }
        return image.variant.isEmpty() || variant.isEmpty() || image.variant.compareTo(variant) <= 0;
    }

    /** What an image says that it is made for. */
    public static Platform of(ImageConfig config) {
        return new Platform(config.os(), config.architecture(), config.variant());
    }

    /** {@code os/architecture[/variant]}. */
    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
