package dev.drydock.layer;

import dev.drydock.digest.Digester;
import dev.drydock.filesystem.WritableTree;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The changes of a container as they were at one moment. Its files' contents stay where the container wrote them: nothing is
 * copied, and the tar, which is the same each time, is made anew when somebody wants it.
 */
final class CommittedLayer implements LayerSource {
    private final WritableTree files;
    private final DiffId diffId;
    private final long tarBytes;
    private final long sizeBytes;
    private final AtomicInteger holders = new AtomicInteger(1);

    private CommittedLayer(WritableTree files, DiffId diffId, long tarBytes, long sizeBytes) {
        this.files = files;
        this.diffId = diffId;
        this.tarBytes = tarBytes;
        this.sizeBytes = sizeBytes;
    }

    /** @param files nobody changes them any more; they are closed with the layer */
    static CommittedLayer of(WritableTree files) throws IOException {
        Digester digester = Digester.sha256();
        LayerDiff.write(files, digester);
        DiffId diffId = new DiffId(digester.digest());
        return new CommittedLayer(files, diffId, digester.sizeBytes(), LayerDiff.bytes(files));
    }

    /** Whether the changes read from the tar would be these. A file that is called as a whiteout becomes one in a tar. */
    static boolean isPossible(WritableTree files) throws IOException {
        boolean[] possible = {true};
        LayerDiff.show(files, entry -> possible[0] &= !entry.name().startsWith(LayerTarWriter.WHITEOUT_PREFIX));
        return possible[0];
    }

    /** The changes as they would be read from the tar, whose times are whole seconds. */
    List<LayerEntry> entries() throws IOException {
        List<LayerEntry> entries = new ArrayList<>();
        LayerDiff.show(files, entry -> entries.add(inWholeSeconds(entry)));
        return entries;
    }

    private static LayerEntry inWholeSeconds(LayerEntry entry) {
        Instant modified = Instant.ofEpochSecond(entry.modified().getEpochSecond());
        return new LayerEntry(
                entry.path(), entry.mode(), entry.uid(), entry.gid(), modified, entry.xattrs(), entry.body());
    }

    @Override
    public DiffId diffId() {
        return diffId;
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public long tarBytes() {
        return tarBytes;
    }

    @Override
    public void writeTar(OutputStream out) throws IOException {
        LayerDiff.write(files, out);
    }

    @Override
    public void retain() {
        holders.incrementAndGet();
    }

    @Override
    public void release() {
        if (holders.decrementAndGet() == 0) {
            files.close();
        }
    }
}
