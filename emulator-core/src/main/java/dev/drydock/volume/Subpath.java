package dev.drydock.volume;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the part of a volume, or of an image, that is to be mounted. Links are followed as on the engine's host, where an absolute one leads
 * out of the volume, and none may (28.5.2: safepath).
 */
public final class Subpath {
    private static final int MOST_LINKS = 255;

    private final String root;
    private final FileContext files;
    private final String subpath;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final List<String> walked = new ArrayList<>();
    private int links;

    private Subpath(String root, FileContext files, String subpath) {
        this.root = root;
        this.files = files;
        this.subpath = cleaned(subpath);
        push(this.subpath);
    }

    /**
     * The path without links, relative to the volume's root.
     *
     * @param root where the engine believes to have the files, for the words of refusals
     * @param files what is in the volume
     * @param subpath relative; empty for all of it
     * @throws dev.drydock.error.EngineException not found; invalid parameter if it leads out of the volume; unclassified if a
     *     file stands in the way
     */
    public static String find(String root, WritableTree files, String subpath) throws IOException {
        FileContext context = MountTable.over(files).context(Caller.nobody(), Credentials.ROOT);
        return new Subpath(root, context, subpath).walk();
    }

    /** Without dots, as the path is joined to the volume's: it has been checked that it stays inside. */
    private static String cleaned(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    private void push(String path) {
        String[] names = path.split("/");
        for (int i = names.length - 1; i >= 0; i--) {
            if (!names[i].isEmpty() && !names[i].equals(".")) {
                ahead.push(names[i]);
            }
        }
    }

    private String walk() throws IOException {
        while (!ahead.isEmpty()) {
            String name = ahead.pop();
            if (name.equals("..")) {
                if (walked.isEmpty()) {
                    throw VolumeErrors.subpathEscapes(root, subpath);
                }
                walked.remove(walked.size() - 1);
            } else {
                step(name);
            }
        }
        return String.join("/", walked);
    }

    private void step(String name) throws IOException {
        walked.add(name);
        String path = "/" + String.join("/", walked);
        FileStatus status = status(path);
        if (status.isSymlink()) {
            String target = files.readLink(path);
            if (target.startsWith("/")) {
                throw VolumeErrors.subpathEscapes(root, subpath);
            }
            if (++links > MOST_LINKS) {
                throw VolumeErrors.subpathUnresolved(root, subpath, "EvalSymlinks: too many links");
            }
            walked.remove(walked.size() - 1);
            push(target);
        } else if (!status.isDirectory() && !ahead.isEmpty()) {
            throw VolumeErrors.subpathUnresolved(root, subpath, "not a directory");
        }
    }

    private FileStatus status(String path) throws IOException {
        try {
            return files.linkStatus(path);
        } catch (ErrnoException missing) {
            if (missing.errno() == Errno.ENOENT) {
                throw VolumeErrors.subpathMissing(root, subpath, path);
            }
            throw missing;
        }
    }
}
