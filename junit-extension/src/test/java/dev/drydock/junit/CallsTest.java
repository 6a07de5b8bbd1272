package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.drydock.Engine;
import dev.drydock.api.wire.HttpArchive;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.RemoveOptions;
import dev.drydock.error.EngineException;
import dev.drydock.ledger.Call;
import dev.drydock.ledger.Ledger;
import dev.drydock.network.CreateNetwork;
import dev.drydock.volume.CreateVolume;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@EmulatedDocker
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CallsTest {
    private final DockerClient docker;
    private final Ledger ledger;

    CallsTest(DockerClient docker, Ledger ledger) {
        this.docker = docker;
        this.ledger = ledger;
    }

    private String deploy() throws InterruptedException {
        docker.pullImageCmd("alpine")
                .withTag("latest")
                .exec(new ResultCallback.Adapter<PullResponseItem>())
                .awaitCompletion();
        String id = docker.createContainerCmd("alpine").withName("web").exec().getId();
        docker.startContainerCmd(id).exec();
        docker.waitContainerCmd(id).exec(new WaitContainerResultCallback()).awaitStatusCode();
        docker.removeContainerCmd(id).exec();
        return id;
    }

    @Test
    void what_is_changed_in_java_is_a_call_too_and_says_who_called(Engine engine) throws InterruptedException {
        engine.networks().create(CreateNetwork.named("app"));
        engine.volumes().create(CreateVolume.named("data"));
        engine.pull("alpine");
        engine.containers().create(CreateContainer.of("web", "alpine", "sleep", "1000"));
        engine.container("web").start();
        engine.container("web").exec("true");
        engine.containers().kill("web", "KILL");
        engine.containers().remove("web", RemoveOptions.DEFAULT);
        assertThatThrownBy(() -> engine.containers().start("web")).isInstanceOf(EngineException.class);

        ledger.verify(
                "network create app",
                "volume create data",
                "pull alpine",
                "create web",
                "start web",
                "exec web",
                "kill web",
                "remove web",
                "start web");
        assertThat(ledger.calls().named("create web").list())
                .singleElement()
                .satisfies(call -> assertThat(call.caller()).startsWith("CallsTest.what_is_changed_in_java"));
        assertThat(ledger.calls().refused().list())
                .singleElement()
                .satisfies(call -> assertThat(call.error()).isEqualTo("No such container: web"));
        assertThat(ledger.calls().open().list()).isEmpty();
    }

    @Test
    void who_only_looks_in_java_is_not_in_the_ledger(Engine engine) {
        engine.run("alpine", run -> run.name("web"));
        int before = ledger.calls().count();

        assertThat(engine).hasContainer("web");
        engine.container("web").inspect();
        engine.images().inspect("alpine", null);

        assertThat(ledger.calls().count()).isEqualTo(before);
    }

    @Test
    void the_calls_of_a_client_can_be_verified_by_the_names_of_things() throws InterruptedException {
        deploy();

        ledger.verify("pull alpine:latest", "create web", "start web", "wait web", "remove web");
        assertThat(ledger)
                .hasCalls("create web", "start web", "wait")
                .hasCalls(1, "start")
                .hasNoRefusals();
        assertThatThrownBy(() -> assertThat(ledger).hasCalls("start web", "create wob"))
                .hasMessageContaining("expected a call \"create wob\"")
                .hasMessageContaining("nearest: \"create web\"")
                .hasMessageContaining("it was looked for after \"start web\"");
    }

    @Test
    void a_call_is_known_by_its_method_path_route_status_and_caller() throws InterruptedException {
        String id = deploy();

        Call start = ledger.calls()
                .method("POST")
                .route("/containers/{name}/start")
                .list()
                .get(0);
        assertThat(start.exchange()).satisfies(exchange -> {
            assertThat(exchange.path()).isEqualTo("/containers/" + id + "/start");
            assertThat(exchange.status()).isEqualTo(204);
        });
        assertThat(start.caller()).isEmpty();
        assertThat(start.duration()).isPresent();
        assertThat(ledger.calls().path("/containers/create").first())
                .hasValueSatisfying(
                        create -> assertThat(create.exchange().query()).contains("name=web"));
    }

    @Test
    void a_refusal_is_noted_in_the_words_of_the_engine() {
        assertThatThrownBy(() -> docker.startContainerCmd("nobody").exec()).isInstanceOf(NotFoundException.class);

        assertThat(ledger.calls().status(404).list()).singleElement().satisfies(call -> {
            assertThat(call.words()).isEqualTo("start nobody");
            assertThat(call.error()).isEqualTo("No such container: nobody");
        });
        assertThatThrownBy(() -> assertThat(ledger).hasNoRefusals()).hasMessageContaining("No such container: nobody");
    }

    @Test
    void an_event_is_noted_after_the_call_that_caused_it() throws InterruptedException {
        deploy();

        assertThat(ledger.occurrences())
                .filteredOn(occurrence -> occurrence.words().equals("container start web"))
                .singleElement()
                .satisfies(occurrence -> assertThat(ledger.calls()
                                .where(call -> call.number() == occurrence.cause())
                                .first())
                        .map(Call::words)
                        .contains("start web"));
    }

    @Test
    void what_is_run_in_java_is_a_call_from_a_place_in_the_code(Engine engine) {
        engine.run("alpine", "true");

        assertThat(ledger.calls().list()).singleElement().satisfies(call -> {
            assertThat(call.words()).isEqualTo("run alpine");
            assertThat(call.caller())
                    .startsWith("CallsTest.what_is_run_in_java")
                    .contains("(CallsTest.java:");
        });
        assertThat(ledger.text()).contains("image pull alpine (by #1)");
    }

    @Test
    void the_calls_can_be_shown_as_an_http_archive() throws Exception {
        deploy();

        JsonNode log = new ObjectMapper().readTree(HttpArchive.of(ledger)).get("log");

        assertThat(log.get("version").asText()).isEqualTo("1.2");
        JsonNode create = log.get("entries").get(1);
        assertThat(create.get("_words").asText()).isEqualTo("create web");
        assertThat(create.get("request").get("method").asText()).isEqualTo("POST");
        assertThat(create.get("request").get("url").asText())
                .isEqualTo("http://docker/v1.51/containers/create?name=web");
        assertThat(create.get("request").get("queryString").get(0).get("value").asText())
                .isEqualTo("web");
        assertThat(create.get("response").get("status").asInt()).isEqualTo(201);
        assertThat(log.get("_events").findValuesAsText("action")).contains("pull", "create", "start", "die", "destroy");
    }

    @EmulatedDocker
    static class Meddling {
        @Test
        void asks_more_than_it_may(DockerClient docker, Ledger ledger) {
            ledger.failOnUnexpectedCalls("ping");
            docker.pingCmd().exec();
            docker.listContainersCmd().exec();
        }
    }

    @Test
    void a_test_fails_that_asks_what_nobody_expects() {
        assertThat(Ran.of(Meddling.class).failure())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nobody expected these calls:")
                .hasMessageContaining("list: GET ");
    }

    @EmulatedDocker(images = "alpine", leaks = LeakCheck.FAIL)
    static class Forgetful {
        @Test
        void closes_nothing(DockerClient docker) throws InterruptedException {
            docker.createContainerCmd("alpine").withName("web").exec();
            docker.eventsCmd().exec(new ResultCallback.Adapter<Event>()).awaitStarted();
        }
    }

    @EmulatedDocker(images = "alpine", leaks = LeakCheck.FAIL)
    static class Closing {
        @Test
        void closes_all(DockerClient docker) throws Exception {
            docker.eventsCmd()
                    .exec(new ResultCallback.Adapter<Event>())
                    .awaitStarted()
                    .close();
        }
    }

    @Test
    void what_is_left_behind_is_named_with_the_call_that_made_it() {
        assertThat(Ran.of(Forgetful.class).failure())
                .hasMessageContaining("container web of alpine (Created), made by #")
                .hasMessageContaining("create web: POST ")
                .hasMessageContaining("a call that was not ended: #")
                .hasMessageContaining(" events: GET ");
    }

    @Test
    void a_stream_that_was_closed_is_not_left_behind() {
        assertThat(Ran.of(Closing.class).failures()).isEmpty();
    }
}
