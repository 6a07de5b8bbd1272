package dev.drydock;

import dev.drydock.container.CreateContainer;
import dev.drydock.container.Outcome;
import dev.drydock.container.StateDetails;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.event.Event;
import dev.drydock.event.EventFilter;
import dev.drydock.event.EventSubscription;
import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.HistoryEntry;
import dev.drydock.layer.LayerContents;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.process.Programs;
import dev.drydock.process.Signal;
import dev.drydock.registry.InMemoryRegistry;
import dev.drydock.registry.PublishedImage;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.EngineClock;
import dev.drydock.time.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An engine in a test, with one image {@code box} that has a few programs: {@code true}, {@code exit CODE}, {@code sleep
 * SECONDS}, {@code obedient} (ends with 0 at TERM, with 9 at INT), {@code print TEXT}, {@code greedy} (takes memory until it
 * is killed), {@code custom} (what the test says).
 */
public final class Dock implements AutoCloseable {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<String, Program> PROGRAMS = Map.of(
            "true",
            process -> Exit.SUCCESS,
            "exit",
            process -> Exit.of(Integer.parseInt(process.arguments().get(1))),
            "sleep",
            process -> Exit.after(
                    Duration.ofSeconds(Long.parseLong(process.arguments().get(1))), again -> Exit.SUCCESS),
            "obedient",
            Dock::obey,
            "print",
            Dock::print,
            "greedy",
            Dock::takeMemory);

    private static final PublishedImage BOX = PublishedImage.of(
            () -> image(ExecutionConfig.builder().env("PATH=/bin").cmd("true").build()));
    private static final PublishedImage DATA = PublishedImage.of(() -> image(ExecutionConfig.builder()
            .env("PATH=/bin", "FROM=image")
            .entrypoint("sleep")
            .cmd("1000")
            .volumes("/data")
            .exposedPorts("80/tcp")
            .labels(Map.of("of", "image"))
            .stopSignal("SIGINT")
            .build()));

    private static final RegistryDirectory HUB = RegistryDirectory.withHub(InMemoryRegistry.builder()
            .publish("library/box", BOX, "latest")
            .publish("library/data", DATA, "latest")
            .build());

    public final Engine engine;
    /** What {@code custom} does. */
    public volatile Program custom = process -> Exit.SUCCESS;

    private final EngineClock clock;

    /** On a clock that the test advances. */
    public Dock() {
        this(new ManualClock(), 7);
    }

    public Dock(EngineClock clock, long seed) {
        this(clock, Engine.builder().clock(clock).seed(seed));
    }

    /** On a clock that the test advances, on a host whose files are below a path. */
    public Dock(Path hostFiles) {
        this(new ManualClock(), hostFiles);
    }

    private Dock(ManualClock clock, Path hostFiles) {
        this(clock, Engine.builder().clock(clock).seed(7).hostFiles(hostFiles));
    }

    private Dock(EngineClock clock, EngineBuilder builder) {
        this.clock = clock;
        engine = builder.registries(HUB).programs(new OwnPrograms()).build();
        pull("box");
        pull("data");
    }

    /** What an engine is made of that can pull the images; without the programs that they need. */
    static EngineBuilder builder() {
        return Engine.builder().registries(HUB);
    }

    public ManualClock clock() {
        return (ManualClock) clock;
    }

    private void pull(String image) {
        try {
            engine.registries().pull(PullRequest.of(image)).run(progress -> {});
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    public String create(String name, String... command) {
        return engine.containers()
                .create(CreateContainer.of(name, "box", command))
                .id();
    }

    public String create(String name, HostConfig host, String... command) {
        ContainerConfig config =
                ContainerConfig.builder().image("box").cmd(List.of(command)).build();
        return engine.containers()
                .create(new CreateContainer(name, "", config, host, null))
                .id();
    }

    public void run(String name, String... command) {
        create(name, command);
        start(name);
    }

    public void run(String name, HostConfig host, String... command) {
        create(name, host, command);
        start(name);
    }

    /** As {@link #create}, with port 80 exposed. */
    public void createExposing(String name, HostConfig host, String... command) {
        ContainerConfig config = ContainerConfig.builder()
                .image("box")
                .cmd(List.of(command))
                .exposedPorts(new TreeSet<>(List.of("80/tcp")))
                .build();
        engine.containers().create(new CreateContainer(name, "", config, host, null));
    }

    public void runExposing(String name, HostConfig host, String... command) {
        createExposing(name, host, command);
        start(name);
    }

    /** Starts and lets everything happen that can without time. */
    public Outcome start(String name) {
        Outcome outcome = engine.containers().start(name);
        settle();
        return outcome;
    }

    public void settle() {
        if (clock instanceof ManualClock manual) {
            manual.runUntilIdle();
        }
    }

    public StateDetails state(String name) {
        return engine.containers().inspect(name, false).state();
    }

    public String status(String name) {
        return state(name).status();
    }

    /** All events so far: {@code TYPE ACTION}, containers without the type, with exit codes and signals. */
    public List<String> told() {
        List<String> told = new ArrayList<>();
        try (EventSubscription events = engine.events().subscribe(Instant.EPOCH, null, EventFilter.ALL)) {
            for (Event event = events.poll(); event != null; event = events.poll()) {
                if (!event.action().equals("pull")) {
                    told.add(text(event));
                }
            }
        }
        return told;
    }

    /** The events of what is done. */
    public List<String> toldBy(Runnable action) {
        int before = told().size();
        action.run();
        settle();
        List<String> all = told();
        return all.subList(before, all.size());
    }

    private static String text(Event event) {
        List<String> words = new ArrayList<>();
        if (!event.type().word().equals("container")) {
            words.add(event.type().word());
        }
        words.add(event.action());
        for (String shown : List.of("signal", "exitCode", "oldName")) {
            if (event.attributes().containsKey(shown)) {
                words.add(event.attributes().get(shown));
            }
        }
        return words.stream().collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        engine.close();
    }

    private static PublishedImage.Definition image(ExecutionConfig config) {
        LayerContents.Builder layer = LayerContents.builder().modified(MADE);
        layer.directory("/bin", 0755).directory("/etc", 0755).directory("/data", 0750);
        layer.file("/data/first", 0644, "one\n");
        layer.file("/etc/passwd", 0644, "root:x:0:0:root:/root:/bin/sh\n");
        layer.file("/etc/group", 0644, "root:x:0:\n");
        layer.file("/bin/custom", 0755, Programs.STUB_MAGIC + "custom\n");
        for (String name : PROGRAMS.keySet().stream().sorted().toList()) {
            layer.file("/bin/" + name, 0755, Programs.STUB_MAGIC + name + "\n");
        }
        return new PublishedImage.Definition(
                MADE, config, List.of(HistoryEntry.layer(MADE, "ADD box")), List.of(layer.build()));
    }

    private static Exit obey(ContainerProcess process) throws IOException {
        process.handle(Signal.TERM, signal -> process.exit(0));
        process.handle(Signal.INT, signal -> process.exit(9));
        return Exit.never();
    }

    private static Exit print(ContainerProcess process) throws IOException {
        process.out().write((process.arguments().get(1) + "\n").getBytes(StandardCharsets.UTF_8));
        return Exit.SUCCESS;
    }

    private static Exit takeMemory(ContainerProcess process) {
        while (true) {
            process.accountMemory(1 << 20);
        }
    }

    private final class OwnPrograms implements Programs {
        @Override
        public Optional<Program> stub(String name) {
            return name.equals("custom") ? Optional.of(process -> custom.run(process)) : known(name);
        }

        private Optional<Program> known(String name) {
            return Optional.ofNullable(PROGRAMS.get(name));
        }

        @Override
        public Optional<Program> binary(String path) {
            return Optional.empty();
        }
    }
}
