package dev.drydock.api.route;

import dev.drydock.container.config.MountRequest;
import dev.drydock.container.config.MountRequest.BindOptions;
import dev.drydock.json.GoText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a version of the API means by a mount. */
final class MountCompatibility {
    private final ApiVersion version;

    MountCompatibility(ApiVersion version) {
        this.version = version;
    }

    /** @throws dev.drydock.error.EngineException invalid parameter */
    @Nullable
    List<MountRequest> adapt(@Nullable List<MountRequest> mounts) {
        return mounts == null ? null : mounts.stream().map(this::adapt).toList();
    }

    private MountRequest adapt(MountRequest mount) {
        boolean volume = mount.type().equals("volume");
        boolean tmpfs = mount.type().equals("tmpfs");
        boolean checked = version.isAtLeast("1.42");
        if (checked) {
            refuseOptionsOfAnotherType(mount);
        }
        refuseWhatIsNewer(mount);
        return new MountRequest(
                mount.type(),
                mount.source(),
                mount.target(),
                mount.readOnly(),
                mount.consistency(),
                adapt(mount.bindOptions()),
                checked || volume ? mount.volumeOptions() : null,
                mount.imageOptions(),
                checked || tmpfs ? mount.tmpfsOptions() : null,
                mount.clusterOptions());
    }

    private static void refuseOptionsOfAnotherType(MountRequest mount) {
        refuse("VolumeOptions", mount.volumeOptions() != null, "volume", mount);
        refuse("BindOptions", mount.bindOptions() != null, "bind", mount);
        refuse("TmpfsOptions", mount.tmpfsOptions() != null, "tmpfs", mount);
    }

    private static void refuse(String options, boolean given, String type, MountRequest mount) {
        if (given && !mount.type().equals(type)) {
            throw RouteErrors.invalid(options + " must not be specified on mount type " + GoText.quote(mount.type()));
        }
    }

    private void refuseWhatIsNewer(MountRequest mount) {
        BindOptions bind = mount.bindOptions();
        if (version.isBefore("1.44") && mount.type().equals("bind") && bind != null && bind.readOnlyForceRecursive()) {
            throw RouteErrors.invalid("BindOptions.ReadOnlyForceRecursive needs API v1.44 or newer");
        }
        if (version.isBefore("1.45")
                && mount.volumeOptions() != null
                && !mount.volumeOptions().subpath().isEmpty()) {
            throw RouteErrors.invalid("VolumeOptions.Subpath needs API v1.45 or newer");
        }
        if (version.isBefore("1.48") && mount.type().equals("image")) {
            throw RouteErrors.invalid("Mount type \"Image\" needs API v1.48 or newer");
        }
    }

    private @Nullable BindOptions adapt(@Nullable BindOptions options) {
        if (options == null) {
            return null;
        }
        return new BindOptions(
                options.propagation(),
                version.isAtLeast("1.40") && options.nonRecursive(),
                version.isAtLeast("1.42") && options.createMountpoint(),
                options.readOnlyNonRecursive(),
                options.readOnlyForceRecursive());
    }
}
