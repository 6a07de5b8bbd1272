package dev.drydock.filesystem.nio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChannelsAndAttributesTest {
    private final WritableTree tree =
            WritableTree.over(FileTree.empty(), ContentStore.unlimited(), () -> Instant.EPOCH);
    private final ContextFileSystem files =
            ContextFileSystem.over(MountTable.over(tree).context(Caller.nobody(), Credentials.ROOT));
    private final Path file = files.getPath("/file");

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    private FileChannel open(StandardOpenOption... options) throws IOException {
        return FileChannel.open(file, options);
    }

    @Test
    void a_file_channel_reads_and_writes_here_and_elsewhere() throws IOException {
        try (FileChannel channel = open(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.write(new ByteBuffer[] {bytes("one "), bytes("two")});
            channel.write(bytes("ONE"), 0);
            assertThat(channel.position()).isEqualTo(7);
            ByteBuffer there = ByteBuffer.allocate(3);
            assertThat(channel.read(there, 4)).isEqualTo(3);
            assertThat(new String(there.array(), UTF_8)).isEqualTo("two");
            channel.position(0);
            ByteBuffer[] parts = {ByteBuffer.allocate(2), ByteBuffer.allocate(20)};
            assertThat(channel.read(parts)).isEqualTo(7);
            assertThat(channel.read(parts)).isEqualTo(-1);
            channel.truncate(3).force(true);
            assertThat(channel.size()).isEqualTo(3);
        }
        assertThat(file).hasContent("ONE");
    }

    @Test
    void bytes_go_from_channel_to_channel() throws IOException {
        try (FileChannel channel = open(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            byte[] many = "0123456789".repeat(20_000).getBytes(UTF_8);
            assertThat(channel.transferFrom(Channels.newChannel(new ByteArrayInputStream(many)), 0, Long.MAX_VALUE))
                    .isEqualTo(many.length);
            assertThat(channel.transferFrom(Channels.newChannel(new ByteArrayInputStream(many)), 1 << 20, 5))
                    .as("behind a gap")
                    .isZero();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(channel.transferTo(5, Long.MAX_VALUE, Channels.newChannel(out)))
                    .isEqualTo(many.length - 5);
            assertThat(out.toString(UTF_8)).startsWith("56789012").hasSize(many.length - 5);
            assertThat(channel.position()).isZero();
        }
    }

    @Test
    void a_channel_that_only_reads_or_is_closed_refuses() throws IOException {
        Files.writeString(file, "x");
        FileChannel channel = open(StandardOpenOption.READ);
        assertThatThrownBy(() -> channel.write(bytes("y"))).isInstanceOf(NonWritableChannelException.class);
        assertThatThrownBy(() -> channel.read(bytes("y"), -1)).isInstanceOf(IllegalArgumentException.class);
        channel.close();
        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void what_only_the_machine_s_own_files_can_is_refused_clearly() throws IOException {
        try (FileChannel channel = open(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThatThrownBy(() -> channel.map(FileChannel.MapMode.READ_ONLY, 0, 1))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("cannot be mapped");
            assertThatThrownBy(channel::lock).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(channel::tryLock).isInstanceOf(UnsupportedOperationException.class);
        }
        assertThatThrownBy(() -> AsynchronousFileChannel.open(file)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void attributes_of_users_are_read_written_listed_and_removed() throws IOException {
        Files.writeString(file, "x");
        UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        view.write("type", bytes("text/plain"));
        Files.setAttribute(file, "user:other", "o".getBytes(UTF_8));

        assertThat(view.list()).containsExactlyInAnyOrder("type", "other");
        assertThat(view.size("type")).isEqualTo(10);
        assertThat(Files.getAttribute(file, "user:type")).isEqualTo("text/plain".getBytes(UTF_8));
        assertThat(Files.readAttributes(file, "user:*")).containsOnlyKeys("type", "other");
        view.delete("type");
        assertThat(view.list()).containsExactly("other");
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> view.size("type"))
                .withMessageContaining("No data available");
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> view.read("other", ByteBuffer.allocate(0)))
                .withMessageContaining("Numerical result out of range");
    }

    @Test
    void the_views_that_are_told_are_there() throws IOException {
        Files.writeString(file, "x");
        for (String view : files.supportedFileAttributeViews()) {
            assertThat(Files.getFileStore(file).supportsFileAttributeView(view))
                    .as(view)
                    .isTrue();
            Map<String, Object> all = Files.readAttributes(file, view + ":*");
            assertThat(all.isEmpty()).as(view).isEqualTo(view.equals("user"));
        }
    }

    @Test
    void a_directory_stream_shows_what_was_there_when_it_was_opened() throws IOException {
        Path directory = Files.createDirectory(files.getPath("/d"));
        for (String name : List.of("a", "b", "c")) {
            Files.createFile(directory.resolve(name));
        }
        List<String> seen = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            assertThat(stream).isNotInstanceOf(SecureDirectoryStream.class);
            for (Path each : stream) {
                seen.add(each.getFileName().toString());
                Files.delete(each);
                Files.createFile(directory.resolve("new-" + each.getFileName()));
            }
        }
        assertThat(seen).containsExactly("a", "b", "c");
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            assertThat(stream)
                    .extracting(each -> each.getFileName().toString())
                    .containsExactly("new-a", "new-b", "new-c");
        }
    }
}
