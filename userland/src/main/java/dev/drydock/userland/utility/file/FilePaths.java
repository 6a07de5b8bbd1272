package dev.drydock.userland.utility.file;

/** Path strings, as POSIX's {@code basename} and {@code dirname} cut them. */
final class FilePaths {
    private FilePaths() {}

    /** The last component; {@code /} for the root; slashes at the end do not count. */
    static String last(String path) {
        String trimmed = withoutTrailingSlashes(path);
        return trimmed.equals("/") ? "/" : trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    /** What is before the last component; {@code .} if there is nothing. */
    static String parent(String path) {
        String trimmed = withoutTrailingSlashes(path);
        int slash = trimmed.lastIndexOf('/');
        if (slash < 0) {
            return ".";
        }
        return slash == 0 ? "/" : withoutTrailingSlashes(trimmed.substring(0, slash));
    }

    static String withoutTrailingSlashes(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** A name in a directory. */
    static String join(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }
}
