package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Absolute paths without links and dots, as gnulib's {@code canonicalize_filename_mode} makes them. */
final class CanonicalPath {
    private static final int MOST_LINKS = 40;

    private final FileContext files;

    /** Which components may be missing. */
    enum Missing {
        NONE,
        LAST,
        ANY
    }

    CanonicalPath(FileContext files) {
        this.files = files;
    }

    /** @throws ErrnoException what the walk met: ENOENT, ENOTDIR, ELOOP, EACCES */
    String of(String path, Missing missing) throws IOException {
        return of(path, missing, true);
    }

    /** @param followLinks false only takes dots and doubled slashes away ({@code realpath -s}) */
    String of(String path, Missing missing, boolean followLinks) throws IOException {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT, path);
        }
        Deque<String> pending = new ArrayDeque<>(components(path));
        List<String> done = new ArrayList<>();
        if (!path.startsWith("/")) {
            done.addAll(components(files.workingDirectory()));
        }
        boolean directory = path.endsWith("/");
        int links = 0;
        while (!pending.isEmpty()) {
            String name = pending.removeFirst();
            if (name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                if (!done.isEmpty()) {
                    done.remove(done.size() - 1);
                }
                continue;
            }
            done.add(name);
            String here = text(done);
            FileStatus status;
            try {
                status = files.linkStatus(here);
            } catch (ErrnoException error) {
                boolean last = pending.isEmpty();
                boolean tolerated =
                        missing == Missing.ANY || (missing == Missing.LAST && last && error.errno() == Errno.ENOENT);
                if (!tolerated) {
                    throw error;
                }
                continue;
            }
            if (status.isSymlink() && followLinks) {
                if (++links > MOST_LINKS) {
                    if (missing == Missing.ANY) {
                        continue;
                    }
                    throw new ErrnoException(Errno.ELOOP, path);
                }
                String target = files.readLink(here);
                List<String> names = components(target);
                for (int i = names.size() - 1; i >= 0; i--) {
                    pending.addFirst(names.get(i));
                }
                if (target.startsWith("/")) {
                    done.clear();
                } else {
                    done.remove(done.size() - 1);
                }
            } else if (!status.isDirectory() && (!pending.isEmpty() || directory) && missing != Missing.ANY) {
                throw new ErrnoException(Errno.ENOTDIR, path);
            }
        }
        return text(done);
    }

    private static List<String> components(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    private static String text(List<String> names) {
        return "/" + String.join("/", names);
    }

    /** A path as it is seen from a directory; both canonical. */
    static String relative(String path, String directory) {
        List<String> to = components(path);
        List<String> from = components(directory);
        int common = 0;
        while (common < to.size() && common < from.size() && to.get(common).equals(from.get(common))) {
            common++;
        }
        List<String> names = new ArrayList<>();
        for (int i = common; i < from.size(); i++) {
            names.add("..");
        }
        names.addAll(to.subList(common, to.size()));
        return names.isEmpty() ? "." : String.join("/", names);
    }
}
