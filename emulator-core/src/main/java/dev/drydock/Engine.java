package dev.drydock;

import dev.drydock.build.ImageDefinition;
import dev.drydock.build.ImageImport;
import dev.drydock.container.ContainerHandle;
import dev.drydock.container.Containers;
import dev.drydock.container.CreateContainerBuilder;
import dev.drydock.container.Execs;
import dev.drydock.container.HostMachine;
import dev.drydock.event.EventFeed;
import dev.drydock.image.ImageId;
import dev.drydock.image.Images;
import dev.drydock.ledger.Ledger;
import dev.drydock.network.SharedNetworks;
import dev.drydock.registry.Registries;
import dev.drydock.registry.archive.ImageArchives;
import dev.drydock.time.EngineClock;
import dev.drydock.volume.Volumes;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * A Docker Engine in memory: the door to everything. Safe for use by any number of threads. Engines share nothing that
 * changes; thousands can live side by side.
 */
public interface Engine extends AutoCloseable {

    /** The version of the engine whose answers these are. */
    String VERSION = "28.5.2";

    /** An engine on real time, with a random seed, without images and programs. */
    static Engine create() {
        return builder().build();
    }

    /** To say what an engine is made of. */
    static EngineBuilder builder() {
        return new EngineBuilder();
    }

    Containers containers();

    /**
     * Pulls an image, unless it is there: {@code latest} if the name has neither tag nor digest.
     *
     * @throws dev.drydock.error.EngineException what the registry or the engine refuses
     */
    void pull(String image);

    /**
     * Makes an image that is defined in code, and takes its name from the one that has it. What it is begun from is pulled, if it
     * is not there. Its programs are Java, and run wherever their binaries are copied to in this engine.
     *
     * <pre>{@code
     * engine.define("acme/pay:1.0", image -> image.from("debian")
     *         .file("/etc/pay.conf", "currency=EUR\n")
     *         .program("/usr/bin/pay", Script.start().log("listening").healthy())
     *         .expose(8080));
     * }</pre>
     *
     * @param name means {@code latest} if it has no tag
     */
    ImageId define(String name, Consumer<ImageDefinition> definition);

    /**
     * Does what {@code docker load} does.
     *
     * @param archive as {@code docker save} wrote it, plain or packed; read to its end, not closed
     * @throws dev.drydock.error.EngineException in the engine's words, if it is none or is spoilt
     */
    void load(InputStream archive);

    /**
     * Does what {@code docker run -d} does: pulls the image if it is not there, makes a container and starts it. One that cannot
     * be started stays, as there. With a clock that is advanced by hand, its program has then done what it can before time goes
     * on.
     *
     * @param wish says what is asked for beside the image
     * @throws dev.drydock.error.EngineException in the engine's words, whatever it refuses
     */
    ContainerHandle run(String image, Consumer<CreateContainerBuilder> wish);

    /** As {@link #run(String, Consumer)}: a container that has nothing but a command, if any. */
    default ContainerHandle run(String image, String... command) {
        return run(image, wish -> {
            if (command.length > 0) {
                wish.command(command);
            }
        });
    }

    /**
     * The container with an id, the beginning of one, or a name.
     *
     * @throws dev.drydock.error.EngineException not found
     */
    ContainerHandle container(String name);

    Execs execs();

    Images images();

    Volumes volumes();

    SharedNetworks networks();

    /** What happened and what happens. */
    EventFeed events();

    /** What shall go wrong; a fork begins without. */
    Faults faults();

    /** What was asked of this engine, what happened in it, and which faults it met. */
    Ledger ledger();

    /** What goes between this engine and registries: pulls, logins. */
    Registries registries();

    /** Images as files: save and load. */
    ImageArchives archives();

    /** Images made of tars of files. */
    ImageImport imports();

    EngineSummary summary();

    /** Which release it presents itself as. */
    EngineVersion version();

    /** The machine that the engine believes to run on. */
    HostMachine host();

    EngineClock clock();

    /**
     * A second engine that is as this one is now: the same images, containers with their files and logs, networks, volumes,
     * events, names, ids, chance and time. It shares what neither changes in place, so that it costs next to nothing however
     * much is in it; from now on neither sees what becomes of the other. The same fork, asked for the same, answers the same.
     *
     * <p>Programs are not copied: containers that run are started anew in the fork, in the order in which they were started,
     * with their addresses and published ports, as a kill and a start would leave them; those that are paused are paused before
     * they have done anything. With a clock that is advanced by hand, they have then done what they can before time goes on.
     * Execs, clients that are attached and calls that are under way are not in it; its ledger is empty, and no faults are
     * arranged in it. What a program of a test's own keeps outside of the engine is shared, as are registries and what is bound
     * from the host.
     *
     * <p>Time that is moved by hand is moved in each by itself: see {@link #clock} of the fork.
     *
     * @throws dev.drydock.error.EngineException in the engine's words, if a container is refused its start, as by a port of
     *     the machine that is taken
     */
    Engine fork();

    /** This engine as it is now, to begin any number of engines from, each as {@link #fork} does. */
    EngineSnapshot snapshot();

    /**
     * Shuts the engine down and begins it again, as {@code systemctl restart docker} does: containers are
     * stopped, each by its stop signal and its timeout; then those are started that their restart policies want to run. One
     * that was stopped by hand is started again if it is to run {@code always}, or on failure and it failed, but not {@code
     * unless-stopped}. Restarts are counted from zero. Containers with {@code --rm} are gone, also those that were never
     * started; execs and events of before are forgotten, and event streams end. Images, networks and volumes stay. One that
     * cannot be killed is left alone, and runs.
     *
     * <p>With {@link EngineBuilder#liveRestore} nothing is stopped: what runs, or is paused, runs on with its process,
     * addresses, ports and log, and is found again. What was to be stopped meanwhile by somebody is not. Its health begins
     * anew ({@code starting}); processes of execs go on, but nobody knows the execs any more. What waits to be restarted by
     * its policy is started at once; all others as above. Who asks for a stop, kill or removal meanwhile is told that the
     * engine is gone.
     *
     * <p>Comes back when all that is to run was started. On time that is moved by hand, stop timeouts pass as it is moved: call
     * it by {@code clock.letTimePass}. Clients that are connected by sockets belong to those who hold the sockets: see {@code
     * DockerHost.restart}. Asked of 28.5.2 with each policy, with live-restore and without.
     *
     * @param whileDown is run when everything has stopped, or is left alone, and nothing was started yet
     * @throws InterruptedException if the thread is interrupted; containers are then stopped, and not started again
     * @throws IllegalStateException if it is closed, or is being restarted already
     */
    void restart(Runnable whileDown) throws InterruptedException;

    /**
     * Kills the engine, as {@code kill -9} of dockerd does, and begins it again: containers run on while it is gone. When it
     * begins it finds them, stops them as {@link #restart} does, and then starts those that are to run. But it takes those for
     * stopped by hand: what is to run {@code unless-stopped} stays, as on 28.5.2. With {@link EngineBuilder#liveRestore} it is as a
     * restart.
     *
     * @param whileDown is run when the engine is gone, and its containers run
     * @throws InterruptedException if the thread is interrupted; containers are then stopped, and not started again
     * @throws IllegalStateException if it is closed, or is being restarted already
     */
    void crash(Runnable whileDown) throws InterruptedException;

    /** Kills everything that runs, ends every stream, leaves no thread. Idempotent. */
    @Override
    void close();
}
