package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Engine;
import dev.drydock.Faults;
import dev.drydock.api.fault.WireFault;
import dev.drydock.api.fault.WireFaults;
import dev.drydock.container.fault.ExecFault;
import dev.drydock.container.fault.HealthFault;
import dev.drydock.container.fault.RunFault;
import dev.drydock.container.fault.StartFault;
import dev.drydock.disk.DiskFault;
import dev.drydock.host.DockerHost;
import dev.drydock.ledger.Ledger;
import dev.drydock.registry.PullFault;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The examples of faults and of the ledger in docs/testing.md stand here, to the letter: {@code GuideTest} of the conformance tests looks. */
@EmulatedDocker(images = "nginx", time = EngineTime.VIRTUAL)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultExamplesTest {

    @Test
    void faults_of_the_engine(Faults faults) {
        faults.pulls("nginx").times(2).fail(PullFault.tooManyRequests());
        faults.pulls("postgres:16").fail(PullFault.layerCorrupt(3));
        faults.starts("web").once().fail(StartFault.refusedByRuntime("exec format error"));
        faults.runs("job").after(1).fail(RunFault.outOfMemory(Duration.ofSeconds(5)));
        faults.execs("db", "pg_isready").times(3).fail(ExecFault.exits(2));
        faults.health("web").times(2).fail(HealthFault.failing("starting"));
        faults.disk("commit").once().fail(DiskFault.full());

        assertThat(faults.unused()).hasSize(7);
        assertThatThrownBy(faults::verifyAllMet).hasMessageContaining("exec db pg_isready: exits with 2");
    }

    @Test
    void faults_of_the_wire(WireFaults wire, Faults faults) {
        wire.calls("create web").once().fail(WireFault.answerLost());
        wire.calls("events").fail(WireFault.cutAfterPieces(3));
        wire.route("POST", "/containers/{name}/start").times(2).fail(WireFault.status(503, "try again"));

        assertThat(faults.unused()).hasSize(3);
    }

    @Test
    void the_engine_is_restarted_and_killed(DockerHost host, Engine engine, ManualClock clock)
            throws InterruptedException {
        engine.run("nginx", run -> run.name("web"));

        clock.letTimePass(() -> {
            host.restart(); // systemctl restart docker
            host.crash(); //   kill -9 of dockerd, then its next start
            return true;
        });

        assertThat(engine).hasContainer("web").that().hasExitCode(0);
    }

    @Test
    void the_ledger(com.github.dockerjava.api.DockerClient docker, Engine engine, Ledger ledger) {
        engine.pull("nginx");
        docker.createContainerCmd("nginx").withName("web").exec();
        docker.startContainerCmd("web").exec();

        ledger.verify("pull nginx", "create web", "start web");
        assertThat(ledger)
                .hasCalls("create web", "start web")
                .hasNoCall("remove")
                .hasNoRefusals();
        ledger.calls().of("web").status(404).count();
        ledger.failOnUnexpectedCalls("ping", "list", "inspect");

        docker.listContainersCmd().exec();
        assertThat(ledger).hasNoUnexpectedCalls();
    }
}
