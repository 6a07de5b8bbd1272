package dev.drydock.filesystem;

/**
 * How an open file shall describe itself.
 *
 * @param path absolute path that it was opened by
 * @param device number of its file system
 * @param keepsMode whether a write of its opener leaves setuid and setgid alone; that of others takes them away
 * @param caller who opens it
 */
record OpenAs(String path, long device, boolean keepsMode, Caller caller) {

    /**
     * How much of a write there is room for, below the limit of the opener.
     *
     * @throws ErrnoException EFBIG if there is none
     */
    int room(long position, int length) throws ErrnoException {
        long room = caller.largestFileBytes() - position;
        if (room <= 0 && length > 0) {
            caller.fileIsTooLarge();
            throw new ErrnoException(Errno.EFBIG);
        }
        return (int) Math.min(room, length);
    }

    /** @throws ErrnoException EFBIG if a file may not become so large */
    void requireRoom(long sizeBytes) throws ErrnoException {
        if (sizeBytes > caller.largestFileBytes()) {
            caller.fileIsTooLarge();
            throw new ErrnoException(Errno.EFBIG);
        }
    }
}
