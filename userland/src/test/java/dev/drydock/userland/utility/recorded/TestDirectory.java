package dev.drydock.userland.utility.recorded;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The files that a recorded command finds: those of the fixture in {@code /w}, and some accounts. */
final class TestDirectory {
    static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant MADE = Instant.parse("2024-01-02T03:04:05Z");
    private static final String PATH = "/w";

    private final FileContext files;
    private final Map<String, String> before;

    private TestDirectory(FileContext files) throws IOException {
        this.files = files;
        this.before = describe();
    }

    /** @param fixture a line a file: kind, mode, path, and contents or target */
    static TestDirectory of(String fixture) throws IOException {
        WritableTree tree = WritableTree.over(FileTree.empty(), ContentStore.unlimited(), () -> NOW);
        FileContext files = MountTable.over(tree).context(Caller.nobody(), Credentials.ROOT);
        files.makeDirectory("/etc", 0755);
        files.makeDirectory("/dev", 0755);
        files.makeDirectory("/tmp", 0777);
        files.makeDirectory("/bin", 0755);
        files.changeMode("/tmp", 01777);
        files.writeAll(
                "/etc/passwd",
                bytes("root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n"
                        + "www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n"
                        + "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n"));
        files.writeAll("/etc/group", bytes("root:x:0:\ndaemon:x:1:\nwww-data:x:33:\nnogroup:x:65534:\n"));
        files.writeAll("/etc/hosts", bytes("127.0.0.1\tlocalhost\n172.17.0.2\tbox\n"));
        files.makeNode("/dev/null", FileKind.CHARACTER_DEVICE, 0666, 1 << 8 | 3);
        files.makeNode("/dev/zero", FileKind.CHARACTER_DEVICE, 0666, 1 << 8 | 5);
        files.makeDirectory(PATH, 0755);
        files.changeDirectory(PATH);
        for (String line : fixture.split("\n")) {
            make(files, line);
        }
        for (String line : fixture.split("\n")) {
            String[] words = line.split(" ", 4);
            if (words.length > 2) {
                files.setTimes(RecordedCase.unescaped(words[2]), MADE, MADE, false);
            }
        }
        return new TestDirectory(files);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void make(FileContext files, String line) throws IOException {
        String[] words = line.split(" ", 4);
        if (words.length < 3) {
            return;
        }
        String path = RecordedCase.unescaped(words[2]);
        String rest = words.length < 4 ? "" : RecordedCase.unescaped(words[3]);
        switch (words[0]) {
            case "d" -> files.makeDirectory(path, 0755);
            case "l" -> files.symlink(rest, path);
            case "f" -> {
                files.writeAll(path, rest.getBytes(StandardCharsets.ISO_8859_1));
                files.changeMode(path, Integer.parseInt(words[1], 8));
            }
            default -> throw new IllegalArgumentException(line);
        }
    }

    FileContext files() {
        return files;
    }

    /** What is there now that was not so at first, by path. */
    Map<String, String> changes() throws IOException {
        Map<String, String> after = describe();
        Map<String, String> changes = new TreeMap<>(after);
        before.forEach((path, text) -> {
            if (!after.containsKey(path)) {
                changes.put(path, "gone");
            } else if (after.get(path).equals(text)) {
                changes.remove(path);
            }
        });
        return changes;
    }

    private Map<String, String> describe() throws IOException {
        Map<String, String> all = new TreeMap<>();
        describe(PATH, "", all);
        return all;
    }

    private void describe(String directory, String prefix, Map<String, String> all) throws IOException {
        for (DirectoryEntry entry : files.list(directory)) {
            String path = directory + "/" + entry.name();
            String shown = prefix + entry.name();
            FileStatus status = files.linkStatus(path);
            String mode = String.format("%c %o", status.kind().letter(), status.mode());
            switch (status.kind()) {
                case DIRECTORY -> {
                    all.put(key(shown), mode);
                    describe(path, shown + "/", all);
                }
                case SYMLINK -> all.put(key(shown), "l -> " + files.readLink(path));
                case REGULAR -> {
                    String contents = new String(files.readAll(path), StandardCharsets.ISO_8859_1);
                    all.put(key(shown), mode + " " + RecordedCase.escaped(contents));
                }
                default -> all.put(key(shown), mode);
            }
        }
    }

    private static String key(String path) {
        String latin = new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return RecordedCase.escaped(latin).replace(" ", "\\x20");
    }
}
