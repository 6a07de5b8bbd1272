package dev.drydock.process.kernel;

import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.SyntheticDevice;
import dev.drydock.network.NetworkView;
import dev.drydock.network.socket.SocketStatus;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Terminal;
import dev.drydock.process.procfs.ProcessDetails;
import dev.drydock.process.procfs.ProcessDetails.SignalSets;
import dev.drydock.process.procfs.ProcessView;
import dev.drydock.process.procfs.ResourceUsage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code /proc} shows of a namespace. */
record NamespaceView(Namespace namespace) implements ProcessView {

    @Override
    public List<ProcessStatus> processes() {
        return namespace.processes().stream().map(HostProcess::status).toList();
    }

    @Override
    public Optional<ProcessDetails> process(int pid) {
        Task task;
        HostProcess host;
        SignalSets signals;
        synchronized (namespace) {
            task = namespace.table().find(pid);
            host = namespace.process(pid).orElse(null);
            signals = task == null ? SignalSets.NONE : task.signals.sets();
        }
        return task == null || host == null ? Optional.empty() : Optional.of(details(task, host, signals));
    }

    private static ProcessDetails details(Task task, HostProcess host, SignalSets signals) {
        Image image = task.image;
        boolean alive = host.status().state() != 'Z';
        Terminal terminal = task.terminal;
        SortedMap<Integer, OpenFile> descriptors = alive ? task.descriptors.all() : new TreeMap<>();
        return new ProcessDetails(
                alive ? host.status() : withoutArguments(host.status()),
                task.files.credentials(),
                task.files.umask(),
                alive ? image.environment() : List.of(),
                terminal == null ? -1 : terminal.foregroundGroup(),
                alive ? workingDirectory(task) : "",
                alive ? "/" : "",
                alive ? image.executable() : "",
                mounts(task),
                descriptors,
                host.memoryBytes(),
                signals,
                task.limits);
    }

    private static ProcessStatus withoutArguments(ProcessStatus zombie) {
        return new ProcessStatus(
                zombie.pid(),
                zombie.parentPid(),
                zombie.processGroup(),
                zombie.session(),
                zombie.uid(),
                zombie.gid(),
                zombie.state(),
                zombie.niceness(),
                zombie.terminal(),
                zombie.name(),
                List.of(),
                zombie.started(),
                zombie.cpuTime());
    }

    /** Empty if it was removed. */
    private static String workingDirectory(Task task) {
        try {
            return task.files.workingDirectory();
        } catch (IOException removed) {
            return "";
        }
    }

    private static List<MountEntry> mounts(Task task) {
        try {
            return task.files.mounts();
        } catch (IOException broken) {
            return List.of();
        }
    }

    @Override
    public List<SyntheticDevice> terminals() {
        return namespace.terminals().devices();
    }

    @Override
    public MachineStatus machine() {
        return namespace.wholeMachine();
    }

    @Override
    public ResourceUsage usage() {
        Usage usage = namespace.usage();
        return new ResourceUsage(
                usage.cpuTime(),
                usage.memoryBytes(),
                usage.peakMemoryBytes(),
                usage.processes(),
                usage.outOfMemoryKills());
    }

    @Override
    public String hostname() {
        return namespace.hostname();
    }

    @Override
    public NetworkView network() {
        return namespace.network();
    }

    @Override
    public List<SocketStatus> sockets() {
        return namespace.sockets().sockets();
    }

    @Override
    public List<SocketStatus> datagramSockets() {
        return namespace.sockets().datagramSockets();
    }

    @Override
    public Instant now() {
        return namespace.kernel().clock().now();
    }

    @Override
    public void rename(int pid, String name) {
        @Nullable Task task;
        synchronized (namespace) {
            task = namespace.table().find(pid);
        }
        if (task != null) {
            task.image = task.image.renamed(name);
        }
    }
}
