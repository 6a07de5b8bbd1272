package dev.drydock.filesystem;

/** The flags of {@code open(2)}. Neither READ nor WRITE means read only. */
public enum OpenFlag {
    READ,
    WRITE,
    APPEND,
    CREATE,
    /** With CREATE: fail with EEXIST if there is a file (or a symbolic link). */
    EXCLUSIVE,
    TRUNCATE,
    /** Fail with ENOTDIR if it is not a directory. */
    DIRECTORY,
    /** Fail with ELOOP if the last component is a symbolic link. */
    NO_FOLLOW,
    /** Reads and writes that would block fail with EAGAIN. */
    NON_BLOCKING
}
