package dev.drydock.junit;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import dev.drydock.Engine;
import dev.drydock.api.fault.WireFault;
import dev.drydock.api.wire.HttpArchive;
import dev.drydock.container.fault.RunFault;
import dev.drydock.host.DockerHost;
import dev.drydock.host.PublishedPorts;
import dev.drydock.registry.PullFault;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Two hundred steps of a client over HTTP, with faults, in virtual time. */
final class LedgerScenario {
    private static final int STEPS = 200;
    private static final long SEED = 20_260_101;

    private final Engine engine;
    private final DockerClient docker;
    private final ManualClock clock;
    private final RandomGenerator chance =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private final List<String> containers = new ArrayList<>();
    private int made;

    private LedgerScenario(Engine engine, DockerClient docker, ManualClock clock) {
        this.engine = engine;
        this.docker = docker;
        this.clock = clock;
    }

    /** Prints what {@link #play} gives. */
    public static void main(String[] none) throws Exception {
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(play());
    }

    /** @return the ledger as text, and as an archive */
    static String play() throws IOException, InterruptedException {
        ManualClock clock = new ManualClock();
        DockerHost host = DockerHost.prepare(
                Engine.builder()
                        .programs(Userland.programs())
                        .registries(RegistryDirectory.withHub(Userland.hub()))
                        .clock(clock)
                        .seed(SEED),
                PublishedPorts.VIRTUAL);
        try (host;
                clock;
                DockerClient docker = DockerClients.connect(host, ClientTransport.SOCKET)) {
            LedgerScenario scenario = new LedgerScenario(host.engine(), docker, clock);
            scenario.arrange(host);
            for (int step = 0; step < STEPS; step++) {
                scenario.step();
            }
            return host.engine().ledger().text()
                    + new String(HttpArchive.of(host.engine().ledger()), StandardCharsets.UTF_8);
        }
    }

    private void arrange(DockerHost host) {
        engine.pull("alpine");
        engine.faults().pulls("busybox").withProbability(0.5).fail(PullFault.denied());
        engine.faults().runs("alpine").withProbability(0.2).fail(RunFault.exits(3, Duration.ofSeconds(2)));
        host.wireFaults().calls("list").withProbability(0.3).fail(WireFault.serverError("database is locked"));
    }

    private void step() throws InterruptedException {
        int choice = chance.nextInt(10);
        try {
            if (choice < 3 || containers.isEmpty()) {
                create();
            } else {
                act(choice, containers.get(chance.nextInt(containers.size())));
            }
        } catch (DockerException refused) {
            // That is in the ledger, too.
        }
        clock.runUntilIdle();
        clock.advance(Duration.ofMillis(chance.nextInt(3_000)));
    }

    private void create() {
        containers.add(docker.createContainerCmd("alpine")
                .withName("c" + made++)
                .withCmd("sleep", Integer.toString(1 + chance.nextInt(20)))
                .exec()
                .getId());
    }

    private void act(int choice, String container) throws InterruptedException {
        switch (choice) {
            case 3, 4 -> docker.startContainerCmd(container).exec();
            case 5 -> docker.killContainerCmd(container).exec();
            case 6 -> exec(container);
            case 7 -> docker.listContainersCmd().withShowAll(true).exec();
            case 8 ->
                docker.pullImageCmd("busybox")
                        .withTag("latest")
                        .exec(new PullImageResultCallback())
                        .awaitCompletion();
            default -> {
                docker.removeContainerCmd(container).withForce(true).exec();
                containers.remove(container);
            }
        }
    }

    private void exec(String container) throws InterruptedException {
        String exec = docker.execCreateCmd(container)
                .withCmd("echo", "here")
                .withAttachStdout(true)
                .exec()
                .getId();
        docker.execStartCmd(exec).exec(new ResultCallback.Adapter<Frame>()).awaitCompletion();
    }
}
