package dev.drydock.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What is in a tar, in its order: kind, name, mode, owner, group, size and, of links, the target; of the files that describe
 * images also the text.
 */
final class ArchiveListing {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> SHOWN = Set.of("manifest.json", "index.json", "repositories", "oci-layout");

    private ArchiveListing() {}

    static JsonNode of(byte[] bytes) {
        ObjectNode listing = NODES.objectNode();
        ArrayNode files = listing.putArray("tar");
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                ArrayNode file = files.addArray();
                boolean regular = entry.isFile() && !entry.isLink();
                file.add(kind(entry))
                        .add(name(entry))
                        .add("0o" + Integer.toOctalString(entry.getMode() & 07777))
                        .add(entry.getLongUserId())
                        .add(entry.getLongGroupId())
                        .add(regular ? entry.getSize() : 0);
                if (!entry.getLinkName().isEmpty()) {
                    file.add(entry.getLinkName());
                }
                if (SHOWN.contains(entry.getName())) {
                    file.add(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException broken) {
            return NODES.objectNode().put("tarerror", broken.getMessage());
        }
        return listing;
    }

    private static String kind(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return "dir";
        }
        if (entry.isSymbolicLink()) {
            return "link";
        }
        return entry.isLink() ? "hardlink" : "file";
    }

    private static String name(TarArchiveEntry entry) {
        String name = entry.getName();
        return entry.isDirectory() ? name.substring(0, name.length() - 1) : name;
    }
}
