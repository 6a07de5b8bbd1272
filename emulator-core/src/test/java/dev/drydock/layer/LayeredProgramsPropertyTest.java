package dev.drydock.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.MountTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Whatever programs do, layer upon layer: a commit has the same files as its container, {@code diff} lists what two plain
 * listings tell apart, and the tar of an export has all names.
 */
class LayeredProgramsPropertyTest {
    private static final String ROOT = "/w";

    private final ContentStore contents = ContentStore.unlimited();
    private long seconds;
    private final LayerStore store = new LayerStore(contents, () -> Instant.ofEpochSecond(1_700_000_000 + seconds++));

    record Call(String name, String first, String second) {}

    @Provide
    Arbitrary<List<List<Call>>> programs() {
        Arbitrary<String> path = Arbitraries.of("a", "b", "c")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> ROOT + "/" + String.join("/", parts));
        Arbitrary<Call> call = Combinators.combine(
                        Arbitraries.of(
                                "mkdir", "mkdir", "rmdir", "unlink", "write", "write", "rename", "rename", "link",
                                "symlink", "chmod", "chown"),
                        path,
                        path)
                .as(Call::new);
        return call.list().ofMaxSize(12).list().ofMinSize(1).ofMaxSize(20);
    }

    @Property(tries = 300)
    void commits_differences_and_exports_tell_the_same_as_the_files(@ForAll("programs") List<List<Call>> programs)
            throws IOException {
        Layer image = null;
        for (List<Call> program : programs) {
            try (WritableLayer container = store.newContainer(image)) {
                FileContext files = context(container);
                if (!files.exists(ROOT)) {
                    files.makeDirectory(ROOT, 0755);
                }
                Map<String, String> before = image == null ? Map.of() : listed(image);
                for (Call call : program) {
                    run(files, call);
                }
                Map<String, String> after = described(files, ROOT, new TreeMap<>());
                assertThat(changes(container)).isEqualTo(compared(before, after));
                assertThat(exported(container)).isEqualTo(new ArrayList<>(after.keySet()));
                image = store.commit(container).orElse(image);
                assertThat(listed(image)).isEqualTo(after);
            }
        }
    }

    private Map<String, String> listed(Layer image) throws IOException {
        try (WritableLayer container = store.newContainer(image)) {
            return described(context(container), ROOT, new TreeMap<>());
        }
    }

    private static FileContext context(WritableLayer container) {
        return MountTable.over(container.files()).context(Caller.nobody(), Credentials.ROOT);
    }

    private static void run(FileContext files, Call call) throws IOException {
        try {
            switch (call.name) {
                case "mkdir" -> files.makeDirectory(call.first, 0755);
                case "rmdir" -> files.removeDirectory(call.first);
                case "unlink" -> files.unlink(call.first);
                case "write" -> files.writeAll(call.first, call.second.getBytes(StandardCharsets.UTF_8));
                case "rename" -> files.rename(call.first, call.second);
                case "link" -> files.link(call.first, call.second);
                case "symlink" -> files.symlink(call.second, call.first);
                case "chmod" -> files.changeMode(call.first, call.second.endsWith("a") ? 0750 : 0640);
                default -> files.changeOwner(call.first, call.second.endsWith("a") ? 7 : 0, 0, true);
            }
        } catch (ErrnoException refused) {
            // What is refused is looked at elsewhere; here it must only leave no trace.
            assertThat(refused.errno()).isNotNull();
        }
    }

    /** What {@code diff} compares, of each path: kind, mode, owner and, but for directories, length and time of change. */
    private static Map<String, String> described(FileContext files, String path, Map<String, String> all)
            throws IOException {
        FileStatus status = files.linkStatus(path);
        String line = status.kind() + " " + status.mode() + " " + status.uid() + " " + status.gid();
        all.put(path, status.isDirectory() ? line : line + " " + status.sizeBytes() + " " + status.modified());
        if (status.isDirectory()) {
            for (DirectoryEntry entry : files.list(path)) {
                described(files, path + "/" + entry.name(), all);
            }
        }
        return all;
    }

    private static List<String> changes(WritableLayer container) {
        List<String> lines = new ArrayList<>();
        container.changes().forEach(change -> {
            if (change.path().startsWith(ROOT)) {
                lines.add(change.path() + " " + change.kind().letter());
            }
        });
        lines.sort(null);
        return lines;
    }

    private static List<String> compared(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> lines = new TreeSet<>();
        after.forEach((path, line) -> {
            if (!line.equals(before.get(path))) {
                lines.add(path + " " + (before.containsKey(path) ? "C" : "A"));
                parentsOf(path, before, after, lines);
            }
        });
        for (String path : before.keySet()) {
            String parent = path.substring(0, path.lastIndexOf('/'));
            // What was in a directory that is a file now is not told of, as by the engine.
            boolean among =
                    parent.isEmpty() || after.getOrDefault(parent, "").startsWith(FileKind.DIRECTORY.toString());
            if (!after.containsKey(path) && among) {
                lines.add(path + " D");
                parentsOf(path, before, after, lines);
            }
        }
        return new ArrayList<>(lines);
    }

    private static void parentsOf(
            String path, Map<String, String> before, Map<String, String> after, TreeSet<String> lines) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String parent = path.substring(0, slash);
            if (before.containsKey(parent) && after.containsKey(parent)) {
                lines.add(parent + " C");
            }
        }
    }

    private static List<String> exported(WritableLayer container) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        container.writeAll(bytes);
        TreeSet<String> names = new TreeSet<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = "/" + entry.getName().replaceAll("/$", "");
                if (name.startsWith(ROOT)) {
                    names.add(name);
                }
            }
        }
        return new ArrayList<>(names);
    }
}
