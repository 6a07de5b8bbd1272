package dev.drydock.volume;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Copies what an image has at a path into the empty volume that is mounted there first: the directory itself lends its owner
 * and mode, what is in it is copied with owners, modes, links and, but for directories, times (28.5.2: CopyImagePathContent).
 */
public final class CopyUp {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileContext image;
    private final FileContext volume;
    private final Map<Long, String> copied = new HashMap<>();

    private CopyUp(FileContext image, FileContext volume) {
        this.image = image;
        this.volume = volume;
    }

    /**
     * Copies, unless something is in the volume already or the image has nothing at the path.
     *
     * @param image the container's files as root sees them, without the volume
     * @param path absolute; links are followed
     * @param volume the volume's files as root sees them
     * @throws dev.drydock.error.EngineException unclassified, if the image has something else than a directory there
     */
    public static void copy(FileContext image, String path, FileContext volume) throws IOException {
        if (!image.exists(path) || !volume.list("/").isEmpty()) {
            return;
        }
        FileStatus source = image.status(path);
        if (!source.isDirectory()) {
            throw VolumeErrors.sourceIsNoDirectory(path);
        }
        CopyUp copy = new CopyUp(image, volume);
        String directory = image.realPath(path);
        copy.attributes("/", source);
        copy.extendedAttributes(directory, "/");
        copy.inside(directory, "");
    }

    private void inside(String from, String to) throws IOException {
        for (DirectoryEntry entry : image.list(from)) {
            String source = from.equals("/") ? "/" + entry.name() : from + "/" + entry.name();
            file(source, to + "/" + entry.name());
        }
    }

    private void file(String from, String to) throws IOException {
        FileStatus status = image.linkStatus(from);
        if (status.isDirectory()) {
            volume.makeDirectory(to, status.mode());
            attributes(to, status);
            extendedAttributes(from, to);
            inside(from, to);
            return;
        }
        String first = status.links() > 1 ? copied.putIfAbsent(status.inode(), to) : null;
        if (first != null) {
            volume.link(first, to);
            return;
        }
        switch (status.kind()) {
            case REGULAR -> contents(from, to);
            case SYMLINK -> volume.symlink(image.readLink(from), to);
            case SOCKET -> {
                // The engine leaves sockets out: nobody listens behind the copy of one.
                return;
            }
            default -> volume.makeNode(to, status.kind(), status.mode(), status.deviceNumber());
        }
        attributes(to, status);
        extendedAttributes(from, to);
        volume.setTimes(to, status.accessed(), status.modified(), false);
    }

    private void attributes(String to, FileStatus status) throws IOException {
        volume.changeOwner(to, status.uid(), status.gid(), false);
        if (status.kind() != FileKind.SYMLINK) {
            volume.changeMode(to, status.mode());
        }
    }

    private void extendedAttributes(String from, String to) throws IOException {
        for (Map.Entry<String, byte[]> each : image.attributes(from, false).entrySet()) {
            volume.setAttribute(to, each.getKey(), each.getValue(), false);
        }
    }

    private void contents(String from, String to) throws IOException {
        OpenFile in = image.open(from, Set.of(OpenFlag.READ), 0);
        try {
            OpenFile out = volume.open(to, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE), 0600);
            try {
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int count = in.read(buffer, 0, buffer.length);
                        count > 0;
                        count = in.read(buffer, 0, buffer.length)) {
                    int written = 0;
                    while (written < count) {
                        written += out.write(buffer, written, count - written);
                    }
                }
            } finally {
                out.close();
            }
        } finally {
            in.close();
        }
    }
}
