package dev.drydock.registry.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.drydock.digest.Digest;
import dev.drydock.layer.TarHeader;
import dev.drydock.layer.TarWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image of layers that a seed chooses: files, links, FIFOs, directories, whiteouts, opaque directories, owners, modes; and
 * what its files are in the end, found by plain rules of its own. Directories are called {@code d0} to {@code d2}, all else
 * {@code f0} to {@code f3}, so that nothing stands in the way of anything.
 *
 * @param configuration JSON that no engine would write just so
 * @param files what each path is once all layers are applied
 */
record RandomImage(byte[] configuration, List<byte[]> layers, List<String> tags, Map<String, String> files) {
    private static final int MOST_LAYERS = 6;
    private static final int MOST_ENTRIES = 14;

    static RandomImage of(long seed, List<String> tags) {
        Random random = new Random(seed);
        SortedMap<String, String> files = new TreeMap<>();
        List<byte[]> layers = new ArrayList<>();
        for (int i = 1 + random.nextInt(MOST_LAYERS); i > 0; i--) {
            layers.add(new Maker(random, files).tar());
        }
        return new RandomImage(configuration(random, layers), layers, tags, files);
    }

    String id() {
        return Digest.sha256(configuration).toString();
    }

    /** Blanks and members that no engine knows must stay. */
    private static byte[] configuration(Random random, List<byte[]> layers) {
        List<String> diffIds =
                layers.stream().map(layer -> "\"" + Digest.sha256(layer) + "\"").toList();
        List<String> history = layers.stream()
                .map(layer -> "{\"created\":\"2020-01-01T00:00:00Z\",\"created_by\":\"<&> " + random.nextInt() + "\"}")
                .toList();
        return ("{ \"unknown\" : [1.50, {\"b\":null,\"a\":\"\\u003c\"}],\"architecture\":\"amd64\",\"os\":\"linux\",\n"
                        + "\"created\":\"2020-01-01T00:00:00.5Z\",\"config\":{\"Cmd\":[\"true\"],\"Zeta\":"
                        + random.nextInt() + "},\"history\":" + history
                        + ",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":"
                        + diffIds + "}}")
                .getBytes(UTF_8);
    }

    /** Makes one layer, and changes the files accordingly. */
    private static final class Maker {
        private final Random random;
        private final SortedMap<String, String> files;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarWriter tar = new TarWriter(bytes);
        /** What this layer says something about. */
        private final Set<String> said = new HashSet<>();

        private final Map<String, TarHeader> ownFiles = new TreeMap<>();

        Maker(Random random, SortedMap<String, String> files) {
            this.random = random;
            this.files = files;
        }

        byte[] tar() {
            try {
                for (int i = random.nextInt(MOST_ENTRIES); i > 0; i--) {
                    hide();
                }
                for (int i = 1 + random.nextInt(MOST_ENTRIES); i > 0; i--) {
                    add();
                }
                tar.finish();
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
            return bytes.toByteArray();
        }

        /** Writes the directories on the way to something. */
        private String directory() throws IOException {
            String path = "";
            for (int i = random.nextInt(3); i > 0; i--) {
                String deeper = path + "d" + random.nextInt(3) + "/";
                if (said.add(deeper)) {
                    TarHeader header = header('5', deeper, "", random.nextBoolean() ? 0755 : 01770, 0);
                    tar.begin(header);
                    files.put(deeper, described(header, ""));
                } else if (!files.containsKey(deeper)) {
                    return path; // hidden by this very layer
                }
                path = deeper;
            }
            return path;
        }

        /** Hides what layers below have. */
        private void hide() throws IOException {
            String directory = directory();
            String name = (random.nextInt(3) == 0 ? "d" : "f") + random.nextInt(3);
            String path = directory + name + (name.startsWith("d") ? "/" : "");
            if (random.nextInt(5) == 0 && !directory.isEmpty()) {
                if (said.add(directory + "opaque")) {
                    tar.begin(header('0', directory + ".wh..wh..opq", "", 0755, 0));
                    files.keySet().removeIf(below -> below.startsWith(directory) && !said.contains(below));
                }
            } else if (said.add(path)) {
                tar.begin(header('0', directory + ".wh." + name, "", 0600, 0));
                files.keySet().removeIf(below -> below.equals(path) || path.endsWith("/") && below.startsWith(path));
            }
        }

        private void add() throws IOException {
            String path = directory() + "f" + random.nextInt(4);
            int mode = random.nextInt(3) == 0 ? 04755 : 0640;
            if (!said.add(path)) {
                return;
            }
            switch (random.nextInt(6)) {
                case 0 -> put(header('2', path, "../f" + random.nextInt(4), 0777, 0), "");
                case 1 -> put(header('6', path, "", mode, 0), "");
                case 2 -> link(path);
                default -> file(header('0', path, "", mode, random.nextInt(2000)));
            }
        }

        private void put(TarHeader header, String content) throws IOException {
            tar.begin(header);
            files.put(header.name(), described(header, content));
        }

        private void file(TarHeader header) throws IOException {
            byte[] content = new byte[(int) header.sizeBytes()];
            random.nextBytes(content);
            put(header, Digest.sha256(content) + " the one that came as " + header.name() + random.nextInt());
            tar.contents().write(content);
            ownFiles.put(header.name(), header);
        }

        private void link(String path) throws IOException {
            List<String> targets = List.copyOf(ownFiles.keySet());
            if (!targets.isEmpty()) {
                String target = targets.get(random.nextInt(targets.size()));
                TarHeader of = ownFiles.get(target);
                tar.begin(new TarHeader(
                        '1', path, target, of.mode(), of.uid(), of.gid(), 0, of.modifiedSeconds(), 0, 0, of.records()));
                files.put(path, files.get(target));
            }
        }

        private TarHeader header(char type, String name, String link, int mode, int size) {
            int uid = random.nextInt(3) * 1000;
            int gid = random.nextInt(3) * 100;
            long modified = 1_600_000_000L + random.nextInt(1000);
            return new TarHeader(type, name, link, mode, uid, gid, size, modified, 0, 0, new TreeMap<>());
        }
    }

    static String described(TarHeader header, String content) {
        return header.type() + Integer.toOctalString(header.mode()) + " " + header.uid() + ":" + header.gid() + " "
                + header.modifiedSeconds() + " " + header.linkName() + content;
    }
}
