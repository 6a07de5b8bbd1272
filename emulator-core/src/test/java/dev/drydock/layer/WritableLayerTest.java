package dev.drydock.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.digest.Digest;
import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.MountTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WritableLayerTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00.123456789Z");
    private static final LayerContents IMAGE = LayerContents.builder()
            .file("/bin/sh", 0755, "sh")
            .file("/etc/group", 0644, "root:x:0:\n")
            .file("/etc/passwd", 0644, "root:x:0:0:\n")
            .file("/var/www/old", 0644, "old")
            .directory("/home", 0755)
            .build();

    private final LayerStore store = new LayerStore(ContentStore.unlimited(), () -> NOW);
    private final Layer image = store.register(Layer.of(null, IMAGE));
    private final WritableLayer container = store.newContainer(image);
    private final FileContext files = MountTable.over(container.files()).context(Caller.nobody(), Credentials.ROOT);

    @Test
    void a_new_container_shows_no_change_although_the_engine_put_files_there_to_mount_on() {
        assertThat(container.changes()).isEmpty();
        assertThat(container.isChanged()).isFalse();
        assertThat(files.exists("/.dockerenv")).isTrue();
        assertThat(files.exists("/etc/resolv.conf")).isTrue();
    }

    /** The script and what the engine said to it (docker diff, 28.5.2; the order of siblings is free there). */
    @Test
    void changes_are_listed_as_the_engine_lists_them() throws IOException {
        changeALot();

        assertThat(container.changes())
                .extracting(Change::toString)
                .containsExactly(
                        "A /d",
                        "A /d/hard",
                        "A /d/l",
                        "A /d/p",
                        "C /etc",
                        "A /etc/p2",
                        "D /etc/group",
                        "D /etc/passwd",
                        "A /f",
                        "A /home2",
                        "C /var",
                        "C /var/www",
                        "A /var/www/new",
                        "D /var/www/old",
                        "D /home");
    }

    @Test
    void a_file_that_was_changed_and_restored_is_no_change() throws IOException {
        files.changeMode("/bin/sh", 0700);
        files.changeMode("/bin/sh", 0755);

        assertThat(container.changes()).isEmpty();
        assertThat(container.isChanged()).isTrue();
    }

    @Test
    void the_tar_of_the_changes_has_the_entries_of_the_engine() throws IOException {
        changeALot();

        assertThat(entries(container))
                .containsExactly(
                        "d755 d/",
                        "-4755 d/hard",
                        "l777 d/l -> x",
                        "p644 d/p",
                        "d755 etc/",
                        "-600 etc/.wh.group",
                        "-644 etc/p2",
                        "-600 etc/.wh.passwd -> etc/group",
                        "h4755 f -> d/hard",
                        "-600 .wh.home -> etc/group",
                        "d755 home2/",
                        "d755 var/",
                        "d755 var/www/",
                        "-755 var/www/.wh..wh..opq",
                        "-644 var/www/new");
    }

    @Test
    void a_commit_has_the_files_of_the_container_and_the_digest_of_its_tar() throws IOException {
        changeALot();
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        container.writeDiff(tar);

        Layer committed = store.commit(container).orElseThrow();

        assertThat(committed.diffId().digest()).isEqualTo(Digest.sha256(tar.toByteArray()));
        assertThat(committed.parent()).contains(image);
        WritableLayer child = store.newContainer(committed);
        FileContext there = MountTable.over(child.files()).context(Caller.nobody(), Credentials.ROOT);
        assertThat(there.readAll("/etc/p2")).isEqualTo("root:x:0:0:\n".getBytes(StandardCharsets.UTF_8));
        assertThat(there.exists("/etc/passwd")).isFalse();
        assertThat(there.exists("/var/www/old")).isFalse();
        assertThat(there.status("/f").sameFile(there.status("/d/hard"))).isTrue();
        assertThat(child.changes()).isEmpty();
    }

    @Test
    void a_commit_of_an_unchanged_container_has_no_layer() throws IOException {
        assertThat(store.commit(container)).isEmpty();
    }

    @Test
    void a_layer_that_is_loaded_leaves_as_it_came() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        IMAGE.writeTar(tar);
        byte[] padded = Arrays.copyOf(tar.toByteArray(), tar.size() + 2048);

        Layer loaded = store.load(null, new ByteArrayInputStream(padded));

        ByteArrayOutputStream again = new ByteArrayOutputStream();
        loaded.writeTar(again);
        assertThat(again.toByteArray()).isEqualTo(padded);
        assertThat(loaded.sizeBytes()).isEqualTo(IMAGE.sizeBytes());
        FileContext there =
                MountTable.over(store.newContainer(loaded).files()).context(Caller.nobody(), Credentials.ROOT);
        assertThat(there.readAll("/etc/group")).isEqualTo("root:x:0:\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sizes_are_those_of_the_files_that_the_writable_layer_holds() throws IOException {
        files.writeAll("/new", new byte[1000]);
        files.link("/new", "/new2");
        files.symlink("12345", "/link");
        files.changeMode("/bin/sh", 0700);

        assertThat(container.sizeBytes()).isEqualTo(1000 + 5 + 2);
        assertThat(container.totalBytes()).isEqualTo(1007 + IMAGE.sizeBytes());
    }

    @Test
    void a_layer_goes_with_its_last_reference_and_takes_those_below_with_it() throws IOException {
        files.writeAll("/new", new byte[10]);
        Layer committed = store.commit(container).orElseThrow();
        container.close();
        assertThat(store.release(image)).isEmpty();

        assertThat(store.release(committed)).containsExactly(committed, image);
        assertThat(store.all()).isEmpty();
    }

    private void changeALot() throws IOException {
        files.writeAll("/f", "hi\n".getBytes(StandardCharsets.UTF_8));
        files.makeDirectory("/d", 0755);
        files.symlink("x", "/d/l");
        files.link("/f", "/d/hard");
        files.unlink("/etc/group");
        files.unlink("/var/www/old");
        files.removeDirectory("/var/www");
        files.makeDirectory("/var/www", 0755);
        files.writeAll("/var/www/new", new byte[0]);
        files.makeNode("/d/p", FileKind.FIFO, 0644, 0);
        files.changeMode("/f", 04755);
        files.rename("/etc/passwd", "/etc/p2");
        files.makeDirectory("/home2", 0755);
        files.removeDirectory("/home");
    }

    private static List<String> entries(WritableLayer layer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        layer.writeDiff(bytes);
        List<String> lines = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String kind = entry.isDirectory() ? "d" : entry.isSymbolicLink() ? "l" : entry.isLink() ? "h" : "-";
                String target = entry.getLinkName().isEmpty() ? "" : " -> " + entry.getLinkName();
                lines.add((entry.isFIFO() ? "p" : kind) + Integer.toOctalString(entry.getMode()) + " " + entry.getName()
                        + target);
            }
        }
        return lines;
    }
}
