package dev.drydock.container;

import static dev.drydock.container.CreateErrors.mountConfig;

import dev.drydock.container.config.MountRequest;
import dev.drydock.container.config.MountRequest.BindOptions;
import dev.drydock.container.config.MountRequest.TmpfsOptions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the engine asks of a mount in the long form, in its order (28.5.2: validateMountConfig). */
final class MountRules {
    static final Set<String> PROPAGATIONS = Set.of("private", "rprivate", "slave", "rslave", "shared", "rshared");

    private final Predicate<String> existsOnHost;

    /** @param existsOnHost whether a path exists on the host; false for every path without access to one */
    MountRules(Predicate<String> existsOnHost) {
        this.existsOnHost = existsOnHost;
    }

    /** What is refused already while the request is read. */
    static void checkRequest(MountRequest mount) {
        if (mount.volumeOptions() != null && !mount.type().equals("volume")) {
            throw CreateErrors.mountOptions("VolumeOptions", mount.type());
        }
        if (mount.bindOptions() != null && !mount.type().equals("bind")) {
            throw CreateErrors.mountOptions("BindOptions", mount.type());
        }
        if (mount.tmpfsOptions() != null && !mount.type().equals("tmpfs")) {
            throw CreateErrors.mountOptions("TmpfsOptions", mount.type());
        }
    }

    /** @param sourceMustExist whether a bind's source must be there (not so in the short form, which makes it) */
    void check(MountRequest mount, boolean sourceMustExist) {
        if (mount.target().isEmpty()) {
            throw missing(mount, "Target");
        }
        if (LinuxPath.clean(mount.target()).equals("/")) {
            throw mountConfig(mount.type(), "invalid specification: destination can't be '/'");
        }
        if (!LinuxPath.isAbsolute(mount.target())) {
            throw mountConfig(mount.type(), CreateErrors.relativeMountPathWords(mount.target()));
        }
        switch (mount.type()) {
            case "bind" -> checkBind(mount, sourceMustExist);
            case "volume" -> checkVolume(mount);
            case "tmpfs" -> checkTmpfs(mount);
            case "image" -> checkImage(mount);
            default -> throw mountConfig(mount.type(), "mount type unknown");
        }
    }

    /** The target of a {@code Tmpfs} entry. */
    static void checkTarget(String target) {
        if (LinuxPath.clean(target).equals("/")) {
            throw CreateErrors.invalid("invalid specification: destination can't be '/'");
        }
        if (!LinuxPath.isAbsolute(target)) {
            throw CreateErrors.relativeMountPath(target);
        }
    }

    private void checkBind(MountRequest mount, boolean sourceMustExist) {
        if (mount.source().isEmpty()) {
            throw missing(mount, "Source");
        }
        BindOptions options = mount.bindOptions();
        if (options != null && !options.propagation().isEmpty() && !PROPAGATIONS.contains(options.propagation())) {
            throw mountConfig(mount.type(), "invalid propagation mode: " + options.propagation());
        }
        if (mount.volumeOptions() != null) {
            throw extra(mount, "VolumeOptions");
        }
        if (mount.imageOptions() != null) {
            throw extra(mount, "ImageOptions");
        }
        if (!LinuxPath.isAbsolute(mount.source())) {
            throw mountConfig(mount.type(), CreateErrors.relativeMountPathWords(mount.source()));
        }
        boolean makesIt = options != null && options.createMountpoint();
        if (sourceMustExist && !makesIt && !existsOnHost.test(mount.source())) {
            throw mountConfig(mount.type(), "bind source path does not exist: " + mount.source());
        }
    }

    private static void checkVolume(MountRequest mount) {
        if (mount.bindOptions() != null) {
            throw extra(mount, "BindOptions");
        }
        if (mount.imageOptions() != null) {
            throw extra(mount, "ImageOptions");
        }
        boolean anonymous = mount.source().isEmpty();
        String subpath =
                mount.volumeOptions() == null ? "" : mount.volumeOptions().subpath();
        if (!subpath.isEmpty()) {
            if (anonymous) {
                throw mountConfig(mount.type(), "must not set Subpath when using anonymous volumes");
            }
            checkSubpath(mount, subpath);
        }
        if (mount.readOnly() && anonymous) {
            throw mountConfig(mount.type(), "must not set ReadOnly mode when using anonymous volumes");
        }
    }

    private static void checkTmpfs(MountRequest mount) {
        if (mount.bindOptions() != null) {
            throw extra(mount, "BindOptions");
        }
        if (mount.imageOptions() != null) {
            throw extra(mount, "ImageOptions");
        }
        if (!mount.source().isEmpty()) {
            throw extra(mount, "Source");
        }
        TmpfsOptions options = mount.tmpfsOptions();
        if (options == null || options.options() == null) {
            return;
        }
        for (List<String> option : options.options()) {
            if (option.isEmpty() || option.size() > 2) {
                throw mountConfig(mount.type(), "invalid option array length");
            }
            String name = option.get(0);
            if (!name.equals("exec") && !name.equals("noexec")) {
                throw mountConfig(mount.type(), "invalid option: " + name);
            }
        }
    }

    private static void checkImage(MountRequest mount) {
        if (mount.bindOptions() != null) {
            throw extra(mount, "BindOptions");
        }
        if (mount.volumeOptions() != null) {
            throw extra(mount, "VolumeOptions");
        }
        if (mount.source().isEmpty()) {
            throw missing(mount, "Source");
        }
        String subpath =
                mount.imageOptions() == null ? "" : mount.imageOptions().subpath();
        if (!subpath.isEmpty()) {
            checkSubpath(mount, subpath);
        }
    }

    private static void checkSubpath(MountRequest mount, String subpath) {
        if (!LinuxPath.isLocal(subpath)) {
            throw mountConfig(mount.type(), "subpath must be a relative path within the volume");
        }
    }

    private static RuntimeException missing(MountRequest mount, String field) {
        return mountConfig(mount.type(), "field " + field + " must not be empty");
    }

    private static RuntimeException extra(MountRequest mount, String field) {
        return mountConfig(mount.type(), "field " + field + " must not be specified");
    }
}
