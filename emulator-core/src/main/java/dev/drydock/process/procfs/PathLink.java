package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.SyntheticLink;

/** A symbolic link that always says the same. */
record PathLink(String path, int uid, int gid, long sizeBytes) implements SyntheticLink {

    static PathLink to(String path) {
        return new PathLink(path, 0, 0, path.length());
    }

    @Override
    public String target(Caller caller) {
        return path;
    }
}
