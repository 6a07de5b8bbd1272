package dev.drydock.filesystem;

/**
 * How an open file shall describe itself.
 *
 * @param path absolute path that it was opened by
 * @param device number of its file system
 * @param keepsMode whether a write of its opener leaves setuid and setgid alone; that of others takes them away
 * @param caller who opens it
 */
record OpenAs(String path, long device, boolean keepsMode, Caller caller) {}
