package dev.drydock.process.procfs;

import dev.drydock.filesystem.CapabilitySet;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.filesystem.SyntheticDevice;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.network.LinkCounters;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.NetworkView;
import dev.drydock.network.Route;
import dev.drydock.network.socket.SocketStatus;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.ResourceLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Two processes: a shell that is PID 1, and a {@code cat} of the user 33 as PID 7, which is the one that looks. */
final class FakeKernel implements ProcessView, ProcessObserver {
    static final Instant BOOTED = Instant.parse("2026-01-05T10:00:00Z");

    final List<String> renames = new ArrayList<>();
    final SortedMap<Integer, OpenFile> descriptors = new TreeMap<>();
    final WritableTree root;
    final MountTable table;
    final FileContext files;
    int observer = 7;

    FakeKernel(MountSettings settings, List<RequestedMount> requested) throws IOException {
        root = WritableTree.over(FileTree.empty(), ContentStore.unlimited(), () -> BOOTED);
        FileContext plain = MountTable.over(root).context(this, Credentials.ROOT);
        for (String directory : List.of("/etc", "/proc", "/dev", "/sys", "/bin")) {
            plain.makeDirectory(directory, 0755);
        }
        plain.writeAll("/bin/cat", new byte[] {1});
        table = MountTable.over(root);
        new ContainerMounts(settings).mountOn(table, requested);
        files = table.context(this, Credentials.ROOT);
    }

    FakeKernel() throws IOException {
        this(MountSettings.of("c0ffee", () -> BOOTED), List.of());
    }

    String read(String path) throws IOException {
        return new String(files.readAll(path), StandardCharsets.UTF_8);
    }

    // What the kernel tells

    @Override
    public List<ProcessStatus> processes() {
        return List.of(
                new ProcessStatus(
                        1,
                        0,
                        1,
                        1,
                        0,
                        0,
                        'S',
                        0,
                        "pts/0",
                        "sh",
                        List.of("/bin/sh", "-i"),
                        BOOTED.plusMillis(10),
                        Duration.ZERO),
                new ProcessStatus(
                        7,
                        1,
                        7,
                        1,
                        33,
                        33,
                        'R',
                        10,
                        "pts/0",
                        "cat",
                        List.of("cat", "x y"),
                        BOOTED.plusSeconds(5),
                        Duration.ofMillis(120)));
    }

    @Override
    public Optional<ProcessDetails> process(int pid) {
        return processes().stream()
                .filter(each -> each.pid() == pid)
                .findFirst()
                .map(this::details);
    }

    private ProcessDetails details(ProcessStatus status) {
        try {
            return new ProcessDetails(
                    status,
                    new Credentials(
                            status.uid(), status.gid(), List.of(status.gid(), 5), new CapabilitySet(0xa80425fbL)),
                    022,
                    List.of("HOME=/root", "EMPTY="),
                    7,
                    "/etc",
                    "/",
                    "/bin/cat",
                    table.entries(),
                    status.pid() == 7 ? descriptors : new TreeMap<>(),
                    8192,
                    new ProcessDetails.SignalSets(0, 0, 4, 0x10000),
                    ResourceLimits.USUAL);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public List<SyntheticDevice> terminals() {
        return List.of(new SyntheticDevice(136 << 8, 0620, 33, 5));
    }

    @Override
    public MachineStatus machine() {
        return new MachineStatus("6.1.0", "#1 SMP", "x86_64", 4, 8L << 30, 1L << 30, BOOTED);
    }

    @Override
    public ResourceUsage usage() {
        return new ResourceUsage(Duration.ofSeconds(2), 4096, 8192, 2, 1);
    }

    @Override
    public String hostname() {
        return "box";
    }

    @Override
    public List<SocketStatus> datagramSockets() {
        return List.of();
    }

    @Override
    public List<SocketStatus> sockets() {
        return List.of();
    }

    @Override
    public NetworkView network() {
        return new NetworkView() {
            @Override
            public List<NetworkInterface> interfaces() {
                return List.of(
                        NetworkInterface.LOOPBACK,
                        new NetworkInterface(
                                "eth0",
                                2,
                                "172.17.0.2",
                                16,
                                "172.17.255.255",
                                "02:42:ac:11:00:02",
                                1500,
                                true,
                                List.of(),
                                LinkCounters.NONE));
            }

            @Override
            public List<Route> routes() {
                return List.of(new Route("0.0.0.0", 0, "172.17.0.1", "eth0"), new Route("172.17.0.0", 16, "", "eth0"));
            }

            @Override
            public boolean reaches(String address) {
                return false;
            }
        };
    }

    @Override
    public Instant now() {
        return BOOTED.plusMillis(90_250);
    }

    @Override
    public void rename(int pid, String name) {
        renames.add(pid + " " + name);
    }

    // Who looks

    @Override
    public ProcessView view() {
        return this;
    }

    @Override
    public int pid() {
        return observer;
    }

    @Override
    public OpenFile openFifo(FileStatus fifo, Set<OpenFlag> flags, String path) {
        throw new AssertionError("no FIFO here");
    }

    @Override
    public OpenFile openDevice(FileStatus device, Set<OpenFlag> flags, String path) throws IOException {
        return files.open("/dev/null", flags, 0);
    }

    @Override
    public void randomBytes(byte[] buffer, int offset, int length) {
        Arrays.fill(buffer, offset, offset + length, (byte) 0xab);
    }
}
