package dev.drydock.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.layer.Layer;
import dev.drydock.layer.LayerContents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CopyUpTest {
    private static final Instant MADE = Instant.parse("2026-01-05T00:00:00Z");
    /** Version 2, of a file with NET_BIND_SERVICE. */
    private static final byte[] CAPABILITIES = {1, 0, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    private final ContentStore contents = ContentStore.unlimited();
    private final FileContext image = context(WritableTree.over(
            Layer.of(
                            null,
                            LayerContents.builder()
                                    .modified(MADE)
                                    .owner(33, 34)
                                    .directory("/data", 0750)
                                    .file("/data/f", 0640, "hello")
                                    .directory("/data/sub", 0711)
                                    .file("/data/sub/g", 0600, "inner")
                                    .hardLink("/data/sub/h", "/data/f")
                                    .symlink("/data/l", "f")
                                    .symlink("/link", "data")
                                    .build())
                    .tree(),
            contents,
            () -> NOW));
    private final FileContext volume = context(WritableTree.directory(
            FileTree.ofUnlayeredRoot(Metadata.of(0755, 0, 0, Metadata.nanos(NOW))), contents, () -> NOW));

    private static FileContext context(WritableTree tree) {
        return MountTable.over(tree).context(Caller.nobody(), Credentials.ROOT);
    }

    private static String text(FileContext files, String path) throws IOException {
        return new String(files.readAll(path), StandardCharsets.UTF_8);
    }

    @Test
    void files_come_with_owners_modes_links_and_times() throws IOException {
        CopyUp.copy(image, "/data", volume);
        assertThat(volume.list("/")).extracting(DirectoryEntry::name).containsExactly("f", "l", "sub");
        assertThat(text(volume, "/f")).isEqualTo("hello");
        assertThat(text(volume, "/sub/g")).isEqualTo("inner");
        assertThat(volume.readLink("/l")).isEqualTo("f");
        FileStatus file = volume.status("/f");
        assertThat(file.mode()).isEqualTo(0640);
        assertThat(file.uid()).isEqualTo(33);
        assertThat(file.gid()).isEqualTo(34);
        assertThat(file.modified()).isEqualTo(MADE);
        assertThat(volume.linkStatus("/l").uid()).isEqualTo(33);
        assertThat(volume.status("/sub").mode()).isEqualTo(0711);
        assertThat(volume.status("/sub/h").sameFile(file)).isTrue();
    }

    @Test
    void the_directory_lends_the_volume_its_owner_and_mode() throws IOException {
        CopyUp.copy(image, "/data", volume);
        assertThat(volume.status("/").mode()).isEqualTo(0750);
        assertThat(volume.status("/").uid()).isEqualTo(33);
    }

    /** Docker Engine 28.5.2, asked with an imported image whose tar has them. */
    @Test
    void extended_attributes_come_with_files_and_directories_and_with_the_volume_itself() throws IOException {
        byte[] some = {0, (byte) 0xff};
        image.setAttribute("/data", "user.directory", some, false);
        image.setAttribute("/data/f", "user.one", some, false);
        image.setAttribute("/data/f", "user.two", new byte[0], false);
        image.setAttribute("/data/sub", "user.sub", some, false);
        image.setAttribute("/data/sub/g", "security.capability", CAPABILITIES, false);

        CopyUp.copy(image, "/link", volume);

        assertThat(volume.attributes("/", false)).containsOnlyKeys("user.directory");
        assertThat(volume.attributes("/f", false)).containsOnlyKeys("user.one", "user.two");
        assertThat(volume.attributes("/f", false).get("user.one")).isEqualTo(some);
        assertThat(volume.attributes("/sub", false)).containsOnlyKeys("user.sub");
        assertThat(volume.attributes("/sub/g", false).get("security.capability"))
                .isEqualTo(CAPABILITIES);
        assertThat(volume.attributes("/l", false)).isEmpty();
    }

    @Test
    void directories_are_as_young_as_the_copy() throws IOException {
        CopyUp.copy(image, "/data", volume);
        assertThat(volume.status("/sub").modified()).isEqualTo(NOW);
    }

    @Test
    void links_on_the_way_are_followed() throws IOException {
        CopyUp.copy(image, "/link", volume);
        assertThat(text(volume, "/f")).isEqualTo("hello");
    }

    @Test
    void a_volume_with_something_in_it_stays_as_it_is() throws IOException {
        volume.writeAll("/own", new byte[0]);
        CopyUp.copy(image, "/data", volume);
        assertThat(volume.list("/")).extracting(DirectoryEntry::name).containsExactly("own");
        assertThat(volume.status("/").mode()).isEqualTo(0755);
    }

    @Test
    void a_path_that_the_image_does_not_have_is_no_failure() throws IOException {
        CopyUp.copy(image, "/nope/x", volume);
        assertThat(volume.list("/")).isEmpty();
    }

    @Test
    void a_file_cannot_be_copied_into_a_volume() {
        assertThatThrownBy(() -> CopyUp.copy(image, "/data/f", volume)).hasMessage("source /data/f is not directory");
    }

    @Test
    void what_is_written_into_the_volume_does_not_reach_the_image() throws IOException {
        CopyUp.copy(image, "/data", volume);
        volume.writeAll("/f", "changed".getBytes(StandardCharsets.UTF_8));
        assertThat(text(image, "/data/f")).isEqualTo("hello");
    }
}
