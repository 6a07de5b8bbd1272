package dev.drydock.userland.catalogue;

import dev.drydock.layer.LayerContents;
import dev.drydock.process.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a layer from a tree file, a line a path:
 *
 * <pre>
 * d MODE UID:GID PATH            a directory
 * f MODE UID:GID PATH            a file; its contents stand beside the tree, under files/NAME
 * p MODE UID:GID PATH PROGRAM    a binary: a stub that names a program
 * l PATH TARGET                  a symbolic link
 * h PATH TARGET                  a hard link
 * </pre>
 */
final class LayerReader {
    private final LayerContents.Builder layer;
    private final List<String> sources;

    /** @param sources directories under {@code files} to look for contents in, the first that has it wins */
    private LayerReader(Instant modified, List<String> sources) {
        this.layer = LayerContents.builder().modified(modified);
        this.sources = sources;
    }

    static LayerContents read(String tree, Instant modified, String... sources) {
        LayerReader reader = new LayerReader(modified, List.of(sources));
        for (String line : new String(resource("trees/" + tree + ".tree"), StandardCharsets.UTF_8).split("\n")) {
            reader.line(line.split(" "));
        }
        return reader.layer.build();
    }

    private void line(String[] words) {
        switch (words[0]) {
            case "d" -> owned(words).directory(words[3], Integer.parseInt(words[1], 8));
            case "f" -> owned(words).file(words[3], Integer.parseInt(words[1], 8), contents(words[3]));
            case "p" -> owned(words).file(words[3], Integer.parseInt(words[1], 8), stub(words[4]));
            case "l" -> layer.owner(0, 0).symlink(words[1], words[2]);
            case "h" -> layer.owner(0, 0).hardLink(words[1], words[2]);
            default -> throw new IllegalArgumentException("tree line " + String.join(" ", words));
        }
    }

    private LayerContents.Builder owned(String[] words) {
        int colon = words[2].indexOf(':');
        return layer.owner(
                Integer.parseInt(words[2].substring(0, colon)), Integer.parseInt(words[2].substring(colon + 1)));
    }

    /** A colon in a name is a plus in that of the resource, because not every machine has files with colons. */
    private byte[] contents(String path) {
        for (String source : sources) {
            byte[] contents = find("files/" + source + path.replace(':', '+'));
            if (contents != null) {
                return contents;
            }
        }
        throw new IllegalArgumentException("no contents for " + path + " in " + sources);
    }

    /** What a file holds that stands for the binary of a program. */
    static byte[] stub(String program) {
        return Programs.stubOf(program);
    }

    static byte[] resource(String name) {
        byte[] contents = find(name);
        if (contents == null) {
            throw new IllegalArgumentException("no resource " + name);
        }
        return contents;
    }

    private static byte @Nullable [] find(String name) {
        try (InputStream stream = LayerReader.class.getResourceAsStream(name)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
