package dev.drydock.api.route;

import dev.drydock.EngineVersion;
import org.jspecify.annotations.Nullable;

/**
 * The build of the engine whose answers these are. That of the default is Debian's; of the others is known what the sources say:
 * not when they were built.
 *
 * @param release the engine's
 * @param version as it names itself
 * @param buildTime null if that is not known
 */
record EngineBuild(
        EngineVersion release,
        String version,
        String commit,
        String goVersion,
        @Nullable String buildTime) {
    static final String CONTAINERD_VERSION = "2.1.9+unknown";
    static final String RUNC_VERSION = "1.3.6+ds1";
    static final String RUNC_COMMIT = "1.3.6+ds1-1";
    static final String INIT_VERSION = "0.19.0";
    static final String OPERATING_SYSTEM = "linux";
    static final String ARCHITECTURE = "amd64";

    static EngineBuild of(EngineVersion release) {
        return switch (release) {
            case V20_10 -> upstream(release, "5d6db84", "go1.19.7");
            case V23 -> upstream(release, "9dbdbd4", "go1.19.9");
            case V24 -> upstream(release, "fca702d", "go1.20.13");
            case V25 -> upstream(release, "e63daec", "go1.21.8");
            case V26 -> upstream(release, "de5c9cf", "go1.21.11");
            case V27 -> upstream(release, "4c9b3b0", "go1.22.11");
            case V28 ->
                new EngineBuild(
                        release,
                        "28.5.2+dfsg4",
                        "3ef3c07c883be49a2e8097bcf6d2952fce1d70eb",
                        "go1.27.1",
                        "2026-09-15T11:02:57.000000000+00:00");
            case V29 -> upstream(release, "d105562", "go1.25.4");
        };
    }

    /** The commit of its tag, and the Go that its Dockerfile takes. */
    private static EngineBuild upstream(EngineVersion release, String commit, String goVersion) {
        return new EngineBuild(release, release.release(), commit, goVersion, null);
    }

    ApiVersion newestApi() {
        return new ApiVersion(release.newestApi());
    }

    ApiVersion oldestApi() {
        return new ApiVersion(release.oldestApi());
    }
}
