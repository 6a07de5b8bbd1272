package dev.drydock.filesystem;

/**
 * How an open file shall describe itself.
 *
 * @param path absolute path that it was opened by
 * @param device number of its file system
 * @param root whether root opened it; a write of anybody else takes setuid and setgid away
 * @param caller who opens it
 */
record OpenAs(String path, long device, boolean root, Caller caller) {}
