package dev.drydock.filesystem;

/** {@code rename(2)} within one tree. */
record TreeRename(int fromDirectory, String from, int toDirectory, String to) {

    /**
     * Moves the name, replacing what is there.
     *
     * @return the inode that was replaced, 0 if none
     * @throws ErrnoException ENOENT, EISDIR, ENOTDIR, ENOTEMPTY, EINVAL (a directory into itself), EXDEV (a directory of a
     *     layer below, which overlayfs does not move)
     */
    static int apply(TreeEdit edit, TreeRename rename) throws ErrnoException {
        int moved = edit.child(rename.fromDirectory, rename.from);
        if (moved == 0) {
            throw new ErrnoException(Errno.ENOENT);
        }
        int replaced = edit.child(rename.toDirectory, rename.to);
        if (edit.inode(rename.toDirectory).links() == 0) {
            throw new ErrnoException(Errno.ENOENT);
        }
        boolean directory = edit.inode(moved).kind() == FileKind.DIRECTORY;
        if (directory && isWithin(edit, rename.toDirectory, moved)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean sameName = rename.fromDirectory == rename.toDirectory && rename.from.equals(rename.to);
        if (replaced == moved && (sameName || !edit.isLower(rename.toDirectory, rename.to))) {
            return 0;
        }
        if (replaced != 0) {
            boolean ontoDirectory = edit.inode(replaced).kind() == FileKind.DIRECTORY;
            if (directory && !ontoDirectory) {
                throw new ErrnoException(Errno.ENOTDIR);
            }
            if (!directory && ontoDirectory) {
                throw new ErrnoException(Errno.EISDIR);
            }
        }
        if (directory && edit.showsLower(moved)) {
            throw new ErrnoException(Errno.EXDEV);
        }
        if (replaced != 0 && directory && !edit.directory(replaced).entries().isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
        if (replaced != 0 && directory) {
            edit.removeDirectory(rename.toDirectory, rename.to);
        } else if (replaced != 0) {
            edit.unlink(rename.toDirectory, rename.to);
        }
        edit.rename(rename.fromDirectory, rename.from, rename.toDirectory, rename.to);
        return replaced;
    }

    private static boolean isWithin(TreeEdit edit, int inner, int outer) throws ErrnoException {
        int number = inner;
        while (number != outer) {
            if (number == FileTree.ROOT) {
                return false;
            }
            number = edit.directory(number).parent();
        }
        return true;
    }
}
