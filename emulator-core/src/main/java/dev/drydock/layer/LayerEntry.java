package dev.drydock.layer;

import dev.drydock.filesystem.Content;
import dev.drydock.filesystem.FileKind;
import java.time.Instant;
import java.util.Map;

/**
 * One change of a layer, in the order of its tar (image-spec, layer.md, "Change Types").
 *
 * @param path without a slash at either end; the root itself is the empty path
 * @param mode permission bits with setuid, setgid and sticky
 * @param xattrs extended attributes by name
 */
public record LayerEntry(
        String path, int mode, int uid, int gid, Instant modified, Map<String, byte[]> xattrs, Body body) {

    public LayerEntry {
        if (path.startsWith("/") || path.endsWith("/")) {
            throw new IllegalArgumentException("a layer's path has no slash at either end: " + path);
        }
    }

    /** What the path becomes. */
    public sealed interface Body permits Directory, Regular, Symlink, HardLink, Node, Whiteout, Opaque {}

    /** A directory; one that exists below keeps its entries and takes these attributes. */
    public record Directory() implements Body {}

    public record Regular(Content content, long sizeBytes) implements Body {}

    public record Symlink(String target) implements Body {}

    /** @param target path of an earlier entry or of a file below, written as a {@link LayerEntry#path} */
    public record HardLink(String target) implements Body {}

    /**
     * A device, a FIFO or a socket.
     *
     * @param deviceNumber {@code major << 8 | minor} of a device, else 0
     */
    public record Node(FileKind kind, int deviceNumber) implements Body {}

    /**
     * What is below under that path is gone ({@code .wh.NAME}).
     *
     * @param sharedWith path of the first whiteout of the layer: overlayfs makes all of them of one file, and the engine
     *     writes that down (28.5.2); empty for the first itself, and for one that shares nothing
     */
    public record Whiteout(String sharedWith) implements Body {
        public Whiteout() {
            this("");
        }
    }

    /** The directory of that path hides what is below it ({@code .wh..wh..opq}). */
    public record Opaque() implements Body {}

    /** The last component of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Path of the directory that it is in; the empty path for what is in the root. */
    public String parent() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
