package dev.drydock.api.route;

/** The build of the engine whose answers these are: Debian's, of version 28.5.2. */
final class EngineBuild {
    static final String VERSION = "28.5.2+dfsg4";
    static final String COMMIT = "3ef3c07c883be49a2e8097bcf6d2952fce1d70eb";
    static final String GO_VERSION = "go1.27.1";
    static final String BUILD_TIME = "2026-09-15T11:02:57.000000000+00:00";
    static final String CONTAINERD_VERSION = "2.1.9+unknown";
    static final String RUNC_VERSION = "1.3.6+ds1";
    static final String RUNC_COMMIT = "1.3.6+ds1-1";
    static final String INIT_VERSION = "0.19.0";
    static final String OPERATING_SYSTEM = "linux";
    static final String ARCHITECTURE = "amd64";

    private EngineBuild() {}
}
