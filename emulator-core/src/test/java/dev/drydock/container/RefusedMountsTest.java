package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.drydock.Dock;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.MountRequest;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mounts that Linux or the runtime refuses. The words are those of Docker Engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RefusedMountsTest {
    private static final String TASK = "failed to create task for container: failed to create shim task: OCI runtime"
            + " create failed: runc create failed: unable to start container process: error during container init: ";

    private final Path host =
            Jimfs.newFileSystem(Configuration.unix()).getPath("/host").toAbsolutePath();
    private final Dock dock = new Dock(host);

    RefusedMountsTest() throws IOException {
        Files.createDirectories(host.resolve("dir"));
    }

    @AfterEach
    void close() {
        dock.close();
    }

    private static HostConfig binds(String... texts) {
        return HostConfig.builder().binds(List.of(texts)).build();
    }

    private static HostConfig tmpfs(String target, String options) {
        return HostConfig.builder()
                .tmpfs(new TreeMap<>(Map.of(target, options)))
                .build();
    }

    private void refusedAtStart(HostConfig config, String words) {
        dock.create("one", config, "true");
        assertThatThrownBy(() -> dock.start("one")).hasMessage(words);
    }

    @Test
    void a_value_that_linux_refuses_is_refused_in_the_words_of_the_runtime() {
        refusedAtStart(
                tmpfs("/new", "mode=9"),
                TASK + "error mounting \"tmpfs\" to rootfs at \"/new\": mount src=tmpfs, dst=/new,"
                        + " dstFd=/proc/thread-self/fd/11, flags=MS_NOSUID|MS_NODEV|MS_NOEXEC, data=mode=9:"
                        + " invalid argument");
    }

    @Test
    void the_runtime_says_what_mode_the_place_of_a_refused_tmpfs_has() {
        refusedAtStart(
                tmpfs("/data", "mode=9"),
                TASK + "error mounting \"tmpfs\" to rootfs at \"/data\": mount src=tmpfs, dst=/data,"
                        + " dstFd=/proc/thread-self/fd/14, flags=MS_NOSUID|MS_NODEV|MS_NOEXEC, data=mode=0750,mode=9:"
                        + " invalid argument");
    }

    @Test
    void a_tmpfs_cannot_cover_a_file() {
        refusedAtStart(
                tmpfs("/data/first", "uid=5"),
                TASK + "error mounting \"tmpfs\" to rootfs at \"/data/first\": mount src=tmpfs, dst=/data/first,"
                        + " dstFd=/proc/thread-self/fd/14, flags=MS_NOSUID|MS_NODEV|MS_NOEXEC, data=mode=0644,uid=5:"
                        + " not a directory: Are you trying to mount a directory onto a file (or vice-versa)?"
                        + " Check if the specified host path exists and is the expected type");
    }

    /** Fills the volume {@code kept}. */
    private void keep(Program filling) throws InterruptedException {
        dock.custom = filling;
        dock.run("filling", binds("kept:/v"), "custom");
        assertThat(dock.state("filling").exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, ''",
        "100000, 0, ',size=100000'",
        "77824, 448, ',mode=700,size=76k'",
        "1048576, 0, ',size=1m'",
        "3221225472, 0, ',size=3g'",
        "2199023255552, 0, ',size=2048g'",
    })
    void the_long_form_of_a_tmpfs_is_told_in_the_words_of_the_short_one(long size, int mode, String told) {
        MountRequest request = new MountRequest(
                "tmpfs",
                "",
                "/data/first",
                false,
                "",
                null,
                null,
                null,
                new MountRequest.TmpfsOptions(size, mode, null),
                false);
        dock.create("one", HostConfig.builder().mounts(List.of(request)).build(), "true");
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessageContaining("data=mode=0644" + told + ": not a directory: ");
    }

    @Test
    void the_runtime_sees_what_a_refused_tmpfs_would_cover_in_a_volume() throws InterruptedException {
        keep(process -> {
            process.files().writeAll("/v/f", new byte[0]);
            process.files().changeMode("/v/f", 0640);
            return Exit.SUCCESS;
        });
        HostConfig config = HostConfig.builder()
                .binds(List.of("kept:/v"))
                .tmpfs(new TreeMap<>(Map.of("/v/f", "")))
                .build();
        dock.create("one", config, "true");
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessageContaining("flags=MS_NOSUID|MS_NODEV|MS_NOEXEC, data=mode=0640: not a directory: Are you");
    }

    @ParameterizedTest
    @CsvSource({
        "/v/f/x, 'not a directory: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified"
                + " host path exists and is the expected type'",
        "/v/loop, too many levels of symbolic links",
    })
    void the_place_of_a_mount_may_be_out_of_reach(String target, String words) throws InterruptedException {
        keep(process -> {
            process.files().writeAll("/v/f", new byte[0]);
            process.files().symlink("loop", "/v/loop");
            return Exit.SUCCESS;
        });
        refusedAtStart(
                binds("kept:/v", "/dir:" + target),
                TASK + "error mounting \"/dir\" to rootfs at \"" + target + "\": create mountpoint for " + target
                        + " mount: lookup mountpoint target: securejoin.OpenInRoot " + target + ": openat2 " + target
                        + ": "
                        + words);
    }

    @ParameterizedTest
    @CsvSource({"/v/none/deep, /v/none", "/v/link/none/deep, /v/other/none", "/v/dangling/x, /v/nowhere"})
    void the_first_directory_that_cannot_be_made_is_named_without_links(String target, String named)
            throws InterruptedException {
        keep(process -> {
            process.files().makeDirectory("/v/other", 0755);
            process.files().symlink("other", "/v/link");
            process.files().symlink("nowhere", "/v/dangling");
            return Exit.SUCCESS;
        });
        dock.create("one", binds("kept:/v:ro", "/dir:" + target), "true");
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessageContaining("make mountpoint \"" + target + "\": mkdirat /var/lib/docker/overlay2/")
                .hasMessageEndingWith("/merged" + named + ": read-only file system");
    }
}
