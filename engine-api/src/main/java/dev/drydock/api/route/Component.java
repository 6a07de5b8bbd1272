package dev.drydock.api.route;

import dev.drydock.api.wire.JsonWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A part of an engine, as {@code /version} lists them. */
record Component(String name, String version, SortedMap<String, String> details) {
    Component {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    static List<Component> of(EngineBuild build, String kernelVersion) {
        return List.of(
                new Component("Engine", build.version(), engine(build, kernelVersion)),
                part("containerd", EngineBuild.CONTAINERD_VERSION, ""),
                part("runc", EngineBuild.RUNC_VERSION, EngineBuild.RUNC_COMMIT),
                part("docker-init", EngineBuild.INIT_VERSION, ""));
    }

    private static Component part(String name, String version, String commit) {
        return new Component(name, version, new TreeMap<>(Map.of("GitCommit", commit)));
    }

    private static SortedMap<String, String> engine(EngineBuild build, String kernelVersion) {
        SortedMap<String, String> details = new TreeMap<>(Map.of(
                "ApiVersion",
                build.newestApi().text(),
                "Arch",
                EngineBuild.ARCHITECTURE,
                "Experimental",
                "false",
                "GitCommit",
                build.commit(),
                "GoVersion",
                build.goVersion(),
                "KernelVersion",
                kernelVersion,
                "MinAPIVersion",
                build.oldestApi().text(),
                "Os",
                EngineBuild.OPERATING_SYSTEM));
        if (build.buildTime() != null) {
            details.put("BuildTime", build.buildTime());
        }
        return details;
    }

    void write(JsonWriter out) {
        out.text("Name", name).text("Version", version).textsByName("Details", details);
    }
}
