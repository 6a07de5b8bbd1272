package dev.drydock.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.drydock.Dock;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.MountRequest;
import dev.drydock.container.config.MountRequest.BindOptions;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filesystem.MountEntry;
import dev.drydock.filter.Filters;
import dev.drydock.process.Exit;
import dev.drydock.volume.CreateVolume;
import dev.drydock.volume.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words are those of Docker Engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class MountsTest {
    private static final String TASK = "failed to create task for container: failed to create shim task: OCI runtime"
            + " create failed: runc create failed: unable to start container process: error during container init: ";

    private final Path host =
            Jimfs.newFileSystem(Configuration.unix()).getPath("/host").toAbsolutePath();
    private final Dock dock = new Dock(host);

    MountsTest() throws IOException {
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

    private String optionsOf(String path, HostConfig config) {
        AtomicReference<String> options = new AtomicReference<>();
        dock.custom = process -> {
            options.set(process.files().mountOf(path).options());
            return Exit.SUCCESS;
        };
        dock.run("shown", config, "custom");
        return options.get();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | rw,nosuid,nodev,noexec,relatime",
                "size=1m               | rw,nosuid,nodev,noexec,relatime,size=1024k",
                "size=5000             | rw,nosuid,nodev,noexec,relatime,size=8k",
                "nr_blocks=7           | rw,nosuid,nodev,noexec,relatime,size=28k",
                "mode=700,exec         | rw,nosuid,nodev,relatime,mode=700",
                "mode=10777            | rw,nosuid,nodev,noexec,relatime,mode=777",
                "ro,uid=5,gid=6        | ro,nosuid,nodev,noexec,relatime,uid=5,gid=6",
                "noatime,sync          | rw,sync,nosuid,nodev,noexec,noatime",
                "size=1m,size=2M       | rw,nosuid,nodev,noexec,relatime,size=2048k",
                "suid,dev,exec         | rw,relatime",
            })
    void a_tmpfs_shows_what_linux_made_of_its_options(String given, String shown) {
        assertThat(optionsOf("/new", tmpfs("/new", given))).isEqualTo(shown);
    }

    @Test
    void a_tmpfs_takes_the_mode_of_the_directory_that_it_covers() {
        assertThat(optionsOf("/data", tmpfs("/data", ""))).endsWith(",mode=750");
    }

    @Test
    void a_tmpfs_in_a_volume_takes_the_mode_of_what_it_covers_there() throws InterruptedException {
        dock.custom = process -> {
            process.files().umask(0);
            process.files().makeDirectory("/v/inner", 0710);
            return Exit.SUCCESS;
        };
        dock.run("filling", binds("kept:/v"), "custom");
        HostConfig config = HostConfig.builder()
                .binds(List.of("kept:/v"))
                .tmpfs(new TreeMap<>(Map.of("/v/inner", "", "/v/new", "")))
                .build();

        assertThat(optionsOf("/v/inner", config)).endsWith(",mode=710");
        dock.engine.containers().remove("shown", RemoveOptions.FORCE);
        assertThat(optionsOf("/v/new", config)).as("made for it before").endsWith(",mode=755");
    }

    @Test
    void a_tmpfs_keeps_the_mode_that_it_was_given() {
        assertThat(optionsOf("/data", tmpfs("/data", "mode=711"))).endsWith(",mode=711");
    }

    @Test
    void an_option_that_a_tmpfs_does_not_know_is_refused_at_the_start() {
        refusedAtStart(tmpfs("/new", "size=1m,bogus=1"), "invalid tmpfs option \"bogus\"");
    }

    @Test
    void a_tmpfs_lies_below_what_is_mounted_at_the_same_place_written_otherwise() {
        HostConfig config = HostConfig.builder()
                .binds(List.of("/dir:/m"))
                .tmpfs(new TreeMap<>(Map.of("/m/", "")))
                .build();
        dock.custom = process -> {
            assertThat(process.files().mounts())
                    .filteredOn(mount -> mount.target().equals("/m"))
                    .extracting(MountEntry::type)
                    .containsExactly("tmpfs", "ext4");
            return Exit.SUCCESS;
        };
        dock.run("one", config, "custom");
        assertThat(dock.state("one").exitCode()).isZero();
    }

    @Test
    void a_tmpfs_stands_in_for_a_volume_of_the_image() {
        HostConfig config = HostConfig.builder()
                .volumesFrom(List.of("other"))
                .tmpfs(new TreeMap<>(Map.of("/m", "")))
                .build();
        dock.create("other", binds("kept:/m"), "true");
        assertThat(optionsOf("/m", config)).startsWith("rw,nosuid");
    }

    @Test
    void the_mount_point_in_a_volume_is_made_in_the_volume() {
        dock.run("one", binds("outer:/m", "inner:/m/n"), "true");
        assertThat(dock.engine.containers().changes("one"))
                .extracting(FileChange::path)
                .containsExactly("/m");
        dock.custom = process -> Exit.of(process.files().status("/o/n").isDirectory() ? 0 : 1);
        dock.run("two", binds("outer:/o"), "custom");
        assertThat(dock.state("two").exitCode()).isZero();
    }

    @Test
    void no_mount_point_is_made_in_what_cannot_be_written() {
        dock.create("one", binds("/dir:/m:ro", "inner:/m/n"), "true");
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessageStartingWith(TASK + "error mounting \"/var/lib/docker/volumes/inner/_data\" to rootfs at"
                        + " \"/m/n\": create mountpoint for /m/n mount: make mountpoint \"/m/n\": mkdirat ")
                .hasMessageEndingWith("/merged/m/n: read-only file system");
        assertThat(host.resolve("dir/n")).doesNotExist();
    }

    @Test
    void a_volume_below_a_file_is_refused_when_the_container_is_made() {
        assertThatThrownBy(() -> dock.create("one", binds("kept:/bin/true/x"), "true"))
                .hasMessageStartingWith("lstat /var/lib/docker/overlay2/")
                .hasMessageEndingWith("/merged/bin/true/x: not a directory");
    }

    @Test
    void contents_of_the_image_are_no_matter_of_a_bind() {
        assertThatThrownBy(() -> dock.create("one", binds("/dir:/m:nocopy"), "true"))
                .hasMessage("invalid volume specification: '/dir:/m:nocopy': invalid mount config for type \"bind\":"
                        + " field VolumeOptions must not be specified");
    }

    @ParameterizedTest
    @CsvSource({"nocopy", "rshared"})
    void volumes_of_others_are_taken_over_as_they_are(String mode) {
        HostConfig config =
                HostConfig.builder().volumesFrom(List.of("other:" + mode)).build();
        assertThatThrownBy(() -> dock.create("one", config, "true")).hasMessage("invalid mode: " + mode);
    }

    @Test
    void to_be_read_only_in_a_certain_way_a_bind_must_be_read_only() {
        BindOptions options = new BindOptions("", false, false, true, false);
        MountRequest request = new MountRequest("bind", "/dir", "/m", false, "", options, null, null, null, false);
        refusedAtStart(
                HostConfig.builder().mounts(List.of(request)).build(),
                "mount options conflict: !ReadOnly && BindOptions.ReadOnlyNonRecursive");
    }

    @Test
    void a_volume_that_is_a_tmpfs_is_mounted_as_one() {
        MountRequest.VolumeDriver driver = new MountRequest.VolumeDriver(
                "local", new TreeMap<>(Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=1m,uid=7")));
        MountRequest request =
                MountRequest.of("volume", "fast", "/m").with(new MountRequest.VolumeOptions(false, null, "", driver));
        assertThat(optionsOf("/m", HostConfig.builder().mounts(List.of(request)).build()))
                .isEqualTo("rw,relatime,size=1024k,uid=7");
    }

    @Test
    void an_image_is_shown_and_cannot_be_written() {
        HostConfig config = HostConfig.builder()
                .mounts(List.of(MountRequest.of("image", "box", "/m")))
                .build();
        dock.custom = process -> {
            assertThatThrownBy(() -> process.files().writeAll("/m/new", new byte[0]))
                    .hasMessage("Read-only file system");
            return Exit.of(
                    process.files().exists("/m/data/first") && !process.files().exists("/m/.dockerenv") ? 0 : 1);
        };
        dock.run("one", config, "custom");
        assertThat(dock.state("one").exitCode()).isZero();
        assertThat(dock.engine.containers().inspect("one", false).mounts())
                .extracting(MountPoint::type, MountPoint::name, MountPoint::writable, MountPoint::propagation)
                .containsExactly(tuple("image", "box", false, "rprivate"));
    }

    @Test
    void an_image_to_be_mounted_must_be_there() {
        HostConfig config = HostConfig.builder()
                .mounts(List.of(MountRequest.of("image", "nope", "/m")))
                .build();
        assertThatThrownBy(() -> dock.create("one", config, "true")).hasMessage("No such image: nope:latest");
    }

    @Test
    void what_is_written_below_another_mount_stays_there() {
        dock.custom = process -> {
            process.files().writeAll("/m/n/told", "x".getBytes(UTF_8));
            return Exit.SUCCESS;
        };
        dock.run("one", binds("/dir:/m", "inner:/m/n"), "custom");
        assertThat(host.resolve("dir/n")).isDirectory();
        assertThat(host.resolve("dir/n/told")).doesNotExist();
    }

    @Test
    void nobody_is_told_of_mounts_of_which_one_is_refused() {
        keep("file");
        dock.create("one", partOfVolume("missing", "/m"), "true");
        assertThat(dock.toldBy(() -> assertThatThrownBy(() -> dock.start("one")).hasMessageContaining("missing")))
                .filteredOn(event -> event.startsWith("volume"))
                .containsExactly("volume unmount");
    }

    @Test
    void nobody_is_told_of_mounts_through_which_files_cannot_be_seen() {
        keep("file");
        dock.create("one", partOfVolume("missing", "/m"), "true");
        assertThat(dock.toldBy(() -> assertThatThrownBy(
                                () -> dock.engine.containers().statPath("one", "/etc"))
                        .isInstanceOfSatisfying(
                                EngineException.class,
                                refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.SYSTEM))
                        .hasMessageContaining("missing")))
                .isEmpty();
    }

    private static HostConfig partOfVolume(String subpath, String target) {
        MountRequest.VolumeOptions options = new MountRequest.VolumeOptions(false, null, subpath, null);
        return HostConfig.builder()
                .mounts(List.of(MountRequest.of("volume", "kept", target).with(options)))
                .build();
    }

    private void keep(String file) {
        dock.custom = process -> {
            process.files().makeDirectory("/m/part", 0755);
            process.files().writeAll("/m/" + file, "kept".getBytes(UTF_8));
            return Exit.SUCCESS;
        };
        dock.run("keeper", binds("kept:/m"), "custom");
    }

    @Test
    void an_empty_part_of_a_volume_is_filled_with_what_the_image_has_there() {
        keep("file");
        dock.custom = process -> {
            assertThat(process.files().readAll("/data/first")).asString(UTF_8).isEqualTo("one\n");
            return Exit.SUCCESS;
        };
        dock.run("one", partOfVolume("part", "/data"), "custom");
        assertThat(dock.state("one").exitCode()).isZero();
    }

    @Test
    void a_file_of_a_volume_cannot_cover_what_the_image_has() {
        keep("file");
        assertThatThrownBy(() -> dock.create("one", partOfVolume("file", "/data"), "true"))
                .hasMessageMatching("open /var/lib/docker/tmp/safe-mount[0-9]+: not a directory");
        dock.create("two", partOfVolume("file", "/new"), "true");
        dock.start("two");
    }

    @Test
    void anonymous_volumes_go_when_the_others_cannot_be_filled() {
        assertThatThrownBy(() -> dock.create("one", binds("/anonymous", "kept:/bin/true"), "true"))
                .hasMessage("source /bin/true is not directory");
        assertThat(dock.engine.volumes().list(Filters.NONE))
                .extracting(Volume::name)
                .containsExactly("kept");
    }

    private void writes(String path, int bytes, String words) {
        dock.custom = process -> {
            try {
                process.files().writeAll(path, new byte[bytes]);
                return Exit.SUCCESS;
            } catch (IOException full) {
                assertThat(full).hasMessage(words);
                return Exit.of((int) process.files().status(path).sizeBytes() / 4096);
            }
        };
    }

    @Test
    void a_tmpfs_that_is_full_takes_what_fits() {
        writes("/t/f", 100_000, "No space left on device");
        dock.run("one", tmpfs("/t", "size=12k"), "custom");

        assertThat(dock.state("one").exitCode()).as("pages").isEqualTo(3);
    }

    @Test
    void a_container_whose_disk_is_full_goes_on_and_keeps_half_a_file() {
        dock.create("one", HostConfig.builder().build(), "custom");
        dock.engine.containers().limitDisk("one", 8192);
        writes("/f", 100_000, "No space left on device");
        dock.start("one");
        assertThat(dock.state("one").exitCode()).as("pages").isEqualTo(2);

        dock.engine.containers().limitDisk("one", Long.MAX_VALUE);
        writes("/f", 100_000, "");
        dock.start("one");
        assertThat(dock.state("one").exitCode()).isZero();
    }

    @Test
    void a_volume_whose_disk_is_full_is_full_for_all() {
        dock.engine.volumes().create(CreateVolume.named("kept"));
        dock.engine.volumes().limitDisk("kept", 4096);
        writes("/v/f", 100_000, "No space left on device");
        dock.run("one", binds("kept:/v"), "custom");
        assertThat(dock.state("one").exitCode()).as("pages").isEqualTo(1);
        writes("/w/g", 1, "No space left on device");
        dock.run("two", binds("kept:/w"), "custom");
        assertThat(dock.state("two").exitCode()).as("pages").isZero();
        writes("/g", 1, "");
        dock.run("three", binds("kept:/w"), "custom");
        assertThat(dock.state("three").exitCode())
                .as("its own layer is not full")
                .isZero();
    }

    @Test
    void the_table_of_mounts_shows_where_links_lead() {
        dock.custom = process -> {
            process.files().symlink("d", "/m/link");
            process.files().makeDirectory("/m/d", 0755);
            return Exit.SUCCESS;
        };
        dock.run("keeper", binds("kept:/m"), "custom");
        dock.custom = process -> {
            assertThat(process.files().mountOf("/m/link").target()).isEqualTo("/m/d");
            return Exit.SUCCESS;
        };
        dock.run("one", binds("kept:/m", "inner:/m/link"), "custom");
        assertThat(dock.state("one").exitCode()).isZero();
    }
}
