package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import java.io.IOException;

/** A user's home: made, filled, given away and removed. */
final class HomeDirectory {
    private final FileContext files;
    private final String path;
    private final int uid;
    private final int gid;

    HomeDirectory(FileContext files, String path, long uid, long gid) {
        this.files = files;
        this.path = path;
        this.uid = (int) uid;
        this.gid = (int) gid;
    }

    /** Makes it with whatever directories it stands in. */
    void make(int mode) throws IOException {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (!files.exists(path.substring(0, slash))) {
                files.makeDirectory(path.substring(0, slash), 0755);
            }
        }
        files.makeDirectory(path, mode);
        files.changeOwner(path, uid, gid, true);
        files.changeMode(path, mode);
    }

    /** Copies what new homes begin with; the copies are the user's. A skeleton that is missing is none. */
    void fill(String skeleton) throws IOException {
        if (files.exists(skeleton)) {
            copy(skeleton, path);
        }
    }

    private void copy(String from, String to) throws IOException {
        for (DirectoryEntry entry : files.list(from)) {
            String source = from + "/" + entry.name();
            String target = to + "/" + entry.name();
            FileStatus status = files.linkStatus(source);
            if (status.isSymlink()) {
                files.symlink(files.readLink(source), target);
            } else if (status.isDirectory()) {
                files.makeDirectory(target, status.mode());
                copy(source, target);
            } else if (status.isRegular()) {
                files.writeAll(target, files.readAll(source));
            } else {
                continue;
            }
            files.changeOwner(target, uid, gid, false);
            if (!status.isSymlink()) {
                files.changeMode(target, status.mode());
                files.setTimes(target, status.accessed(), status.modified(), false);
            }
        }
    }

    /** Removes it with all that is in it. */
    void remove() throws IOException {
        remove(path);
    }

    private void remove(String each) throws IOException {
        if (!files.linkStatus(each).isDirectory()) {
            files.unlink(each);
            return;
        }
        for (DirectoryEntry entry : files.list(each)) {
            remove(each + "/" + entry.name());
        }
        files.removeDirectory(each);
    }

    /** Gives what belonged to somebody to this user. */
    void giveFrom(long oldUid, long oldGid) throws IOException {
        give(path, oldUid, oldGid);
    }

    private void give(String each, long oldUid, long oldGid) throws IOException {
        FileStatus status = files.linkStatus(each);
        int newUid = status.uid() == oldUid ? uid : status.uid();
        int newGid = status.gid() == oldGid ? gid : status.gid();
        if (newUid != status.uid() || newGid != status.gid()) {
            files.changeOwner(each, newUid, newGid, false);
        }
        if (status.isDirectory()) {
            for (DirectoryEntry entry : files.list(each)) {
                give(each + "/" + entry.name(), oldUid, oldGid);
            }
        }
    }
}
