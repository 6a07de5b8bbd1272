package dev.drydock;

import dev.drydock.container.CommitContainer;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.RemoveOptions;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.error.EngineException;
import dev.drydock.image.ImageRemoveOptions;
import dev.drydock.network.CreateNetwork;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.reference.ImageReference;
import dev.drydock.time.ManualClock;
import dev.drydock.volume.CreateVolume;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

/** Something that is done to an engine, whatever comes of it. */
record ForkDeed(Verb verb, int first, int second) {

    enum Verb {
        CREATE,
        START,
        WRITE,
        KILL,
        REMOVE,
        RENAME,
        COMMIT,
        TAG,
        UNTAG,
        CREATE_NETWORK,
        REMOVE_NETWORK,
        CONNECT,
        CREATE_VOLUME,
        REMOVE_VOLUME,
        PULL,
        ADVANCE
    }

    /** Writes what it is called with into a file of its own, into one of its volume, and to its output; {@code end} ends it. */
    static final Program SCRIBE = process -> {
        String text = String.join(" ", process.arguments()) + " in "
                + process.environment().getOrDefault("HOSTNAME", "") + "\n";
        append(process, "/own", text);
        append(process, "/data/log", text);
        // So long that it is not kept in one piece.
        append(process, "/large", text.repeat(400));
        process.out().write(text.getBytes(StandardCharsets.UTF_8));
        process.out().flush();
        return process.arguments().contains("end") ? Exit.SUCCESS : Exit.never();
    };

    private static void append(ContainerProcess process, String path, String text) throws IOException {
        byte[] before = process.files().exists(path) ? process.files().readAll(path) : new byte[0];
        byte[] added = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = java.util.Arrays.copyOf(before, before.length + added.length);
        System.arraycopy(added, 0, all, before.length, added.length);
        process.files().writeAll(path, all);
    }

    /** An engine with the image {@code scribe}, on time that is moved by hand. */
    static Engine engine() {
        Engine engine = Dock.builder().clock(new ManualClock()).seed(11).build();
        engine.define("scribe", image -> image.program("/bin/scribe", SCRIBE));
        return engine;
    }

    /** @return what the engine says of it */
    String on(Engine engine) {
        String said;
        try {
            said = done(engine);
        } catch (EngineException refused) {
            said = refused.words();
        } catch (InterruptedException broken) {
            throw new AssertionError(broken);
        }
        ((ManualClock) engine.clock()).runUntilIdle();
        return said;
    }

    private String done(Engine engine) throws InterruptedException {
        String container = "c" + first;
        String network = "n" + second;
        String volume = "v" + second;
        switch (verb) {
            case CREATE -> {
                return engine.containers()
                        .create(CreateContainer.builder(second == 0 ? "kept" : "scribe")
                                .name(container)
                                .command("/bin/scribe", "start", second == 1 ? "end" : "stay")
                                .volume(volume + ":/data")
                                .network(second == 2 ? network : "bridge")
                                .publish(80)
                                .build())
                        .toString();
            }
            case START -> engine.containers().start(container);
            case WRITE -> {
                return engine.container(container)
                        .execAsync("/bin/scribe", "write", "" + second, "end")
                        .toString()
                        .replaceAll("@[0-9a-f]+", "");
            }
            case KILL -> engine.containers().kill(container, "KILL");
            case REMOVE -> engine.containers().remove(container, new RemoveOptions(second < 2, second == 0, false));
            case RENAME -> engine.containers().rename(container, "c" + second);
            case COMMIT -> {
                return engine.containers()
                        .commit(
                                container,
                                new CommitContainer(
                                        ImageReference.parse("kept"), "", "", false, null, config -> config))
                        .toString();
            }
            case TAG -> engine.images().tag("scribe", ImageReference.parse("t" + second));
            case UNTAG -> engine.images().remove(second == 0 ? "kept" : "t" + second, ImageRemoveOptions.DEFAULT);
            case CREATE_NETWORK -> {
                return engine.networks().create(CreateNetwork.named(network)).toString();
            }
            case REMOVE_NETWORK -> engine.networks().remove(network);
            case CONNECT -> engine.containers().connect(container, network, EndpointSettings.NONE);
            case CREATE_VOLUME -> {
                return engine.volumes().create(CreateVolume.anonymous()).toString();
            }
            case REMOVE_VOLUME -> engine.volumes().remove(volume, false);
            case PULL -> engine.pull(second == 0 ? "data" : "box");
            case ADVANCE ->
                ((ManualClock) engine.clock()).advance(Duration.ofSeconds(1 + new Random(first).nextInt(9)));
        }
        return "";
    }
}
