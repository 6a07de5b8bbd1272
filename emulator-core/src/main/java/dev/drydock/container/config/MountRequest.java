package dev.drydock.container.config;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A mount in the long form ({@code --mount}), as it was asked for.
 *
 * @param type {@code bind}, {@code volume}, {@code tmpfs}, {@code image}, {@code npipe} or {@code cluster}; kept as given
 * @param consistency kept as given; has no effect on Linux
 */
public record MountRequest(
        String type,
        String source,
        String target,
        boolean readOnly,
        String consistency,
        @Nullable BindOptions bindOptions,
        @Nullable VolumeOptions volumeOptions,
        @Nullable ImageOptions imageOptions,
        @Nullable TmpfsOptions tmpfsOptions,
        boolean clusterOptions) {

    /** A mount without options of its type. */
    public static MountRequest of(String type, String source, String target) {
        return new MountRequest(type, source, target, false, "", null, null, null, null, false);
    }

    /** The same with other options of its volume. */
    public MountRequest with(VolumeOptions options) {
        return new MountRequest(
                type,
                source,
                target,
                readOnly,
                consistency,
                bindOptions,
                options,
                imageOptions,
                tmpfsOptions,
                clusterOptions);
    }

    /** Options of a bind. */
    public record BindOptions(
            String propagation,
            boolean nonRecursive,
            boolean createMountpoint,
            boolean readOnlyNonRecursive,
            boolean readOnlyForceRecursive) {}

    /** Options of a volume. */
    public record VolumeOptions(
            boolean noCopy,
            @Nullable SortedMap<String, String> labels,
            String subpath,
            @Nullable VolumeDriver driverConfig) {
        public VolumeOptions {
            labels = labels == null ? null : Sorted.copyOf(labels);
        }
    }

    /** The driver that makes a volume which does not exist yet. */
    public record VolumeDriver(String name, @Nullable SortedMap<String, String> options) {
        public VolumeDriver {
            options = options == null ? null : Sorted.copyOf(options);
        }
    }

    /** Options of an image shown as a directory. */
    public record ImageOptions(String subpath) {}

    /**
     * Options of a tmpfs.
     *
     * @param mode permission bits, 0 for the default 01777
     */
    public record TmpfsOptions(
            long sizeBytes, int mode, @Nullable List<List<String>> options) {
        public TmpfsOptions {
            options = options == null ? null : List.copyOf(options);
        }
    }
}
