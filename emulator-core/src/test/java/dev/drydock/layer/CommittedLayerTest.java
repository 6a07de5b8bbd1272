package dev.drydock.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.digest.Digest;
import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommittedLayerTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00.123456789Z");
    private static final LayerContents IMAGE = LayerContents.builder()
            .file("/etc/group", 0644, "root:x:0:\n")
            .file("/var/old", 0644, "old")
            .directory("/home", 0755)
            .build();

    private final ContentStore contents = ContentStore.unlimited();
    private final LayerStore store = new LayerStore(contents, () -> NOW);
    private final Layer image = store.register(Layer.of(null, IMAGE));
    private final WritableLayer container = store.newContainer(image);
    private final FileContext files = filesOf(container);

    private static FileContext filesOf(WritableLayer layer) {
        return MountTable.over(layer.files()).context(Caller.nobody(), Credentials.ROOT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] tar(LayerSource source) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        source.writeTar(tar);
        return tar.toByteArray();
    }

    /** What a commit holds: the container's files as they are now. */
    private CommittedLayer committed() throws IOException {
        return CommittedLayer.of(container.files().fork(contents, () -> NOW));
    }

    private void changeSomething() throws IOException {
        files.writeAll("/new", bytes("12345678"));
        files.link("/new", "/again");
        files.symlink("new", "/link");
        files.makeNode("/pipe", FileKind.FIFO, 0600, 0);
        files.unlink("/etc/group");
        files.removeDirectory("/home");
        files.unlink("/var/old");
    }

    @Test
    void the_diff_id_and_the_length_are_those_of_the_tar() throws IOException {
        changeSomething();

        CommittedLayer layer = committed();

        byte[] tar = tar(layer);
        assertThat(layer.diffId().digest()).isEqualTo(Digest.sha256(tar));
        assertThat(layer.tarBytes()).isEqualTo(tar.length);
    }

    @Test
    void the_tar_is_the_same_each_time() throws IOException {
        changeSomething();
        CommittedLayer layer = committed();

        assertThat(tar(layer)).isEqualTo(tar(layer));
    }

    /** 28.5.2 counts 8 bytes of a file with two names, and 3 of a link that says {@code new}. */
    @Test
    void files_count_once_and_symbolic_links_as_long_as_what_they_say() throws IOException {
        changeSomething();

        assertThat(committed().sizeBytes()).isEqualTo(8 + 3);
    }

    @Test
    void what_the_container_writes_afterwards_is_not_in_it() throws IOException {
        files.writeAll("/new", bytes("before"));
        CommittedLayer layer = committed();
        byte[] before = tar(layer);

        files.writeAll("/new", bytes("after!"));
        files.unlink("/etc/group");

        assertThat(tar(layer)).isEqualTo(before);
        assertThat(new String(before, StandardCharsets.UTF_8))
                .contains("before")
                .doesNotContain("after!");
    }

    @Test
    void its_files_stay_when_the_container_goes() throws IOException {
        files.writeAll("/new", bytes("kept"));
        Layer layer = store.commit(container).orElseThrow();

        container.close();

        assertThat(layer.source()).isInstanceOf(CommittedLayer.class);
        assertThat(filesOf(store.newContainer(layer)).readAll("/new")).isEqualTo(bytes("kept"));
    }

    @Test
    void its_files_stay_until_its_last_holder_lets_go() throws IOException {
        files.writeAll("/new", bytes("kept"));
        WritableTree still = container.files().fork(contents, () -> NOW);
        CommittedLayer layer = CommittedLayer.of(still);
        byte[] tar = tar(layer);
        container.close();

        layer.retain();
        layer.release();

        assertThat(tar(layer)).isEqualTo(tar);
    }

    /** Times in a tar are whole seconds, so the files of the layer have such times too, whoever made it. */
    @Test
    void its_entries_are_those_that_would_be_read_from_its_tar() throws IOException {
        changeSomething();
        Layer committed = store.commit(container).orElseThrow();
        byte[] tar = tar(committed.source());
        Instant written = filesOf(container).status("/new").modified();

        LayerStore elsewhere = new LayerStore(ContentStore.unlimited(), () -> NOW);
        Layer loaded = elsewhere.load(elsewhere.register(Layer.of(null, IMAGE)), new ByteArrayInputStream(tar));

        assertThat(loaded.chainId()).isEqualTo(committed.chainId());
        assertThat(loaded.sizeBytes()).isEqualTo(committed.sizeBytes());
        assertThat(all(elsewhere, loaded)).isEqualTo(all(store, committed));
        assertThat(filesOf(store.newContainer(committed)).status("/new").modified())
                .isEqualTo(Instant.ofEpochSecond(written.getEpochSecond()));
    }

    private static byte[] all(LayerStore store, Layer layer) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        store.newContainer(layer).writeAll(tar);
        return tar.toByteArray();
    }

    @Test
    void a_file_that_is_called_as_a_whiteout_becomes_one_as_in_a_tar() throws IOException {
        files.writeAll("/var/.wh.old", bytes("x"));
        assertThat(CommittedLayer.isPossible(container.files())).isFalse();

        Layer layer = store.commit(container).orElseThrow();

        assertThat(layer.source()).isInstanceOf(StoredLayer.class);
        FileContext there = filesOf(store.newContainer(layer));
        assertThat(there.exists("/var/old")).isFalse();
        assertThat(there.exists("/var/.wh.old")).isFalse();
    }

    @Test
    void the_same_changes_once_more_are_the_same_layer() throws IOException {
        files.writeAll("/new", bytes("same"));

        Layer first = store.commit(container).orElseThrow();

        assertThat(store.commit(container)).containsSame(first);
    }
}
