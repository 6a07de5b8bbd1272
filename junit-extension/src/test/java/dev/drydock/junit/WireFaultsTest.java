package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Frame;
import dev.drydock.Engine;
import dev.drydock.Faults;
import dev.drydock.api.fault.WireFault;
import dev.drydock.api.fault.WireFaults;
import dev.drydock.fault.FaultRule;
import dev.drydock.host.DockerHost;
import dev.drydock.ledger.FiredFault;
import dev.drydock.time.EngineClock;
import dev.drydock.time.ManualClock;
import dev.drydock.time.SystemClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docker-java sees when something goes wrong on its way. */
@EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL, seed = 1, client = ClientTransport.SOCKET)
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WireFaultsTest {
    private final DockerClient docker;
    private final WireFaults wire;
    private final Engine engine;

    WireFaultsTest(DockerClient docker, WireFaults wire, Engine engine) {
        this.docker = docker;
        this.wire = wire;
        this.engine = engine;
    }

    @Test
    void an_error_comes_as_often_as_it_was_asked_for() {
        wire.calls("ping").after(1).times(2).fail(WireFault.serverError("try later"));

        docker.pingCmd().exec();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> docker.pingCmd().exec())
                    .isInstanceOf(DockerException.class)
                    .hasMessageContaining("Status 500: {\"message\":\"try later\"}");
        }
        docker.pingCmd().exec();

        assertThat(engine.ledger().faults())
                .extracting(FiredFault::words)
                .containsExactly("fault of call ping: 500 try later", "fault of call ping: 500 try later");
        assertThat(engine.ledger()).hasFault("call", "ping");
    }

    @Test
    void docker_java_asks_once_more_by_itself_when_an_engine_is_not_available() {
        wire.calls("ping").once().fail(WireFault.status(503, "starting"));
        docker.pingCmd().exec();
        assertThat(engine.ledger()).hasCalls(2, "ping");

        wire.calls("ping").times(2).fail(WireFault.status(503, "starting"));
        assertThatThrownBy(() -> docker.pingCmd().exec())
                .isInstanceOf(DockerException.class)
                .hasMessageContaining("Status 503: {\"message\":\"starting\"}");
    }

    @Test
    void the_engine_does_nothing_of_a_call_that_it_answers_with_an_error() {
        wire.calls("create").once().fail(WireFault.serverError("database is locked"));

        assertThatThrownBy(() -> docker.createContainerCmd("alpine").exec())
                .isInstanceOf(InternalServerErrorException.class)
                .hasMessageContaining("database is locked");
        assertThat(docker.listContainersCmd().withShowAll(true).exec()).isEmpty();
    }

    @Test
    void a_reset_connection_has_done_nothing() {
        wire.calls("create web").once().fail(WireFault.reset());

        assertThatThrownBy(() ->
                        docker.createContainerCmd("alpine").withName("web").exec())
                .hasRootCauseInstanceOf(SocketException.class)
                .hasStackTraceContaining("Connection reset");
        assertThat(engine).hasNoContainer("web");
    }

    @Test
    void an_answer_can_be_lost_when_all_is_done() {
        wire.calls("create web").once().fail(WireFault.answerLost());

        assertThatThrownBy(() ->
                        docker.createContainerCmd("alpine").withName("web").exec())
                .hasRootCauseInstanceOf(SocketException.class);
        assertThat(engine).hasContainer("web");
        assertThat(engine.ledger().calls().named("create web").last())
                .hasValueSatisfying(call -> assertThat(call.error()).isEqualTo("no answer"));
    }

    @Test
    void a_stream_whose_answer_is_lost_is_given_to_its_end() throws IOException {
        wire.calls("pull busybox").once().fail(WireFault.answerLost());

        // Whether the callback tells of it depends on when the connection breaks.
        catchThrowable(() -> docker.pullImageCmd("busybox")
                .withTag("latest")
                .exec(new PullImageResultCallback())
                .awaitCompletion());
        assertThat(engine).hasImage("busybox");
        assertThat(engine.ledger().calls().named("pull busybox").first())
                .hasValueSatisfying(call -> assertThat(call.error()).isEqualTo("no answer"));
    }

    @Test
    void calls_are_chosen_by_the_names_of_what_they_concern_even_if_the_client_says_an_id() {
        String web = docker.createContainerCmd("alpine").withName("web").exec().getId();
        String data = docker.createContainerCmd("alpine").withName("db").exec().getId();
        wire.calls("start web").fail(WireFault.serverError("no"));

        docker.startContainerCmd(data).exec();
        assertThatThrownBy(() -> docker.startContainerCmd(web).exec()).hasMessageContaining("no");
    }

    @Test
    void calls_are_chosen_by_their_route() {
        wire.route("GET", "/containers/{name}/json").fail(WireFault.serverError("no"));
        String web = docker.createContainerCmd("alpine").exec().getId();

        assertThatThrownBy(() -> docker.inspectContainerCmd(web).exec()).hasMessageContaining("no");
        docker.startContainerCmd(web).exec();
    }

    @Test
    void an_old_engine_refuses_a_new_client() {
        wire.calls().fail(WireFault.newestVersion("1.23"));

        assertThatThrownBy(() -> docker.listContainersCmd().exec())
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("is too new. Maximum supported API version is 1.23");
    }

    @Test
    void an_answer_breaks_off() {
        wire.calls("list").once().fail(WireFault.cutAfter(5));
        docker.createContainerCmd("alpine").exec();

        assertThatThrownBy(() -> docker.listContainersCmd().withShowAll(true).exec())
                .hasStackTraceContaining("chunk");
        assertThat(docker.listContainersCmd().withShowAll(true).exec()).hasSize(1);
    }

    @Test
    void a_stream_of_events_breaks_off_after_so_many() throws Exception {
        wire.calls("events").once().fail(WireFault.cutAfterPieces(2));
        List<String> seen = new CopyOnWriteArrayList<>();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        try (ResultCallback.Adapter<Event> events = docker.eventsCmd().exec(new ResultCallback.Adapter<>() {
            @Override
            public void onNext(Event event) {
                seen.add(event.getAction());
            }

            @Override
            public void onError(Throwable broken) {
                failure.complete(broken);
                super.onError(broken);
            }
        })) {
            events.awaitStarted();
            docker.createContainerCmd("alpine").withName("web").exec();
            docker.startContainerCmd("web").exec();

            assertThat(failure.get()).isInstanceOf(IOException.class);
        }
        assertThat(seen).hasSize(2).startsWith("create");
    }

    private String output(String... command) throws Exception {
        String exec = docker.execCreateCmd("web")
                .withCmd(command)
                .withAttachStdout(true)
                .exec()
                .getId();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        docker.execStartCmd(exec)
                .exec(new ResultCallback.Adapter<Frame>() {
                    @Override
                    public void onNext(Frame frame) {
                        output.writeBytes(frame.getPayload());
                    }
                })
                .awaitCompletion();
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_engines_half_of_an_exec_ends_in_the_middle() throws Exception {
        engine.run("alpine", run -> run.name("web").command("sleep", "3600"));
        wire.calls("exec start").once().fail(WireFault.halfCloseAfter(8 + 6));

        assertThat(output("sh", "-c", "echo first; echo second; echo third")).isEqualTo("first\n");
        assertThat(output("echo", "whole")).isEqualTo("whole\n");
    }

    @Test
    void an_answer_comes_late(ManualClock clock) {
        wire.calls("ping").once().fail(WireFault.delay(Duration.ofSeconds(30)));
        CompletableFuture<Void> pinged =
                CompletableFuture.runAsync(() -> docker.pingCmd().exec());

        while (!pinged.isDone()) {
            clock.advance(Duration.ofSeconds(1));
        }
        pinged.join();
        assertThat(engine.ledger().calls().named("ping").last())
                .hasValueSatisfying(call ->
                        assertThat(call.duration().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofSeconds(30)));
    }

    @Test
    void the_clock_of_an_engine_is_wrong() throws Exception {
        Duration ahead = Duration.ofDays(3);
        try (EngineClock clock = new SystemClock(ahead);
                DockerHost host = DockerHost.start(Engine.builder().clock(clock));
                DockerClient client = DockerClients.connect(host, ClientTransport.SOCKET)) {
            Instant told = Instant.parse(client.infoCmd().exec().getSystemTime());
            assertThat(Duration.between(Instant.now(), told))
                    .isBetween(ahead.minus(Duration.ofMinutes(1)), ahead.plus(Duration.ofMinutes(1)));
            assertThat(host.engine().ledger().faults())
                    .extracting(FiredFault::words)
                    .containsExactly("fault of engine clock: ahead by PT72H");
        }
    }

    @Test
    void it_may_be_behind_as_well() {
        try (EngineClock clock = new SystemClock(Duration.ofMinutes(-5));
                Engine behind = Engine.builder().clock(clock).build()) {
            assertThat(behind.ledger().faults())
                    .extracting(FiredFault::words)
                    .containsExactly("fault of engine clock: behind by PT5M");
        }
    }

    @Test
    void what_nobody_met_is_told(Faults faults) {
        FaultRule met = wire.calls("ping").once().fail(WireFault.serverError("no"));
        wire.calls("start web").once().fail(WireFault.reset());
        assertThat(catchThrowable(() -> docker.pingCmd().exec())).isNotNull();

        assertThat(met.met()).isEqualTo(1);
        assertThat(faults.unused()).extracting(FaultRule::toString).containsExactly("call start web: connection reset");
        assertThatThrownBy(faults::verifyAllMet)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nobody met these faults:\n  call start web: connection reset");
        faults.clear();
        assertThat(faults.all()).isEmpty();
        docker.pingCmd().exec();
    }

    @Test
    void chance_is_that_of_the_seed() {
        wire.calls("ping").withProbability(0.5).fail(WireFault.serverError("no"));
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            pattern.append(catchThrowable(() -> docker.pingCmd().exec()) == null ? '.' : 'x');
        }
        assertThat(pattern.toString()).isEqualTo("x.x.x...xx.x....");
    }
}
