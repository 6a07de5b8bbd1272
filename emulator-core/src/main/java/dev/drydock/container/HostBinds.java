package dev.drydock.container;

import dev.drydock.container.config.MountRequest;
import dev.drydock.error.EngineException;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.MountableFileSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the host a container is shown, by source: opened for each start, without the engine's lock. What cannot be opened
 * is told when it is to be mounted.
 */
final class HostBinds {
    static final HostBinds NONE = new HostBinds();

    private final Map<String, MountableFileSystem> opened = new HashMap<>();
    private final Map<String, EngineException> refused = new HashMap<>();
    private final Map<String, StartFailure> failed = new HashMap<>();
    private final Set<String> missing = new HashSet<>();

    private HostBinds() {}

    /** Touches the host. */
    static HostBinds open(HostFiles host, Sources sources) {
        HostBinds binds = new HostBinds();
        for (String source : sources.required()) {
            if (!host.exists(source)) {
                binds.missing.add(source);
            }
        }
        for (String source : sources.all()) {
            if (!binds.missing.contains(source)) {
                binds.open(host, source);
            }
        }
        return binds;
    }

    /**
     * Paths of the host.
     *
     * @param required those that are not made if they are missing
     */
    record Sources(List<String> all, List<String> required) {

        static Sources of(Container container) {
            return new Sources(
                    container.mounts().stream()
                            .map(ContainerMount::point)
                            .filter(point -> point.type().equals("bind"))
                            .map(MountPoint::source)
                            .distinct()
                            .toList(),
                    required(container.hostConfig().mounts()));
        }

        static List<String> required(@Nullable List<MountRequest> mounts) {
            return mounts == null
                    ? List.of()
                    : mounts.stream()
                            .filter(mount -> mount.type().equals("bind") && LinuxPath.isAbsolute(mount.source()))
                            .filter(mount -> mount.bindOptions() == null
                                    || !mount.bindOptions().createMountpoint())
                            .map(MountRequest::source)
                            .toList();
        }
    }

    /** Those of the sources that are required of a mount in the long form and are there. Touches the host. */
    static Set<String> existing(HostFiles host, @Nullable List<MountRequest> mounts) {
        Set<String> existing = new HashSet<>(Sources.required(mounts));
        existing.removeIf(source -> !host.exists(source));
        return existing;
    }

    private void open(HostFiles host, String source) {
        try {
            opened.put(source, host.open(source));
        } catch (EngineException notShown) {
            refused.put(source, notShown);
        } catch (ErrnoException unusable) {
            if (unusable.errno() == Errno.ENOTDIR) {
                failed.put(source, StartErrors.sourceBelowFile(source));
            } else {
                refused.put(
                        source,
                        StartErrors.sourceNotMade(source, unusable.words().toLowerCase(Locale.ROOT)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("file calls fail with an errno", impossible);
        }
    }

    /** @throws EngineException invalid parameter, if a source is missing that must be there */
    void check(@Nullable List<MountRequest> mounts) {
        if (mounts != null && !missing.isEmpty()) {
            MountRules rules = new MountRules(source -> !missing.contains(source));
            mounts.forEach(mount -> rules.check(mount, true));
        }
    }

    /**
     * What is to be mounted.
     *
     * @throws EngineException if it is not shown, or could not be made
     * @throws StartRefusal if the runtime cannot mount it
     */
    MountableFileSystem require(String source) throws StartRefusal {
        if (missing.contains(source)) {
            throw new StartRefusal(StartErrors.sourceMissing(source));
        }
        EngineException notShown = refused.get(source);
        if (notShown != null) {
            throw notShown;
        }
        StartFailure failure = failed.get(source);
        if (failure != null) {
            throw new StartRefusal(failure);
        }
        MountableFileSystem files = opened.get(source);
        if (files == null) {
            throw new IllegalStateException("not opened before the start: " + source);
        }
        return files;
    }
}
