package dev.drydock.filesystem.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.examples.Archiver;
import org.apache.commons.compress.archivers.examples.Expander;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Code that knows nothing of containers works on their files. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrdinaryJavaTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final ContextFileSystem files = ContextFileSystem.over(
            MountTable.over(WritableTree.over(FileTree.empty(), ContentStore.unlimited(), () -> NOW))
                    .context(Caller.nobody(), Credentials.ROOT));
    private final Path top = files.getPath("/top");

    OrdinaryJavaTest() throws IOException {
        Files.createDirectories(top.resolve("inner"));
        Files.writeString(top.resolve("inner/file"), "some text");
        Files.createSymbolicLink(top.resolve("link"), files.getPath("inner/file"));
    }

    @Test
    void a_tree_is_removed_by_a_visitor() throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failed) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(top).doesNotExist();
    }

    @Test
    void a_copy_takes_permissions_and_times_along() throws IOException {
        Path file = top.resolve("inner/file");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        Path copy = Files.copy(file, top.resolve("copy"), StandardCopyOption.COPY_ATTRIBUTES);
        PosixFileAttributeView view = Files.getFileAttributeView(copy, PosixFileAttributeView.class);
        assertThat(PosixFilePermissions.toString(view.readAttributes().permissions()))
                .isEqualTo("rwxr-x---");
        assertThat(view.readAttributes().lastModifiedTime().toInstant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void an_archive_of_a_tree_is_packed_and_unpacked_again() throws IOException, ArchiveException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Files.delete(top.resolve("link"));
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            new Archiver().create(tar, top);
        }
        Path target = Files.createDirectory(files.getPath("/unpacked"));
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            new Expander().expand(tar, target);
        }
        assertThat(target.resolve("inner/file")).hasContent("some text");
    }

    @Test
    void nobody_is_made_to_believe_that_files_are_watched() {
        assertThatThrownBy(files::newWatchService).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> top.register(null, StandardWatchEventKinds.ENTRY_CREATE))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
