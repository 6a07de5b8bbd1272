package dev.drydock.userland.utility.search;

import dev.drydock.filesystem.FileStatus;

/**
 * A file that {@code find} has come to.
 *
 * @param path as it is shown
 * @param start the operand that it was found under
 * @param depth 0 for the operand itself
 */
record FoundFile(String path, String start, int depth, FileStatus status) {

    /** The last component. */
    String name() {
        String trimmed = path;
        while (trimmed.length() > 1 && trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        return trimmed.equals("/") ? "/" : trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    /** What is before the last component. */
    String directory() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }
}
