package dev.drydock.filesystem;

/**
 * A file to be made.
 *
 * @param mode permission bits, less the umask already
 * @param target of a symbolic link
 * @param deviceNumber of a device
 */
record NewFile(FileKind kind, int mode, int uid, int gid, String target, int deviceNumber) {

    static NewFile regular(int mode, Credentials owner) {
        return new NewFile(FileKind.REGULAR, mode, owner.uid(), owner.gid(), "", 0);
    }

    static NewFile directory(int mode, Credentials owner) {
        return new NewFile(FileKind.DIRECTORY, mode, owner.uid(), owner.gid(), "", 0);
    }

    static NewFile symlink(String target, Credentials owner) {
        return new NewFile(FileKind.SYMLINK, 0777, owner.uid(), owner.gid(), target, 0);
    }

    static NewFile node(FileKind kind, int mode, Credentials owner, int deviceNumber) {
        return new NewFile(kind, mode, owner.uid(), owner.gid(), "", deviceNumber);
    }
}
