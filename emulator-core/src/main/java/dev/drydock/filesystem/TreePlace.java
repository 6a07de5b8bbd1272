package dev.drydock.filesystem;

/**
 * An inode and the name by which it was reached: a file of a layer below that has several names is copied up by one.
 *
 * @param directory inode number of the directory that has the name; the number itself for the root
 */
record TreePlace(int number, int directory, String name) {}
