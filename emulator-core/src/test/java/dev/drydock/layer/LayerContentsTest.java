package dev.drydock.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LayerContentsTest {

    @Test
    void the_tar_lists_a_directory_before_what_is_in_it_and_siblings_in_byte_order() throws IOException {
        LayerContents contents = LayerContents.builder()
                .file("/b/z", 0644, "z")
                .file("/b-", 0644, "")
                .file("/b/a", 0755, "a")
                .whiteout("/a")
                .build();

        assertThat(names(contents)).containsExactly(".wh.a", "b/", "b/a", "b/z", "b-");
    }

    @Test
    void the_first_name_of_a_file_carries_it_and_the_others_are_links() throws IOException {
        LayerContents contents = LayerContents.builder()
                .file("/bin/busybox", 0755, "x")
                .hardLink("/bin/[", "/bin/busybox")
                .hardLink("/bin/cat", "/bin/[")
                .build();

        assertThat(contents.entries())
                .extracting(LayerEntry::path, entry -> entry.body().getClass().getSimpleName())
                .containsExactly(
                        tuple("bin", "Directory"),
                        tuple("bin/[", "Regular"),
                        tuple("bin/busybox", "HardLink"),
                        tuple("bin/cat", "HardLink"));
        assertThat(contents.entries().get(0).mode()).isEqualTo(0755);
        assertThat(contents.sizeBytes()).isEqualTo(1);
    }

    @Test
    void its_size_is_that_of_its_files_and_of_what_its_symbolic_links_say() {
        LayerContents contents = LayerContents.builder()
                .file("/f", 0644, "four")
                .hardLink("/same", "/f")
                .symlink("/l", "/é")
                .build();
        assertThat(contents.sizeBytes()).isEqualTo(4 + 3);
    }

    @Test
    void the_same_contents_have_the_same_diff_id_in_whatever_order_they_were_named() {
        LayerContents one = LayerContents.builder()
                .directory("/d", 0700)
                .file("/d/f", 0644, "é")
                .build();
        LayerContents other = LayerContents.builder()
                .file("/d/f", 0644, "é")
                .directory("/d", 0700)
                .build();

        assertThat(one.diffId()).isEqualTo(other.diffId());
        assertThat(one.tarBytes() % 512).isZero();
    }

    private static List<String> names(LayerContents contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        contents.writeTar(bytes);
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void layers_of_the_same_contents_over_the_same_files_have_one_tree() {
        LayerContents below = LayerContents.builder().file("/a", 0644, "a").build();
        LayerContents above = LayerContents.builder().whiteout("/a").build();
        Layer first = Layer.of(Layer.of(null, below), above);
        Layer second = Layer.of(Layer.of(null, below), above);
        assertThat(second.tree()).isSameAs(first.tree());
        assertThat(first.tree().lookupInode("a")).isNull();
        Layer other = Layer.of(
                Layer.of(null, LayerContents.builder().file("/b", 0644, "b").build()), above);
        assertThat(other.tree().lookupInode("b")).isNotNull();
        assertThat(first.tree().lookupInode("b")).isNull();
    }
}
