package dev.drydock.api.wire;

import dev.drydock.api.exchange.Request;
import dev.drydock.api.wire.JsonBody.DocumentType;
import dev.drydock.json.JsonFields;
import dev.drydock.volume.CreateVolume;
import dev.drydock.volume.Volume;
import dev.drydock.volume.VolumeUsage;

/** What is asked and told of volumes. */
public final class VolumeJson {
    private static final DocumentType<Creation> CREATE = new DocumentType<>(
            "CreateOptions", "volume.CreateOptions", new Creation(CreateVolume.anonymous(), false), VolumeJson::read);

    private VolumeJson() {}

    /**
     * {@code volume.CreateOptions}.
     *
     * @param cluster whether the volume shall be one of a swarm
     */
    public record Creation(CreateVolume wish, boolean cluster) {}

    /** @throws dev.drydock.error.EngineException invalid parameter */
    public static Creation create(Request request) {
        return JsonBody.read(request, CREATE);
    }

    private static Creation read(JsonFields in) {
        Boolean cluster = in.object("ClusterVolumeSpec", "volume.ClusterVolumeSpec", fields -> true);
        return new Creation(
                new CreateVolume(
                        in.text("Name"), in.text("Driver"), in.textsByName("DriverOpts"), in.textsByName("Labels")),
                Boolean.TRUE.equals(cluster));
    }

    /** {@code volume.Volume}. */
    public static void write(JsonWriter out, Volume volume) {
        out.time("CreatedAt", volume.created())
                .text("Driver", Volume.DRIVER)
                .textsByName("Labels", volume.labels())
                .text("Mountpoint", volume.mountpoint())
                .text("Name", volume.name())
                .textsByName("Options", volume.options())
                .text("Scope", Volume.SCOPE);
    }

    /** {@code volume.Volume} with its {@code UsageData}. */
    public static void writeUsage(JsonWriter out, VolumeUsage usage) {
        write(out, usage.volume());
        out.object("UsageData", data -> data.number("RefCount", usage.users()).number("Size", usage.sizeBytes()));
    }
}
