package dev.drydock.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FindingsTest {
    private final MountTable table = MountTable.over(TestFiles.writable());
    private final FileContext files = table.context(Caller.nobody(), Credentials.ROOT);
    private final FileContext looking = files.fork();

    @Test
    void they_hold_while_files_are_only_read() throws IOException {
        Findings findings = looking.findings();
        looking.readAll("/etc/passwd");
        assertThat(looking.exists("/nowhere")).isFalse();
        files.readAll("/etc/passwd");
        assertThat(findings.stillHold()).isTrue();
    }

    @Test
    void they_do_not_hold_once_a_file_is_written_or_changed() throws IOException {
        Findings findings = looking.findings();
        files.writeAll("/etc/passwd", new byte[0]);
        assertThat(findings.stillHold()).isFalse();
        Findings later = looking.findings();
        assertThat(later.stillHold()).isTrue();
        files.changeMode("/etc/passwd", 0600);
        assertThat(later.stillHold()).isFalse();
    }

    @Test
    void they_do_not_hold_once_something_is_mounted_or_a_mounted_tree_has_changed() throws IOException {
        Findings findings = looking.findings();
        WritableTree volume = TestFiles.writable();
        table.mount(volume, new MountEntry("v", "/data", "ext4", "rw,relatime"));
        assertThat(findings.stillHold()).isFalse();
        Findings later = looking.findings();
        assertThat(later.stillHold()).isTrue();
        files.writeAll("/data/new", new byte[0]);
        assertThat(later.stillHold()).isFalse();
    }

    @Test
    void they_do_not_hold_when_a_look_came_to_files_of_the_host(@TempDir Path host) throws IOException {
        Files.writeString(host.resolve("file"), "text");
        table.mount(HostTree.of(host, () -> Instant.EPOCH), new MountEntry("h", "/host", "ext4", "rw,relatime"));
        Findings findings = looking.findings();
        files.readAll("/host/file");
        assertThat(findings.stillHold()).as("others looked there").isTrue();
        assertThat(looking.exists("/host/missing")).isFalse();
        assertThat(findings.stillHold()).isFalse();
    }

    @Test
    void they_do_not_hold_for_who_stands_among_files_of_the_host(@TempDir Path host) throws IOException {
        table.mount(HostTree.of(host, () -> Instant.EPOCH), new MountEntry("h", "/host", "ext4", "rw,relatime"));
        looking.changeDirectory("/host");
        assertThat(looking.findings().stillHold()).isFalse();
    }
}
