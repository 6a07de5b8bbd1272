package dev.drydock.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.event.Event;
import dev.drydock.event.EventFilter;
import dev.drydock.event.EventLog;
import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filter.Filters;
import dev.drydock.id.IdSource;
import dev.drydock.time.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VolumeStoreTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05.678Z"));
    private final EventLog log = new EventLog(clock);
    private final VolumeStore.Surroundings around =
            new VolumeStore.Surroundings(ContentStore.unlimited(), clock, new VolumeEvents(log), "/var/lib/docker");
    private final VolumeStore store = new VolumeStore(new IdSource(1), around);

    private List<String> events() {
        return log.replay(Instant.EPOCH, null, EventFilter.ALL).stream()
                .map(VolumeStoreTest::words)
                .toList();
    }

    private static String words(Event event) {
        return event.action() + " " + event.actorId() + " " + event.attributes();
    }

    private static FileContext files(VolumeStore store, String name) {
        return MountTable.over(store.mount(name, "test")).context(Caller.nobody(), Credentials.ROOT);
    }

    private Volume withOptions(String... pairs) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            options.put(pairs[i], pairs[i + 1]);
        }
        return store.create(new CreateVolume("vo", "", options, null));
    }

    @Test
    void a_named_volume_is_made_to_the_second() {
        Volume volume = store.create(new CreateVolume("v1", "local", null, Map.of("a", "b")));
        assertThat(volume)
                .isEqualTo(new Volume(
                        "v1",
                        Instant.parse("2026-01-02T03:04:05Z"),
                        new TreeMap<>(Map.of("a", "b")),
                        null,
                        "/var/lib/docker/volumes/v1/_data"));
        assertThat(volume.isAnonymous()).isFalse();
        assertThat(events()).containsExactly("create v1 {driver=local}");
    }

    @Test
    void an_anonymous_volume_gets_an_id_for_a_name_and_a_label() {
        Volume volume = store.create(CreateVolume.anonymous());
        assertThat(volume.name()).matches("[0-9a-f]{64}");
        assertThat(volume.labels()).containsExactly(Map.entry("com.docker.volume.anonymous", ""));
        Volume labelled = store.create(new CreateVolume("", "", null, Map.of("a", "b")));
        assertThat(labelled.labels())
                .containsExactly(Map.entry("a", "b"), Map.entry("com.docker.volume.anonymous", ""));
        assertThat(labelled.name()).isNotEqualTo(volume.name());
    }

    @Test
    void a_volume_that_exists_is_returned_as_it_is_whatever_else_is_asked() {
        Volume first = store.create(new CreateVolume("v1", "", null, Map.of("a", "b")));
        assertThat(store.create(new CreateVolume("v1", "", Map.of("nope", "1"), Map.of("a", "c"))))
                .isEqualTo(first);
        assertThat(events()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "a, 'create a: volume name is too short, names should be at least two alphanumeric characters'",
        "a b, 'create a b: \"a b\" includes invalid characters for a local volume name, only "
                + "\"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass a host directory, use absolute path'",
        "-a, 'create -a: \"-a\" includes invalid characters for a local volume name, only "
                + "\"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass a host directory, use absolute path'"
    })
    void names_have_a_grammar(String name, String words) {
        assertThatThrownBy(() -> store.create(CreateVolume.named(name)))
                .hasMessage(words)
                .extracting(failure -> ((EngineException) failure).kind())
                .isEqualTo(ErrorKind.INVALID_PARAMETER);
        assertThat(store.list(Filters.NONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "a", ""})
    void other_drivers_do_not_exist_whatever_the_name_is(String name) {
        assertThatThrownBy(() -> store.create(new CreateVolume(name, "nope", null, null)))
                .hasMessageEndingWith(": error looking up volume plugin nope: plugin \"nope\" not found")
                .extracting(failure -> ((EngineException) failure).kind())
                .isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void options_are_checked_in_the_order_of_the_engine() {
        assertThatThrownBy(() -> withOptions("type", "none", "device", "/tmp", "nope", "1"))
                .hasMessage("create vo: invalid option: \"nope\"");
        assertThatThrownBy(() -> withOptions("type", "tmpfs"))
                .hasMessage("create vo: missing required option: \"device\"");
        assertThatThrownBy(() -> withOptions("o", "x")).hasMessage("create vo: missing required option: \"device\"");
        assertThatThrownBy(() -> withOptions("o", "x", "device", "/tmp"))
                .hasMessage("create vo: missing required option: \"type\"");
        assertThatThrownBy(() -> withOptions("size", "zz")).hasMessage("create vo: invalid size: 'zz'");
        assertThatThrownBy(() -> withOptions("size", "1m"))
                .hasMessage("create vo: quota size requested but no quota support");
        assertThat(withOptions().options()).isEmpty();
    }

    @Test
    void an_unknown_volume_is_not_found_and_removed_only_by_force() {
        assertThatThrownBy(() -> store.get("nope")).hasMessage("get nope: no such volume");
        assertThatThrownBy(() -> store.remove("nope", false)).hasMessage("get nope: no such volume");
        store.remove("nope", true);
        assertThat(events()).isEmpty();
    }

    @Test
    void a_volume_in_use_stays_even_by_force() {
        store.create(CreateVolume.named("dados"));
        store.use("dados", "c1");
        store.use("dados", "c2");
        assertThatThrownBy(() -> store.remove("dados", true))
                .hasMessage("remove dados: volume is in use - [c1, c2]")
                .extracting(failure -> ((EngineException) failure).kind())
                .isEqualTo(ErrorKind.CONFLICT);
        store.giveUp("dados", "c1");
        store.giveUp("dados", "c2");
        store.remove("dados", false);
        assertThat(events()).containsExactly("create dados {driver=local}", "destroy dados {driver=local}");
    }

    @Test
    void lists_are_by_name_and_filtered() {
        store.create(new CreateVolume("fb", "", null, Map.of("l", "fb")));
        store.create(new CreateVolume("fa", "", null, Map.of("l", "fa")));
        store.use("fa", "c");
        assertThat(names(Filters.NONE)).containsExactly("fa", "fb");
        assertThat(names(Filters.of("name", "f"))).containsExactly("fa", "fb");
        assertThat(names(Filters.of("name", "a$"))).containsExactly("fa");
        assertThat(names(Filters.of("dangling", "true"))).containsExactly("fb");
        assertThat(names(Filters.of("dangling", "false"))).containsExactly("fa");
        assertThat(names(Filters.of("label", "l=fa"))).containsExactly("fa");
        assertThat(names(Filters.of("driver", "local"))).containsExactly("fa", "fb");
        assertThat(names(Filters.of("driver", "x"))).isEmpty();
        assertThatThrownBy(() -> names(Filters.of("nope", "1"))).hasMessage("invalid filter 'nope'");
        assertThatThrownBy(() -> names(Filters.of("dangling", "x"))).hasMessage("invalid filter 'dangling=[x]'");
    }

    private List<String> names(Filters filters) {
        return store.list(filters).stream().map(Volume::name).toList();
    }

    @Test
    void a_prune_takes_anonymous_volumes_and_all_only_if_asked() throws IOException {
        store.create(CreateVolume.named("named"));
        String anonymous = store.create(CreateVolume.anonymous()).name();
        String used = store.create(CreateVolume.anonymous()).name();
        store.use(used, "c");
        files(store, anonymous).writeAll("/f", new byte[10]);
        assertThat(store.prune(Filters.NONE)).isEqualTo(new VolumePruneReport(List.of(anonymous), 10));
        assertThat(store.prune(Filters.of("all", "true")).removed()).containsExactly("named");
        assertThat(events()).contains("destroy named {driver=local}").endsWith("prune  {reclaimed=0}");
        assertThat(names(Filters.NONE)).containsExactly(used);
    }

    @Test
    void a_prune_can_be_told_by_labels() {
        store.create(new CreateVolume("keep", "", null, Map.of("keep", "")));
        store.create(new CreateVolume("go", "", null, null));
        assertThat(store.prune(Filters.of("all", "1").with("label!", "keep")).removed())
                .containsExactly("go");
        assertThat(store.prune(Filters.of("all", "1").with("label", "keep")).removed())
                .containsExactly("keep");
        assertThatThrownBy(() -> store.prune(Filters.of("until", "1h"))).hasMessage("invalid filter 'until'");
        assertThatThrownBy(() -> store.prune(Filters.of("all", "x")))
                .hasMessage("invalid filter 'all': strconv.ParseBool: parsing \"x\": invalid syntax");
    }

    @Test
    void what_is_written_stays_and_goes_with_the_volume() throws IOException {
        store.create(CreateVolume.named("v1"));
        files(store, "v1").writeAll("/f", bytes("x"));
        store.unmount("v1", "test");
        assertThat(files(store, "v1").readAll("/f")).isEqualTo(bytes("x"));
        assertThat(store.sizeBytes("v1")).isEqualTo(1);
        store.remove("v1", false);
        store.create(CreateVolume.named("v1"));
        assertThat(files(store, "v1").list("/")).isEmpty();
    }

    @Test
    void a_new_volume_is_a_directory_of_root() throws IOException {
        store.create(CreateVolume.named("v1"));
        FileStatus root = files(store, "v1").status("/");
        assertThat(root.mode()).isEqualTo(0755);
        assertThat(root.uid()).isZero();
    }

    @Test
    void a_tmpfs_volume_forgets_when_the_last_one_lets_go() throws IOException {
        withOptions("type", "tmpfs", "device", "tmpfs", "o", "size=1k,mode=750,uid=7");
        FileContext files = files(store, "vo");
        assertThat(files.status("/").mode()).isEqualTo(0750);
        assertThat(files.status("/").uid()).isEqualTo(7);
        assertThatThrownBy(() -> files.writeAll("/big", new byte[5000])).isInstanceOf(ErrnoException.class);
        files.unlink("/big");
        files.writeAll("/f", bytes("x"));
        store.mount("vo", "other");
        store.unmount("vo", "test");
        assertThat(files(store, "vo").exists("/f")).isTrue();
        store.unmount("vo", "other");
        store.unmount("vo", "test");
        assertThat(files(store, "vo").exists("/f")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"nfs, addr=1.2.3.4", "none, bind", "tmpfs, huge=always"})
    void a_volume_that_would_show_files_of_the_host_is_refused_when_it_is_mounted(String type, String o) {
        withOptions("type", type, "device", "/x", "o", o);
        assertThatThrownBy(() -> store.mount("vo", "c"))
                .hasMessageStartingWith("error while mounting volume '/var/lib/docker/volumes/vo/_data': ")
                .extracting(failure -> ((EngineException) failure).kind())
                .isEqualTo(ErrorKind.NOT_IMPLEMENTED);
    }

    @Test
    void a_fork_has_the_same_files_and_then_goes_its_own_way() throws IOException {
        store.create(CreateVolume.named("v1"));
        files(store, "v1").writeAll("/f", bytes("before"));
        VolumeStore fork = store.fork(around);
        files(fork, "v1").writeAll("/f", bytes("fork"));
        fork.create(CreateVolume.named("v2"));
        assertThat(files(store, "v1").readAll("/f")).isEqualTo(bytes("before"));
        assertThat(files(fork, "v1").readAll("/f")).isEqualTo(bytes("fork"));
        assertThat(store.find("v2")).isNull();
        assertThat(fork.create(CreateVolume.anonymous()).name())
                .as("chance goes on alike")
                .isEqualTo(store.create(CreateVolume.anonymous()).name());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
