package dev.drydock.filesystem.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.FileTreeBuilder;
import dev.drydock.filesystem.InlineContent;
import dev.drydock.filesystem.InodeBody;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContextFileSystemTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final String PASSWD = "root:x:0:0:root:/root:/bin/sh\nwww:x:33:33::/:/bin/false\n";

    private final MountTable table = MountTable.over(WritableTree.over(image(), ContentStore.unlimited(), () -> NOW));
    private final FileContext context = table.context(Caller.nobody(), Credentials.ROOT);
    private final ContextFileSystem files = ContextFileSystem.over(context);

    private static FileTree image() {
        FileTreeBuilder tree = FileTree.empty().toBuilder();
        for (String directory : List.of("etc", "usr", "usr/lib", "home")) {
            tree.directory(directory, Metadata.of(0755, 0, 0, 0));
        }
        tree.directory("tmp", Metadata.of(01777, 0, 0, 0));
        byte[] passwd = PASSWD.getBytes(StandardCharsets.UTF_8);
        tree.file(
                "etc/passwd",
                Metadata.of(0644, 0, 0, 0),
                new InodeBody.Regular(InlineContent.of(passwd), passwd.length));
        tree.file("etc/shadow", Metadata.of(0600, 0, 0, 0), new InodeBody.Regular(InlineContent.EMPTY, 0));
        tree.file("lib", Metadata.of(0777, 0, 0, 0), new InodeBody.Symlink("usr/lib"));
        return tree.build();
    }

    private Path path(String path) {
        return files.getPath(path);
    }

    // Contents

    @Test
    void a_file_is_read_and_written_as_any_other() throws IOException {
        assertThat(Files.readString(path("/etc/passwd"))).isEqualTo(PASSWD);
        Files.writeString(path("/tmp/a"), "one\n");
        Files.writeString(path("/tmp/a"), "two\n", StandardOpenOption.APPEND);
        assertThat(Files.readAllLines(path("/tmp/a"))).containsExactly("one", "two");
        assertThat(context.readAll("/tmp/a")).asString(StandardCharsets.UTF_8).isEqualTo("one\ntwo\n");
        assertThat(Files.size(path("/tmp/a"))).isEqualTo(8);
    }

    @Test
    void relative_paths_start_at_the_directory_of_the_context() throws IOException {
        context.changeDirectory("/etc");
        ContextFileSystem there = ContextFileSystem.over(context);
        assertThat(Files.exists(there.getPath("passwd"))).isTrue();
        assertThat(there.getPath("passwd").toAbsolutePath()).hasToString("/etc/passwd");
        assertThat(Files.isDirectory(there.getPath(""))).isTrue();
        assertThat(Files.list(there.getPath("")).map(Path::toString)).containsExactly("passwd", "shadow");
    }

    @Test
    void a_channel_reads_writes_and_moves() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(
                path("/tmp/a"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(channel.write(ByteBuffer.wrap("abcdef".getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(6);
            assertThat(channel.position()).isEqualTo(6);
            ByteBuffer read = ByteBuffer.allocate(3);
            assertThat(channel.position(2).read(read)).isEqualTo(3);
            assertThat(read.array()).asString(StandardCharsets.UTF_8).isEqualTo("cde");
            assertThat(channel.truncate(4).size()).isEqualTo(4);
            assertThat(channel.position()).isEqualTo(4);
            assertThat(channel.truncate(10).size()).isEqualTo(4);
            assertThat(channel.read(read.clear())).isEqualTo(-1);
        }
    }

    @Test
    void a_channel_does_only_what_it_was_opened_for() throws IOException {
        SeekableByteChannel reader = Files.newByteChannel(path("/etc/passwd"));
        assertThatExceptionOfType(NonWritableChannelException.class)
                .isThrownBy(() -> reader.write(ByteBuffer.allocate(1)));
        reader.close();
        assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(reader::size);
        try (SeekableByteChannel writer =
                Files.newByteChannel(path("/tmp/w"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThatExceptionOfType(NonReadableChannelException.class)
                    .isThrownBy(() -> writer.read(ByteBuffer.allocate(1)));
        }
    }

    @Test
    void a_new_file_is_new() throws IOException {
        Files.createFile(path("/tmp/a"));
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> Files.createFile(path("/tmp/a")));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Files.writeString(path("/tmp/b"), "x", StandardOpenOption.WRITE));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> Files.newByteChannel(path("/tmp/a"), StandardOpenOption.APPEND, StandardOpenOption.READ));
    }

    @Test
    void a_file_can_go_with_its_channel() throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(
                path("/tmp/a"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        assertThat(Files.exists(path("/tmp/a"))).isTrue();
        channel.close();
        assertThat(Files.exists(path("/tmp/a"))).isFalse();
    }

    @Test
    void temporary_files_and_directories_can_be_made() throws IOException {
        Path file = Files.createTempFile(path("/tmp"), "pre", ".tmp");
        assertThat(file.getFileName().toString()).startsWith("pre").endsWith(".tmp");
        assertThat(Files.isDirectory(Files.createTempDirectory(path("/tmp"), "d")))
                .isTrue();
    }

    // Names

    @Test
    void directories_are_made_listed_walked_and_removed() throws IOException {
        Files.createDirectories(path("/home/a/b/c"));
        Files.createFile(path("/home/a/b/file.txt"));
        Files.createFile(path("/home/a/b/file.md"));
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(path("/home/a/b"), "*.{txt,md}")) {
            assertThat(stream).map(Path::toString).containsExactly("/home/a/b/file.md", "/home/a/b/file.txt");
        }
        try (Stream<Path> walk = Files.walk(path("/home/a"))) {
            assertThat(walk).hasSize(5);
        }
        assertThatExceptionOfType(DirectoryNotEmptyException.class).isThrownBy(() -> Files.delete(path("/home/a")));
        Files.walkFileTree(path("/home/a"), deleting());
        assertThat(Files.notExists(path("/home/a"))).isTrue();
        assertThat(Files.deleteIfExists(path("/home/a"))).isFalse();
    }

    private static FileVisitor<Path> deleting() {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        };
    }

    @Test
    void links_are_made_read_and_followed() throws IOException {
        assertThat(Files.readSymbolicLink(path("/lib"))).hasToString("usr/lib");
        assertThat(path("/lib/.").toRealPath()).hasToString("/usr/lib");
        assertThat(path("/lib").toRealPath(LinkOption.NOFOLLOW_LINKS)).hasToString("/lib");
        Files.createSymbolicLink(path("/tmp/l"), path("../etc/passwd"));
        assertThat(Files.isSymbolicLink(path("/tmp/l"))).isTrue();
        assertThat(Files.isSameFile(path("/tmp/l"), path("/etc/passwd"))).isTrue();
        Files.createLink(path("/tmp/hard"), path("/etc/shadow"));
        assertThat(Files.getAttribute(path("/tmp/hard"), "unix:nlink")).isEqualTo(2);
        assertThat(Files.isSameFile(path("/tmp/hard"), path("/etc/passwd"))).isFalse();
    }

    @Test
    void errors_are_those_that_java_has_on_linux() throws IOException {
        Files.createSymbolicLink(path("/tmp/loop"), path("loop"));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Files.readString(path("/nope")))
                .satisfies(error -> assertThat(error.getFile()).isEqualTo("/nope"));
        assertThatExceptionOfType(FileSystemLoopException.class).isThrownBy(() -> Files.readString(path("/tmp/loop")));
        assertThatExceptionOfType(NotDirectoryException.class)
                .isThrownBy(() -> Files.newDirectoryStream(path("/etc/passwd")));
        assertThatExceptionOfType(NotLinkException.class).isThrownBy(() -> Files.readSymbolicLink(path("/etc/passwd")));
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> Files.createDirectory(path("/etc")));
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> Files.readString(path("/etc/passwd/x")))
                .withMessage("/etc/passwd/x: Not a directory");
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> Files.readString(path("/etc")))
                .withMessage("/etc: Is a directory");
    }

    @Test
    void who_may_not_is_refused() throws IOException {
        context.become(new Credentials(33, 33, List.of()));
        ContextFileSystem www = ContextFileSystem.over(context);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> Files.readString(www.getPath("/etc/shadow")));
        assertThat(Files.isReadable(www.getPath("/etc/shadow"))).isFalse();
        assertThat(Files.isWritable(www.getPath("/etc/passwd"))).isFalse();
        assertThat(Files.isReadable(www.getPath("/etc/passwd"))).isTrue();
        assertThat(Files.isExecutable(www.getPath("/etc/passwd"))).isFalse();
        Files.createFile(www.getPath("/tmp/mine"));
        assertThat(Files.getOwner(www.getPath("/tmp/mine")).getName()).isEqualTo("www");
        assertThatThrownBy(() -> Files.setOwner(
                        www.getPath("/tmp/mine"),
                        www.getUserPrincipalLookupService().lookupPrincipalByName("root")))
                .hasMessage("/tmp/mine: Operation not permitted");
    }

    @Test
    void a_read_only_mount_refuses_with_its_own_words() throws IOException {
        WritableTree volume = WritableTree.directory(FileTree.empty(), ContentStore.unlimited(), () -> NOW);
        table.mount(volume, new MountEntry("/dev/vda", "/data", "ext4", "ro,relatime"));
        assertThatThrownBy(() -> Files.createFile(path("/data/x"))).hasMessage("/data/x: Read-only file system");
        assertThat(Files.getFileStore(path("/data")).isReadOnly()).isTrue();
        assertThat(Files.getFileStore(path("/data")).type()).isEqualTo("ext4");
        assertThat(Files.getFileStore(path("/etc/passwd")).name()).isEqualTo("overlay");
        assertThat(files.getFileStores()).hasSize(2);
        assertThat(Files.getFileStore(path("/")).getTotalSpace()).isPositive();
    }

    // Copies and moves

    @Test
    void a_file_is_copied_with_what_was_asked_for() throws IOException {
        Files.setLastModifiedTime(path("/etc/passwd"), FileTime.from(Instant.EPOCH));
        Files.copy(path("/etc/passwd"), path("/tmp/copy"));
        assertThat(Files.readString(path("/tmp/copy"))).isEqualTo(PASSWD);
        assertThat(Files.getLastModifiedTime(path("/tmp/copy")).toInstant()).isEqualTo(NOW);
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> Files.copy(path("/etc/passwd"), path("/tmp/copy")));
        Files.copy(
                path("/etc/passwd"),
                path("/tmp/copy"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(Files.getLastModifiedTime(path("/tmp/copy")).toInstant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void a_directory_is_copied_empty_and_a_link_as_itself_if_that_is_wanted() throws IOException {
        Files.copy(path("/etc"), path("/tmp/etc"));
        assertThat(Files.list(path("/tmp/etc"))).isEmpty();
        Files.copy(path("/lib"), path("/tmp/lib"), LinkOption.NOFOLLOW_LINKS);
        assertThat(Files.readSymbolicLink(path("/tmp/lib"))).hasToString("usr/lib");
        Files.copy(path("/lib"), path("/tmp/lib2"));
        assertThat(Files.isDirectory(path("/tmp/lib2"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    @Test
    void a_copy_onto_itself_is_nothing_and_onto_a_full_directory_refused() throws IOException {
        Files.copy(path("/etc/passwd"), path("/etc/./passwd"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(Files.readString(path("/etc/passwd"))).isEqualTo(PASSWD);
        assertThatExceptionOfType(DirectoryNotEmptyException.class)
                .isThrownBy(() -> Files.copy(path("/etc/passwd"), path("/usr"), StandardCopyOption.REPLACE_EXISTING));
    }

    @Test
    void a_device_is_copied_as_a_device() throws IOException {
        context.makeNode("/tmp/null", FileKind.CHARACTER_DEVICE, 0666, 1 << 8 | 3);
        Files.copy(path("/tmp/null"), path("/tmp/null2"));
        assertThat(context.status("/tmp/null2").deviceNumber()).isEqualTo(1 << 8 | 3);
        assertThat(Files.readAttributes(path("/tmp/null2"), BasicFileAttributes.class)
                        .isOther())
                .isTrue();
        Files.writeString(path("/tmp/null2"), "gone");
        assertThat(Files.readString(path("/tmp/null2"))).isEmpty();
    }

    @Test
    void a_move_keeps_the_file_or_replaces_what_is_there() throws IOException {
        Object key = Files.getAttribute(path("/etc/passwd"), "unix:ino");
        Files.move(path("/etc/passwd"), path("/tmp/moved"));
        assertThat(Files.getAttribute(path("/tmp/moved"), "unix:ino")).isEqualTo(key);
        assertThat(Files.exists(path("/etc/passwd"))).isFalse();
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> Files.move(path("/tmp/moved"), path("/etc/shadow")));
        Files.move(path("/tmp/moved"), path("/etc/shadow"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(Files.readString(path("/etc/shadow"))).isEqualTo(PASSWD);
        Files.createDirectory(path("/tmp/d"));
        Files.move(path("/etc/shadow"), path("/tmp/d"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(Files.isRegularFile(path("/tmp/d"))).isTrue();
    }

    @Test
    void a_move_to_another_mount_copies_unless_it_must_be_atomic() throws IOException {
        table.mount(
                WritableTree.tmpfs(
                        FileTree.ofUnlayeredRoot(Metadata.of(01777, 0, 0, 0)),
                        ContentStore.unlimited(),
                        1 << 20,
                        () -> NOW),
                new MountEntry("tmpfs", "/mnt", "tmpfs", "rw"));
        Files.setPosixFilePermissions(path("/etc/passwd"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatExceptionOfType(AtomicMoveNotSupportedException.class)
                .isThrownBy(() -> Files.move(path("/etc/passwd"), path("/mnt/p"), StandardCopyOption.ATOMIC_MOVE));
        Files.move(path("/etc/passwd"), path("/mnt/p"));
        assertThat(Files.readString(path("/mnt/p"))).isEqualTo(PASSWD);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path("/mnt/p"))))
                .isEqualTo("rw-r-----");
        assertThat(Files.exists(path("/etc/passwd"))).isFalse();
        assertThatExceptionOfType(DirectoryNotEmptyException.class)
                .isThrownBy(() -> Files.move(path("/etc"), path("/mnt/etc")));
    }

    // Attributes

    @Test
    void attributes_are_read_by_view_and_by_name() throws IOException {
        Map<String, Object> unix = Files.readAttributes(path("/etc/passwd"), "unix:mode,uid,gid,nlink,rdev,size");
        assertThat(unix)
                .containsEntry("mode", 0100644)
                .containsEntry("uid", 0)
                .containsEntry("nlink", 1)
                .containsEntry("rdev", 0L)
                .containsEntry("size", (long) PASSWD.length());
        assertThat(Files.readAttributes(path("/lib"), "*", LinkOption.NOFOLLOW_LINKS))
                .containsEntry("isSymbolicLink", true)
                .hasSize(9);
        assertThat(Files.getOwner(path("/etc/passwd")).getName()).isEqualTo("root");
        assertThatThrownBy(() -> Files.readAttributes(path("/etc"), "dos:hidden"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Files.readAttributes(path("/etc"), "unix:color"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void attributes_are_changed_by_view_and_by_name() throws IOException {
        Files.setPosixFilePermissions(path("/etc/passwd"), PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(context.status("/etc/passwd").mode()).isEqualTo(0750);
        Files.setAttribute(path("/etc/passwd"), "unix:mode", 04711);
        assertThat(context.status("/etc/passwd").mode()).isEqualTo(04711);
        Files.setAttribute(path("/etc/passwd"), "unix:uid", 33);
        assertThat(Files.getOwner(path("/etc/passwd")).getName()).isEqualTo("www");
        Files.setAttribute(path("/etc/passwd"), "unix:gid", 1234);
        assertThat(context.status("/etc/passwd").gid()).isEqualTo(1234);
        Files.setLastModifiedTime(path("/etc/passwd"), FileTime.from(Instant.EPOCH));
        assertThat(context.status("/etc/passwd").modified()).isEqualTo(Instant.EPOCH);
        assertThatThrownBy(() -> Files.setAttribute(path("/etc/passwd"), "unix:nlink", 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void users_are_those_of_the_container() throws IOException {
        assertThat(files.getUserPrincipalLookupService().lookupPrincipalByName("www"))
                .isEqualTo(files.getUserPrincipalLookupService().lookupPrincipalByName("33"));
        assertThatExceptionOfType(UserPrincipalNotFoundException.class)
                .isThrownBy(() -> files.getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    }

    @Test
    void permissions_of_a_new_directory_are_less_the_umask() throws IOException {
        Files.createDirectory(
                path("/tmp/d"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
        assertThat(context.status("/tmp/d").mode()).isEqualTo(0755);
    }

    // The whole

    @Test
    void files_are_copied_to_and_from_other_file_systems() throws IOException {
        try (java.nio.file.FileSystem other = com.google.common.jimfs.Jimfs.newFileSystem()) {
            Path there = other.getPath("there");
            Files.copy(path("/etc/passwd"), there);
            assertThat(Files.readString(there)).isEqualTo(PASSWD);
            Files.copy(there, path("/tmp/back"));
            assertThat(Files.readString(path("/tmp/back"))).isEqualTo(PASSWD);
        }
    }

    @Test
    void a_closed_file_system_does_nothing_more() throws IOException {
        Path passwd = path("/etc/passwd");
        files.close();
        assertThat(files.isOpen()).isFalse();
        assertThatExceptionOfType(ClosedFileSystemException.class).isThrownBy(() -> Files.readString(passwd));
    }

    @Test
    void a_path_has_an_address_but_its_files_are_found_only_by_their_file_system() {
        assertThat(path("/etc/a b").toUri()).hasToString("drydock:/etc/a%20b");
        assertThat(files.provider().getPath(path("/etc/a b").toUri())).isEqualTo(path("/etc/a b"));
        assertThatThrownBy(() -> files.newWatchService()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> files.getPathMatcher("nope:x")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void what_the_context_does_later_does_not_move_the_view() throws IOException {
        context.changeDirectory("/etc");
        context.become(new Credentials(33, 33, List.of()));
        assertThat(path("x").toAbsolutePath()).hasToString("/x");
        assertThat(Files.readAllBytes(path("/etc/shadow"))).isEmpty();
    }
}
