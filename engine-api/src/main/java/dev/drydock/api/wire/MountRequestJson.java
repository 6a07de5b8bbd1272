package dev.drydock.api.wire;

import dev.drydock.container.config.MountRequest;
import dev.drydock.container.config.MountRequest.BindOptions;
import dev.drydock.container.config.MountRequest.ImageOptions;
import dev.drydock.container.config.MountRequest.TmpfsOptions;
import dev.drydock.container.config.MountRequest.VolumeDriver;
import dev.drydock.container.config.MountRequest.VolumeOptions;
import dev.drydock.json.JsonFields;
import dev.drydock.json.JsonSlot;

/** {@code mount.Mount}. */
final class MountRequestJson {
    private MountRequestJson() {}

    static MountRequest read(JsonSlot slot) {
        MountRequest mount = slot.object("mount.Mount", MountRequestJson::read);
        return mount == null ? MountRequest.of("", "", "") : mount;
    }

    private static MountRequest read(JsonFields in) {
        return new MountRequest(
                in.text("Type", "mount.Type"),
                in.text("Source"),
                in.text("Target"),
                in.flag("ReadOnly"),
                in.text("Consistency", "mount.Consistency"),
                in.object("BindOptions", "mount.BindOptions", MountRequestJson::readBind),
                in.object("VolumeOptions", "mount.VolumeOptions", MountRequestJson::readVolume),
                in.object("ImageOptions", "mount.ImageOptions", image -> new ImageOptions(image.text("Subpath"))),
                in.object("TmpfsOptions", "mount.TmpfsOptions", MountRequestJson::readTmpfs),
                in.object("ClusterOptions", "mount.ClusterOptions", cluster -> true) != null);
    }

    private static BindOptions readBind(JsonFields in) {
        return new BindOptions(
                in.text("Propagation", "mount.Propagation"),
                in.flag("NonRecursive"),
                in.flag("CreateMountpoint"),
                in.flag("ReadOnlyNonRecursive"),
                in.flag("ReadOnlyForceRecursive"));
    }

    private static VolumeOptions readVolume(JsonFields in) {
        return new VolumeOptions(
                in.flag("NoCopy"),
                in.textsByName("Labels"),
                in.text("Subpath"),
                in.object(
                        "DriverConfig",
                        "mount.Driver",
                        driver -> new VolumeDriver(driver.text("Name"), driver.textsByName("Options"))));
    }

    private static TmpfsOptions readTmpfs(JsonFields in) {
        return new TmpfsOptions(
                in.int64("SizeBytes"),
                (int) in.unsigned("Mode", "fs.FileMode", 32),
                in.list("Options", "[][]string", ResourcesJson::texts));
    }

    static void write(JsonWriter out, MountRequest mount) {
        out.optionalText("Type", mount.type())
                .optionalText("Source", mount.source())
                .optionalText("Target", mount.target())
                .optionalFlag("ReadOnly", mount.readOnly())
                .optionalText("Consistency", mount.consistency())
                .optionalObject("BindOptions", mount.bindOptions(), MountRequestJson::writeBind)
                .optionalObject("VolumeOptions", mount.volumeOptions(), MountRequestJson::writeVolume)
                .optionalObject(
                        "ImageOptions",
                        mount.imageOptions(),
                        (image, options) -> image.optionalText("Subpath", options.subpath()))
                .optionalObject("TmpfsOptions", mount.tmpfsOptions(), MountRequestJson::writeTmpfs);
        if (mount.clusterOptions()) {
            out.object("ClusterOptions", cluster -> {});
        }
    }

    private static void writeBind(JsonWriter out, BindOptions options) {
        out.optionalText("Propagation", options.propagation())
                .optionalFlag("NonRecursive", options.nonRecursive())
                .optionalFlag("CreateMountpoint", options.createMountpoint())
                .optionalFlag("ReadOnlyNonRecursive", options.readOnlyNonRecursive())
                .optionalFlag("ReadOnlyForceRecursive", options.readOnlyForceRecursive());
    }

    private static void writeVolume(JsonWriter out, VolumeOptions options) {
        out.optionalFlag("NoCopy", options.noCopy())
                .optionalTextsByName("Labels", options.labels())
                .optionalText("Subpath", options.subpath())
                .optionalObject(
                        "DriverConfig",
                        options.driverConfig(),
                        (config, driver) -> config.optionalText("Name", driver.name())
                                .optionalTextsByName("Options", driver.options()));
    }

    private static void writeTmpfs(JsonWriter out, TmpfsOptions options) {
        out.optionalNumber("SizeBytes", options.sizeBytes()).optionalNumber("Mode", options.mode());
        if (options.options() != null && !options.options().isEmpty()) {
            out.array("Options", options.options(), JsonWriter::items);
        }
    }
}
