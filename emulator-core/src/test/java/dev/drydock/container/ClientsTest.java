package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.LogConfig;
import dev.drydock.container.stream.AttachOptions;
import dev.drydock.container.stream.Attachment;
import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.InputPort;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.container.stream.OutputHub;
import dev.drydock.container.stream.OutputLog;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.id.ContainerId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClientsTest {
    private static final AttachOptions LOGS = new AttachOptions(false, true, true, false, true, "");

    private final Ship ship = new Ship();

    @Test
    void a_client_sees_what_comes_and_the_end() {
        Container container = ship.create("ca", ContainerConfig.NONE);
        Attachment client = ship.inquiries.attach("ca", AttachOptions.OUTPUT);
        ship.start(container);
        print(container, "um\n");
        ship.end(container, 0);
        assertThat(texts(client.frames())).containsExactly("um\n");
        assertThat(client.frames().ended()).isTrue();
        assertThat(ship.told()).containsExactly("attach");
    }

    @Test
    void a_log_has_a_file_from_when_it_is_first_asked_for() {
        try (Dock dock = new Dock()) {
            dock.create("ca", "true");
            assertThat(dock.engine.containers().inspect("ca", false).logPath()).isEmpty();
            dock.engine.containers().logs("ca", LogOptions.ALL).close();
            assertThat(dock.engine.containers().inspect("ca", false).logPath()).endsWith("-json.log");
        }
    }

    @Test
    void a_client_of_a_container_that_ended_waits_for_the_next_run() {
        Container container = ship.create("ca", ContainerConfig.NONE);
        ship.start(container);
        ship.end(container, 0);
        Attachment client = ship.inquiries.attach("ca", AttachOptions.OUTPUT);
        assertThat(client.frames().poll()).isNull();
        assertThat(client.frames().ended()).isFalse();
    }

    @Test
    void logs_come_first_then_what_follows() {
        Container container = ship.create("ca", ContainerConfig.NONE);
        ship.start(container);
        print(container, "before\n");
        Attachment client = ship.inquiries.attach("ca", new AttachOptions(false, true, true, true, true, ""));
        print(container, "after\n");
        assertThat(texts(client.frames())).containsExactly("before\n", "after\n");
    }

    @Test
    void without_stream_there_is_the_log_and_then_the_end() {
        Container container = ship.create("ca", ContainerConfig.NONE);
        ship.start(container);
        print(container, "ola\n");
        Attachment client = ship.inquiries.attach("ca", LOGS);
        assertThat(texts(client.frames())).containsExactly("ola\n");
        assertThat(client.frames().ended()).isTrue();
    }

    @Test
    void a_client_that_wants_nothing_is_at_the_end() {
        ship.create("ca", ContainerConfig.NONE);
        AttachOptions nothing = new AttachOptions(false, false, false, true, false, "");
        assertThat(ship.inquiries.attach("ca", nothing).frames().ended()).isTrue();
    }

    @Test
    void input_is_dropped_where_it_is_not_open() throws Exception {
        ship.create("ca", ContainerConfig.NONE);
        Attachment client = ship.inquiries.attach("ca", AttachOptions.ALL);
        client.input().write(new byte[] {'a'}, 0, 1);
        client.input().end();
        assertThat(client.frames().ended()).isFalse();
    }

    @Test
    void wrong_keys_are_refused_before_the_container_is_looked_for() {
        AttachOptions options = new AttachOptions(false, true, true, true, false, "zz-q");
        refused(
                () -> ship.inquiries.attach("nope", options),
                ErrorKind.INVALID_PARAMETER,
                "Invalid detach keys (zz-q) provided");
        refused(
                () -> ship.inquiries.attach("nope", AttachOptions.OUTPUT),
                ErrorKind.NOT_FOUND,
                "No such container: nope");
    }

    @Test
    void the_driver_none_has_no_logs() {
        Container container = withoutLog();
        refused(
                () -> ship.inquiries.logs("ln", LogOptions.ALL),
                ErrorKind.NOT_IMPLEMENTED,
                "configured logging driver does not support reading");
        assertThat(texts(ship.inquiries.attach("ln", LOGS).frames()))
                .containsExactly("Error attaching: configured logging driver does not support reading\n");
        assertThat(container.streams().log()).isNull();
    }

    @Test
    void the_details_of_a_log_are_its_tag_and_the_labels_and_variables_that_its_options_name() throws Exception {
        Map<String, String> options =
                Map.of("labels", "a,z", "env", "B,Q", "env-regex", "^Q", "tag", "{{.Name}}/{{ .DaemonName -}} x");
        HostConfig host = HostConfig.builder()
                .logConfig(new LogConfig("json-file", new TreeMap<>(options)))
                .build();
        ContainerConfig config = ContainerConfig.builder()
                .labels(new TreeMap<>(Map.of("a", "1", "z", "x y,=", "other", "2")))
                .env(List.of("B=b", "Q2=5", "Q=é", "R=*~"))
                .build();
        assertThat(LogDetails.of(ship.create("named", config, host)))
                .isEqualTo("B=b,Q=%C3%A9,Q2=5,a=1,tag=named%2Fdockerx,z=x+y%2C%3D");
        assertThat(LogDetails.of(ship.create("plain", config))).isEmpty();
    }

    @Test
    void following_ends_with_the_run() {
        Container container = ship.create("ca", ContainerConfig.NONE);
        ship.start(container);
        print(container, "1\n");
        FrameSource frames = ship.inquiries.logs("ca", LogOptions.FOLLOW);
        assertThat(texts(frames)).containsExactly("1\n");
        assertThat(frames.ended()).isFalse();
        print(container, "2\n");
        ship.end(container, 0);
        assertThat(texts(frames)).containsExactly("2\n");
        assertThat(frames.ended()).isTrue();
    }

    @Test
    void the_size_of_a_terminal_is_told_also_without_one() {
        Container container = ship.create("ca", ContainerConfig.NONE);
        ship.start(container);
        ship.inquiries.resize("ca", 10, 20);
        assertThat(ship.told()).containsExactly("resize");
        ship.end(container, 0);
        refused(
                () -> ship.inquiries.resize("ca", 10, 20),
                ErrorKind.CONFLICT,
                "container " + container.id() + " is not running");
    }

    private Container withoutLog() {
        ContainerId id = new ContainerId("0".repeat(64));
        Container container = new Container(
                new Container.Identity(id, "ln", ship.store.nextPlace(), ship.clock.now()),
                null,
                new Container.Configuration(ContainerConfig.NONE, HostConfig.NONE),
                new Container.Storage(
                        ship.layers.newContainer(null),
                        new ContainerStreams(null, new OutputHub(OutputLog.NONE), new InputPort())));
        ship.store.add(container);
        ship.store.reserve("ln", id);
        return container;
    }

    private static void print(Container container, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(container.output().sink(Frame.Stream.STDOUT).take(bytes, 0, bytes.length))
                .isEqualTo(bytes.length);
    }

    private static List<String> texts(FrameSource frames) {
        List<String> texts = new ArrayList<>();
        for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
            texts.add(frame.text());
        }
        return texts;
    }

    private static void refused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorKind kind, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(kind))
                .hasMessage(words);
    }
}
