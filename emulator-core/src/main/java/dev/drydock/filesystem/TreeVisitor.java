package dev.drydock.filesystem;

import java.io.IOException;

/** Is shown the files of a tree, each directory before what is in it, siblings in byte order of their names. */
public interface TreeVisitor {

    /**
     * A file that is there.
     *
     * @param path without a slash at either end
     * @param number of its inode: the same for all names of a file
     */
    void file(String path, int number, Inode inode) throws IOException;

    /** A name of the layer below that is hidden by nothing. */
    void whiteout(String path) throws IOException;

    /** The directory that was just shown hides all that is below it. */
    void opaque(String path) throws IOException;
}
