package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.id.ContainerId;
import dev.drydock.id.ExecId;
import dev.drydock.image.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything about one container (28.5.2: daemon/inspect.go). Used under the engine's lock. */
final class Inspection {
    private final HostMachine host;
    private final NetworkReport network;

    Inspection(HostMachine host, NetworkReport network) {
        this.host = host;
        this.network = network;
    }

    /** @param sizes null unless asked for */
    ContainerDetails of(Container container, ContainerDetails.@Nullable Sizes sizes) {
        List<String> command = command(container.config());
        Image image = container.image();
        String directory = host.rootDirectory() + "/containers/" + container.id() + "/";
        Files files = new Files(host.rootDirectory() + "/containers/", container.networkFilesOf());
        return new ContainerDetails(
                container.id().value(),
                container.created(),
                command.get(0),
                command.subList(1, command.size()),
                state(container),
                image == null ? "" : image.id().toString(),
                files.named("resolv.conf"),
                files.named("hostname"),
                files.named("hosts"),
                logPath(container, directory),
                "/" + container.name(),
                container.restart().count(),
                host.storageDriver(),
                "linux",
                "",
                "",
                "",
                execIds(container),
                hostConfig(container),
                host.directories()
                        .ofContainer(
                                container.id().value(),
                                container.layer().layer().orElse(null)),
                sizes,
                container.mountPoints(),
                container.config(),
                network.of(container));
    }

    /** Path and arguments of its first process. */
    static List<String> command(ContainerConfig config) {
        List<String> command = new ArrayList<>(config.entrypoint() == null ? List.of() : config.entrypoint());
        command.addAll(config.cmd() == null ? List.of() : config.cmd());
        if (command.isEmpty()) {
            command.add("");
        }
        return command;
    }

    /** Counts the bytes in its files; without the engine's lock, because that takes longer the more there are. */
    static ContainerDetails.Sizes sizes(Container container) {
        try {
            return new ContainerDetails.Sizes(
                    container.layer().sizeBytes(), container.layer().totalBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static StateDetails state(Container container) {
        ContainerState state = container.state();
        ContainerStatus status = state.status();
        Run run = container.run();
        boolean lives = status == ContainerStatus.RUNNING || status == ContainerStatus.PAUSED;
        return new StateDetails(
                status.word(),
                status.isRunning(),
                status == ContainerStatus.PAUSED,
                status == ContainerStatus.RESTARTING,
                state.outOfMemoryKilled(),
                status == ContainerStatus.DEAD,
                lives && run != null ? run.process().hostPid() : 0,
                state.exitCode(),
                state.error(),
                state.startedAt(),
                state.finishedAt(),
                container.health());
    }

    private static @Nullable List<String> execIds(Container container) {
        List<Exec> execs = container.execs();
        return execs.isEmpty()
                ? null
                : execs.stream().map(Exec::id).map(ExecId::value).toList();
    }

    private static String logPath(Container container, String directory) {
        boolean isFile = container.hostConfig().logConfig().type().equals(LogRules.DEFAULT_DRIVER);
        return isFile && container.logOpened() ? directory + container.id() + "-json.log" : "";
    }

    /** Links are shown by the names that they have now, whether what they lead to is there or not. */
    private static HostConfig hostConfig(Container container) {
        HostConfig config = container.hostConfig();
        if (config.links() == null) {
            return config;
        }
        List<String> links = container.links().stream()
                .map(link -> "/" + link.childName() + ":/" + link.name())
                .toList();
        return config.toBuilder().links(links.isEmpty() ? null : links).build();
    }

    /** The files of its network, which the engine keeps beside a container: this one, or the one whose network it shares. */
    private record Files(String directory, @Nullable ContainerId keeper) {
        String named(String name) {
            return keeper == null ? "" : directory + keeper + "/" + name;
        }
    }
}
