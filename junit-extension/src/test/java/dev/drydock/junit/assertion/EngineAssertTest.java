package dev.drydock.junit.assertion;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Engine;
import dev.drydock.junit.Drydock;
import dev.drydock.junit.EmulatedDocker;
import dev.drydock.junit.EngineTime;
import dev.drydock.network.CreateNetwork;
import dev.drydock.process.script.Script;
import dev.drydock.volume.CreateVolume;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@EmulatedDocker(time = EngineTime.VIRTUAL)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EngineAssertTest {
    @Drydock
    private Engine engine;

    @Test
    void what_is_so_is_accepted() {
        assertThat(engine).isEmpty();
        prepare();
        assertThat(engine)
                .hasContainer("web")
                .hasContainer("db")
                .hasNoContainer("cache")
                .hasImage("acme/app:1")
                .hasNoImage("acme/app:2")
                .hasNetwork("front")
                .hasNoNetwork("back")
                .hasVolume("data")
                .hasNoVolume("logs")
                .hasEvents("image tag acme/app:1", "container create web", "container start", "container start db");
    }

    @Test
    void a_name_that_is_missing_is_told_with_those_that_are_there_and_the_nearest() {
        prepare();
        refused(() -> assertThat(engine).hasContainer("wbe"), """
                expected a container "wbe", but there is:
                  db
                  web
                nearest: "web\"""");
        refused(() -> assertThat(engine).hasImage("acme/app:2"), """
                expected an image "acme/app:2", but there is:
                  acme/app:1
                nearest: "acme/app:1\"""");
        refused(() -> assertThat(engine).hasVolume("x"), """
                expected a volume "x", but there is:
                  data""");
    }

    @Test
    void what_should_not_be_there_is_told() {
        prepare();
        refused(() -> assertThat(engine).hasNoContainer("web"), """
                expected no container "web", but there is one: running""");
        refused(() -> assertThat(engine).hasNoNetwork("front"), """
                expected no network "front", but there is one""");
        refused(() -> assertThat(engine).isEmpty(), """
                expected nothing in the engine, but there is:
                  container db
                  container web
                  network front
                  volume data""");
    }

    @Test
    void an_event_that_did_not_come_is_told_with_those_that_did_and_where_it_was_looked_for() {
        engine.volumes().create(CreateVolume.named("data"));
        refused(() -> assertThat(engine).hasEvents("volume create data", "volume destroy data"), """
                expected an event "volume destroy data", but there is:
                  volume create data
                nearest: "volume create data"
                it was looked for after "volume create data\"""");
        refused(() -> assertThat(engine).hasEvents("volume destroy data"), """
                expected an event "volume destroy data", but there is:
                  volume create data
                nearest: "volume create data\"""");
    }

    private void prepare() {
        engine.define("acme/app:1", image -> image.program("/app", Script.start()));
        engine.networks().create(CreateNetwork.named("front"));
        engine.volumes().create(CreateVolume.named("data"));
        engine.run("acme/app:1", run -> run.name("web"));
        engine.run("acme/app:1", run -> run.name("db"));
    }

    private static void refused(ThrowingCallable assertion, String words) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(words);
    }
}
