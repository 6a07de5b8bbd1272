package dev.drydock.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.MountTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Extended attributes in layers, as Docker Engine 28.5.2 keeps them: all of a layer's are there, capabilities alone go on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LayerAttributesTest {
    private static final byte[] CAPABILITY = {1, 0, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, 0, 0, 0};
    private static final byte[] BINARY = {(byte) 0xff, 0, '\n', '='};

    private final LayerStore store = new LayerStore(ContentStore.unlimited(), () -> Instant.EPOCH);

    private static byte[] layer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TarWriter tar = new TarWriter(bytes);
        SortedMap<String, byte[]> records =
                new TreeMap<>(Map.of("SCHILY.xattr.user.a", BINARY, "SCHILY.xattr.security.capability", CAPABILITY));
        tar.begin(new TarHeader('0', "ping", "", 0755, 0, 0, 3, 0, 0, 0, records));
        tar.contents().write(new byte[] {1, 2, 3});
        tar.begin(new TarHeader('0', "plain", "", 0644, 0, 0, 0, 0, 0, 0, new TreeMap<>()));
        tar.finish();
        return bytes.toByteArray();
    }

    private static FileContext files(WritableLayer container) {
        return MountTable.over(container.files()).context(Caller.nobody(), Credentials.ROOT);
    }

    private static Map<String, Map<String, byte[]>> attributes(byte[] tar) throws IOException {
        Map<String, Map<String, byte[]>> all = new TreeMap<>();
        TarAttributes attributes = new TarAttributes(new ByteArrayInputStream(tar));
        try (TarArchiveInputStream in = new TarArchiveInputStream(attributes)) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                all.put(entry.getName(), attributes.last());
            }
        }
        return all;
    }

    @Test
    void a_container_of_a_layer_has_its_attributes_byte_for_byte() throws IOException {
        Layer loaded = store.load(null, new ByteArrayInputStream(layer()));
        FileContext files = files(store.newContainer(loaded));

        assertThat(files.attributes("/ping", true)).containsOnlyKeys("security.capability", "user.a");
        assertThat(files.attributes("/ping", true).get("security.capability")).isEqualTo(CAPABILITY);
        assertThat(files.attributes("/ping", true).get("user.a")).isEqualTo(BINARY);
        assertThat(files.attributes("/plain", true)).isEmpty();
    }

    @Test
    void what_is_committed_or_exported_keeps_capabilities_alone() throws IOException {
        WritableLayer container = store.newContainer(store.load(null, new ByteArrayInputStream(layer())));
        files(container).changeMode("/ping", 0700);
        ByteArrayOutputStream diff = new ByteArrayOutputStream();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        container.writeDiff(diff);
        container.writeAll(all);

        assertThat(attributes(diff.toByteArray()).get("ping")).containsOnlyKeys("security.capability");
        assertThat(attributes(diff.toByteArray()).get("ping").get("security.capability"))
                .isEqualTo(CAPABILITY);
        assertThat(attributes(all.toByteArray()).get("ping")).containsOnlyKeys("security.capability");
        assertThat(attributes(all.toByteArray()).get("plain")).isEmpty();
    }
}
