package dev.drydock.filesystem;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file as seen through a mount. Two are equal if they are the same file through the same mount. */
record Location(Mount mount, Vnode vnode) {

    /** The directory above this directory, crossing mounts; itself at the root of the table. */
    Location parent() throws IOException {
        Location here = this;
        while (here.equals(here.mount.top())) {
            Location covered = here.mount.at();
            if (covered == null) {
                return here;
            }
            here = covered;
        }
        return new Location(here.mount, here.vnode.parent());
    }

    /** Absolute path of this directory as seen from a root above it; as seen from the table's root if it is not below. */
    String path(Location root) throws IOException {
        StringBuilder path = new StringBuilder();
        Location here = this;
        while (!here.equals(root)) {
            if (here.equals(here.mount.top())) {
                Location covered = here.mount.at();
                if (covered == null) {
                    break;
                }
                if (!covered.vnode.isDirectory()) {
                    return here.mount.entry().target();
                }
                here = covered;
            } else {
                path.insert(0, here.vnode.name()).insert(0, '/');
                here = new Location(here.mount, here.vnode.parent());
            }
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    FileStatus status() throws IOException {
        return vnode.status(mount.device());
    }

    @Nullable
    Location child(String name, Caller caller) throws IOException {
        Vnode child = vnode.child(name, caller);
        return child == null ? null : new Location(mount, child);
    }
}
