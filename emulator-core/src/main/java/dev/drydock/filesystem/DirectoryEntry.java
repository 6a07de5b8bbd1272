package dev.drydock.filesystem;

/** A name in a directory, with what {@code d_ino} and {@code d_type} tell; without {@code .} and {@code ..}. */
public record DirectoryEntry(String name, long inode, FileKind kind) {}
