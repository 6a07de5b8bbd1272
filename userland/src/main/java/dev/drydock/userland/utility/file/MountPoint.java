package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.MountEntry;
import java.io.IOException;

/** Which mount a file is on. */
public final class MountPoint {
    private MountPoint() {}

    /** The last of the mounts whose target is the path or above it. */
    public static MountEntry of(FileContext files, String path) throws IOException {
        String real = files.realPath(path);
        MountEntry best = null;
        for (MountEntry entry : files.mounts()) {
            String target = entry.target();
            boolean above = target.equals("/") || real.equals(target) || real.startsWith(target + "/");
            if (above && (best == null || target.length() >= best.target().length())) {
                best = entry;
            }
        }
        return best == null ? new MountEntry("none", "/", "none", "rw") : best;
    }
}
