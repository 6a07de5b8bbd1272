package dev.drydock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.container.ContainerHandle;
import dev.drydock.container.ExecResult;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.PortBinding;
import dev.drydock.error.EngineException;
import dev.drydock.network.CreateNetwork;
import dev.drydock.process.Exit;
import dev.drydock.process.script.Script;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunningTest {
    private final ManualClock clock = new ManualClock();
    private final Engine engine = Engine.builder().clock(clock).seed(1).build();

    @BeforeEach
    void define() {
        engine.define(
                "app",
                image -> image.program("/app", Script.start().log("ready"))
                        .program("/bin/flood", process -> {
                            process.out().write(new byte[300_000]);
                            process.err().write('!');
                            return Exit.of(3);
                        })
                        .program(
                                "/bin/sleep",
                                Script.start().after(Duration.ofSeconds(1)).exit(0)));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void what_is_asked_for_is_what_the_container_has() {
        engine.networks().create(CreateNetwork.named("back"));
        ContainerHandle web = engine.run(
                "app",
                run -> run.name("web")
                        .publish(8080, 80)
                        .publish("", "53/udp")
                        .env("A", "1")
                        .env("B", "2")
                        .label("team", "money")
                        .volume("data:/data:ro")
                        .network("back")
                        .alias("www")
                        .restartOnFailure(3)
                        .memory(64 << 20)
                        .healthcheck("true", Duration.ofSeconds(5), 2)
                        .stopTimeout(Duration.ofSeconds(7))
                        .hostname("box")
                        .workingDirectory("/srv")
                        .config(config -> config.openStdin(true)));

        ContainerConfig config = web.inspect().config();
        HostConfig host = web.inspect().hostConfig();
        assertThat(web.name()).isEqualTo("web");
        assertThat(host.portBindings()).containsEntry("80/tcp", List.of(new PortBinding("", "8080")));
        assertThat(config.exposedPorts()).containsExactly("53/udp", "80/tcp");
        assertThat(config.env()).containsExactly("A=1", "B=2");
        assertThat(config.labels()).containsEntry("team", "money");
        assertThat(host.binds()).containsExactly("data:/data:ro");
        assertThat(web.inspect().network().networks().get("back").aliases()).containsExactly("www");
        assertThat(host.restartPolicy().maximumRetryCount()).isEqualTo(3);
        assertThat(host.resources().memoryBytes()).isEqualTo(64 << 20);
        assertThat(config.healthcheck().retries()).isEqualTo(2);
        assertThat(config.stopTimeoutSeconds()).isEqualTo(7);
        assertThat(config.hostname()).isEqualTo("box");
        assertThat(config.workingDir()).isEqualTo("/srv");
        assertThat(config.openStdin()).isTrue();
        assertThat(web.state().running()).isTrue();
    }

    @Test
    void refusals_are_exceptions_in_the_engines_words() {
        engine.run("app", run -> run.name("web").publish(8080, 80));
        assertThatThrownBy(() -> engine.run("app", run -> run.name("web")))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("Conflict. The container name \"/web\" is already in use by container");
        assertThatThrownBy(() -> engine.run("app", run -> run.publish(8080, 80)))
                .hasMessageContaining("port is already allocated");
        assertThatThrownBy(() -> engine.container("nobody")).hasMessage("No such container: nobody");
    }

    @Test
    void a_handle_is_found_by_name() {
        ContainerHandle web = engine.run("app", run -> run.name("web"));
        assertThat(engine.container("web").id()).isEqualTo(web.id());
    }

    @Test
    void a_command_is_run_to_its_end_however_much_it_writes() {
        ExecResult result = engine.run("app").exec("/bin/flood");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output()).hasSize(300_000);
        assertThat(result.errorOutput()).isEqualTo("!");
    }

    @Test
    void what_is_logged_is_read_as_utf_8_however_long_a_line_is() {
        String line = "ß€".repeat(20_000);
        engine.define(
                "long", image -> image.program("/long", Script.start().log(line).exit(0)));
        ContainerHandle container = engine.run("long");
        container.awaitExit();
        assertThat(container.logs()).isEqualTo(line + "\n");
    }

    @Test
    void what_only_time_can_bring_is_not_waited_for() {
        ContainerHandle web = engine.run("app", run -> run.name("web"));
        assertThatThrownBy(() -> web.exec("/bin/sleep"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("to run /bin/sleep in web takes time, which stands still: use the asynchronous form, and"
                        + " advance the clock");
        assertThatThrownBy(web::awaitExit).hasMessageStartingWith("to wait for the end of web takes time");

        CompletableFuture<Integer> slept = web.execAsync("/bin/sleep").toCompletableFuture();
        clock.advance(Duration.ofSeconds(1));

        assertThat(slept).isCompletedWithValue(0);
    }

    @Test
    void a_handle_does_to_its_container_what_it_says() {
        ContainerHandle web = engine.run("app");
        web.pause();
        assertThat(web.state().status()).isEqualTo("paused");
        web.unpause();
        web.kill("KILL");
        assertThat(web.state().exitCode()).isEqualTo(137);
        web.start();
        clock.runUntilIdle();
        assertThat(web.logs()).isEqualTo("ready\nready\n");
        web.stop();
        assertThat(web.awaitExit()).isEqualTo(143);
        web.remove();
        assertThatThrownBy(web::inspect).hasMessageStartingWith("No such container");
    }

    @Test
    void a_file_that_is_not_there_is_told_of_as_it_is_when_it_is_copied() {
        ContainerHandle web = engine.run("app", run -> run.name("web"));
        assertThatThrownBy(() -> web.read("/etc/none"))
                .hasMessage("Could not find the file /etc/none in container " + web.id());
    }
}
