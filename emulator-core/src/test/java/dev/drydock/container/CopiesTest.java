package dev.drydock.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.HostConfig;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.layer.TarAttributes;
import dev.drydock.layer.TarHeader;
import dev.drydock.layer.TarWriter;
import dev.drydock.process.Exit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CopiesTest {
    private static final ExtractOptions PLAIN = new ExtractOptions(false, false);

    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();

    @AfterEach
    void close() {
        dock.close();
    }

    private static byte[] tar(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                String name = (String) namesAndContents[i];
                String text = (String) namesAndContents[i + 1];
                boolean link = text.startsWith("->") || text.startsWith("=>");
                byte type = text.startsWith("->") ? TarConstants.LF_SYMLINK : TarConstants.LF_LINK;
                TarArchiveEntry entry = link ? new TarArchiveEntry(name, type, true) : new TarArchiveEntry(name, true);
                if (link) {
                    entry.setLinkName(text.substring(2));
                } else if (!entry.isDirectory()) {
                    entry.setSize(text.length());
                }
                tar.putArchiveEntry(entry);
                if (!link && !entry.isDirectory()) {
                    tar.write(text.getBytes(UTF_8));
                }
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private void put(String path, byte[] tar) {
        containers.extract("one", path, PLAIN, new ByteArrayInputStream(tar));
    }

    private List<String> names(String path) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FileArchive files = containers.archive("one", path).files()) {
            files.writeTo(bytes);
        }
        return names(bytes.toByteArray());
    }

    private static List<String> names(byte[] tar) throws IOException {
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void what_is_put_in_comes_out_named_by_the_path_that_was_asked_for() throws IOException {
        dock.create("one", "true");
        put("/data", tar("sub/", "", "sub/f", "text"));

        assertThat(names("/data")).containsExactly("data/", "data/first", "data/sub/", "data/sub/f");
        assertThat(names("/data/sub/.")).containsExactly("./", "./f");
        assertThat(names("data/sub/f")).containsExactly("f");
    }

    @Test
    void a_link_is_copied_itself_unless_the_path_says_that_it_is_a_directory() throws IOException {
        dock.create("one", "true");
        put("/", tar("to", "->data", "again", "->to"));

        assertThat(names("/again")).containsExactly("again");
        assertThat(names("/again/")).containsExactly("again/", "again/first");
        assertThat(containers.statPath("one", "/again").linkTarget()).isEqualTo("/data");
    }

    @Test
    void the_files_of_the_network_are_those_of_the_last_run_also_when_it_is_over() throws IOException {
        dock.create("one", "true");
        assertThat(text("/etc/hosts")).isEmpty();
        dock.start("one");
        assertThat(dock.status("one")).isEqualTo("exited");
        assertThat(text("/etc/hostname")).isEqualTo(container().config().hostname() + "\n");
        assertThat(text("/etc/hosts"))
                .endsWith("172.17.0.2\t" + container().config().hostname() + "\n");
    }

    private ContainerDetails container() {
        return containers.inspect("one", false);
    }

    private String text(String path) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FileArchive files = containers.archive("one", path).files()) {
            files.writeTo(bytes);
        }
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            in.getNextEntry();
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void copies_are_told() throws IOException {
        dock.create("one", "true");
        byte[] tar = tar("f", "x");
        assertThat(dock.toldBy(() -> put("/data", tar))).containsExactly("extract-to-dir");
        assertThat(dock.toldBy(() -> containers.archive("one", "/data").files().close()))
                .containsExactly("archive-path");
        assertThat(dock.toldBy(() -> containers.export("one").close())).containsExactly("export");
    }

    @Test
    void nothing_of_a_tar_leaves_the_directory() throws IOException {
        dock.create("one", "true");
        put("/data", tar("/absolute", "1", "out", "->/etc", "out/passwd", "evil"));

        assertThat(names("/data"))
                .containsExactly("data/", "data/absolute", "data/etc/", "data/etc/passwd", "data/first", "data/out");
        assertThat(names("/etc/passwd")).containsExactly("passwd");
        assertThat(containers.statPath("one", "/etc/passwd").sizeBytes()).isNotEqualTo(4);
        refused(ErrorKind.SYSTEM, "invalid entry name \"../evil\"", () -> put("/data", tar("../evil", "x")));
        refused(ErrorKind.SYSTEM, "invalid entry name \"a/../../b\"", () -> put("/data", tar("a/../../b", "x")));
        refused(
                ErrorKind.SYSTEM,
                "invalid hardlink target \"../etc/passwd\"",
                () -> put("/data", tar("hard", "=>../etc/passwd")));
        refused(
                ErrorKind.NOT_FOUND,
                "Could not find the file /data in container one",
                () -> put("/data", tar("hard", "=>/etc/nope")));
    }

    @Test
    void what_is_no_tar_or_is_cut_off_is_refused() throws IOException {
        dock.create("one", "true");
        byte[] whole = tar("f", "x".repeat(5000));
        refused(ErrorKind.SYSTEM, "unexpected EOF", () -> put("/data", Arrays.copyOf(whole, 3000)));
        refused(ErrorKind.SYSTEM, "unexpected EOF", () -> put("/data", Arrays.copyOf(whole, 100)));
        refused(ErrorKind.SYSTEM, "unexpected EOF", () -> put("/data", "not a tar at all".getBytes(UTF_8)));
        refused(
                ErrorKind.SYSTEM,
                "archive/tar: invalid tar header",
                () -> put("/data", "j".repeat(600).getBytes(UTF_8)));
    }

    @Test
    void kinds_are_kept_if_the_client_wants_that() throws IOException {
        dock.create("one", "true");
        ExtractOptions keep = new ExtractOptions(true, false);
        refused(
                ErrorKind.SYSTEM,
                "cannot overwrite directory \"data\" with non-directory \"/\"",
                () -> containers.extract("one", "/", keep, new ByteArrayInputStream(tar("data", "x"))));
        refused(
                ErrorKind.SYSTEM,
                "cannot overwrite non-directory \"first\" with directory \"/data\"",
                () -> containers.extract("one", "/data", keep, new ByteArrayInputStream(tar("first/", ""))));
        put("/", tar("data", "now a file"));
        assertThat(containers.statPath("one", "/data").sizeBytes()).isEqualTo(10);
    }

    @Test
    void volumes_are_seen_and_read_only_ones_refuse() throws IOException {
        HostConfig host =
                HostConfig.builder().binds(List.of("vol:/v", "other:/r:ro")).build();
        dock.create("one", host, "true");
        put("/v", tar("f", "x"));
        assertThat(names("/v")).containsExactly("v/", "v/f");
        refused(ErrorKind.INVALID_PARAMETER, "mounted volume is marked read-only", () -> put("/r", tar("f", "x")));
    }

    @Test
    void what_does_not_fit_any_more_is_refused_and_what_did_stays() throws IOException {
        dock.create("one", "true");
        containers.limitDisk("one", 8192);

        refused(
                ErrorKind.SYSTEM,
                "write /bin/d/b: no space left on device",
                () -> put("/bin", tar("d/", "", "d/a", "x".repeat(3000), "d/b", "y".repeat(9000), "d/c", "z")));
        assertThat(names("/bin/d")).containsExactly("d/", "d/a", "d/b");
        assertThat(containers.statPath("one", "/bin/d/b").sizeBytes()).isEqualTo(4096);
    }

    /** One entry, with an extended attribute before it. */
    private static void withAttribute(TarWriter tar, char type, String name, String attribute, byte[] value)
            throws IOException {
        SortedMap<String, byte[]> records = new TreeMap<>(Map.of("SCHILY.xattr." + attribute, value));
        tar.begin(new TarHeader(type, name, type == '2' ? "nowhere" : "", 0755, 0, 0, 0, 0, 0, 0, records));
    }

    @Test
    void extended_attributes_come_in_and_capabilities_alone_come_out() throws IOException {
        byte[] capability = {1, 0, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        byte[] binary = {(byte) 0xff, 0, (byte) 0xfe};
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TarWriter tar = new TarWriter(bytes);
        withAttribute(tar, '0', "cap", "security.capability", capability);
        withAttribute(tar, '0', "user", "user.bin", binary);
        withAttribute(tar, '0', "trusted", "trusted.t", binary);
        tar.finish();
        List<Map<String, byte[]>> seen = new ArrayList<>();
        dock.custom = process -> {
            for (String name : List.of("cap", "user", "trusted")) {
                seen.add(process.files().attributes("/bin/" + name, true));
            }
            return Exit.SUCCESS;
        };
        dock.create("one", "custom");
        put("/bin", bytes.toByteArray());
        dock.start("one");

        assertThat(seen).hasSize(3);
        assertThat(seen.get(0)).containsOnlyKeys("security.capability");
        assertThat(seen.get(0).get("security.capability")).isEqualTo(capability);
        assertThat(seen.get(1).get("user.bin")).isEqualTo(binary);
        assertThat(seen.get(2)).as("hidden from a container").isEmpty();
        assertThat(attributesOf("/bin/cap", "cap").get("security.capability")).isEqualTo(capability);
        assertThat(attributesOf("/bin/user", "user")).isEmpty();
    }

    private Map<String, byte[]> attributesOf(String path, String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FileArchive files = containers.archive("one", path).files()) {
            files.writeTo(bytes);
        }
        TarAttributes attributes = new TarAttributes(new ByteArrayInputStream(bytes.toByteArray()));
        TarArchiveEntry entry = new TarArchiveInputStream(attributes).getNextEntry();
        assertThat(entry.getName()).isEqualTo(name);
        return attributes.last();
    }

    @Test
    void an_attribute_of_a_link_is_one_of_what_it_leads_to() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TarWriter tar = new TarWriter(bytes);
        withAttribute(tar, '2', "link", "user.l", new byte[] {1});
        tar.finish();
        dock.create("one", "true");

        refused(
                ErrorKind.SYSTEM,
                "lsetxattr /bin/nowhere: xattr \"user.l\": no such file or directory",
                () -> put("/bin", bytes.toByteArray()));
    }

    @Test
    void a_read_only_root_refuses() {
        dock.create("one", HostConfig.builder().readonlyRootfs(true).build(), "true");
        refused(ErrorKind.INVALID_PARAMETER, "container rootfs is marked read-only", () -> put("/data", tar("f", "x")));
    }

    @Test
    void paths_that_lead_nowhere_are_refused_in_the_engines_words() {
        dock.create("one", "true");
        refused(
                ErrorKind.NOT_FOUND,
                "Could not find the file /nope in container one",
                () -> containers.statPath("one", "/nope"));
        refused(
                ErrorKind.SYSTEM,
                "lstat /data/first/x: not a directory",
                () -> containers.statPath("one", "/data/first/x"));
        refused(
                ErrorKind.INVALID_PARAMETER,
                "extraction point is not a directory",
                () -> put("/data/first", tar("f", "x")));
    }

    @Test
    void an_export_has_all_files_of_a_container() throws IOException {
        dock.create("one", "true");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FileArchive files = containers.export("one")) {
            files.writeTo(bytes);
        }
        assertThat(names(bytes.toByteArray())).contains("bin/", "data/first", "etc/passwd", ".dockerenv");
    }

    /** Something that is refused. */
    @FunctionalInterface
    private interface Deed {
        void run() throws IOException;
    }

    private static void refused(ErrorKind kind, String words, Deed deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(kind))
                .hasMessage(words);
    }
}
