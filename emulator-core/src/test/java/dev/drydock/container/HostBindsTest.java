package dev.drydock.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.drydock.Dock;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.MountRequest;
import dev.drydock.container.config.RestartPolicy;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.process.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HostBindsTest {
    private final Path host =
            Jimfs.newFileSystem(Configuration.unix()).getPath("/host").toAbsolutePath();
    private final Dock dock = new Dock(host);

    @BeforeEach
    void make() throws IOException {
        Files.createDirectory(host);
    }

    @AfterEach
    void close() {
        dock.close();
    }

    private static HostConfig binds(String... texts) {
        return HostConfig.builder().binds(List.of(texts)).build();
    }

    private static HostConfig mount(String source) {
        return HostConfig.builder()
                .mounts(List.of(MountRequest.of("bind", source, "/x")))
                .build();
    }

    @Test
    void a_container_writes_into_a_directory_of_the_host_that_is_made_for_it() {
        dock.custom = process -> {
            process.files().writeAll("/shared/told", "by a container".getBytes(UTF_8));
            return Exit.SUCCESS;
        };
        dock.run("one", binds("/new/dir:/shared"), "custom");

        assertThat(host.resolve("new/dir/told")).hasContent("by a container");
        assertThat(dock.state("one").exitCode()).isZero();
    }

    @Test
    void a_file_of_the_host_covers_one_of_the_image() throws IOException {
        Files.writeString(host.resolve("greeting"), "from the host");
        dock.custom = process -> {
            process.out().write(process.files().readAll("/data/first"));
            return Exit.of(process.files().mountOf("/data/first").options().startsWith("ro") ? 5 : 6);
        };
        dock.run("one", binds("/greeting:/data/first:ro"), "custom");

        assertThat(dock.state("one").exitCode()).isEqualTo(5);
    }

    @Test
    void nothing_is_made_before_the_start() {
        dock.create("one", binds("/new:/shared"), "true");
        assertThat(host.resolve("new")).doesNotExist();
    }

    @Test
    void a_mount_in_the_long_form_needs_its_source_when_it_is_made_and_when_it_starts() throws IOException {
        String words = "invalid mount config for type \"bind\": bind source path does not exist: /gone";
        refused(ErrorKind.INVALID_PARAMETER, words, () -> dock.create("one", mount("/gone"), "true"));
        Files.createDirectory(host.resolve("gone"));
        dock.create("one", mount("/gone"), "true");
        Files.delete(host.resolve("gone"));

        refused(ErrorKind.INVALID_PARAMETER, words, () -> dock.start("one"));
        assertThat(dock.state("one").status()).isEqualTo("created");
        assertThat(dock.state("one").error()).isEmpty();
    }

    @Test
    void a_restart_finds_out_that_such_a_source_is_missing_when_it_is_to_be_mounted() throws IOException {
        Files.createDirectory(host.resolve("gone"));
        dock.run("one", mount("/gone"), "true");
        Files.delete(host.resolve("gone"));

        refused(
                ErrorKind.UNKNOWN,
                "Cannot restart container one: failed to create task for container: failed to create shim task: OCI"
                        + " runtime create failed: runc create failed: unable to start container process: error during"
                        + " container init: failed to fulfil mount request: open /gone: no such file or directory",
                () -> dock.engine.containers().restartAsync("one", StopOptions.DEFAULT));
        assertThat(dock.state("one").exitCode()).isEqualTo(127);
    }

    @Test
    void a_file_is_not_mounted_on_a_directory() throws IOException {
        Files.writeString(host.resolve("file"), "");
        dock.create("one", binds("/file:/etc"), "true");
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessageContaining("error mounting \"/file\" to rootfs at \"/etc\": mount src=/file, dst=/etc")
                .hasMessageContaining("not a directory: Are you trying to mount a directory onto a file");
    }

    @Test
    void a_source_below_a_file_cannot_be_made() throws IOException {
        Files.writeString(host.resolve("file"), "");
        dock.create("one", binds("/file/below:/x"), "true");
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessageContaining("failed to fulfil mount request: open /file/below: not a directory");
    }

    @Test
    void a_source_is_found_by_links_of_the_host_that_stay_in_its_root() throws IOException {
        Files.createDirectory(host.resolve("real"));
        Files.createSymbolicLink(host.resolve("link"), host.getFileSystem().getPath("/real"));
        dock.custom = process -> {
            process.files().writeAll("/shared/f", new byte[0]);
            return Exit.SUCCESS;
        };
        dock.run("one", binds("/link:/shared"), "custom");
        assertThat(host.resolve("real/f")).exists();
    }

    @Test
    void a_restart_by_policy_shows_the_same_again() {
        dock.custom = process -> {
            boolean first = !process.files().exists("/shared/seen");
            process.files().writeAll("/shared/seen", new byte[0]);
            return Exit.of(first ? 1 : 0);
        };
        HostConfig again = HostConfig.builder()
                .binds(List.of("/dir:/shared"))
                .restartPolicy(new RestartPolicy("on-failure", 0))
                .build();
        dock.run("one", again, "custom");
        dock.clock().advance(Duration.ofSeconds(1));
        assertThat(dock.state("one").exitCode()).isZero();
    }

    @Test
    void without_files_of_a_host_the_start_is_refused() {
        try (Dock other = new Dock()) {
            other.create("one", binds("/a:/b"), "true");
            refused(
                    ErrorKind.NOT_IMPLEMENTED,
                    "a bind mount of /a without access to files of the host is not emulated",
                    () -> other.start("one"));
        }
    }

    private static void refused(ErrorKind kind, String words, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(kind))
                .hasMessage(words);
    }
}
