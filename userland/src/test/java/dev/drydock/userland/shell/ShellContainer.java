package dev.drydock.userland.shell;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.CapabilitySet;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.NetworkView;
import dev.drydock.network.Route;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.Programs;
import dev.drydock.process.ResourceLimits;
import dev.drydock.process.kernel.Kernel;
import dev.drydock.process.kernel.KernelNumbers;
import dev.drydock.process.kernel.KernelSettings;
import dev.drydock.process.kernel.Limits;
import dev.drydock.process.kernel.NamespaceSpec;
import dev.drydock.process.kernel.PidNamespace;
import dev.drydock.process.kernel.ProcessEnd;
import dev.drydock.process.kernel.ProcessSpec;
import dev.drydock.process.kernel.PseudoTerminal;
import dev.drydock.process.kernel.RunningProcess;
import dev.drydock.process.kernel.StartException;
import dev.drydock.process.procfs.ContainerMounts;
import dev.drydock.process.procfs.MountSettings;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.program.UserlandPrograms;
import dev.drydock.userland.utility.Utilities;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A container with the shells and utilities in it, on a clock that is advanced by hand. */
final class ShellContainer implements AutoCloseable {
    /** Applets that random calls need and that are no utilities of the other flavour. */
    private static final List<String> BUSYBOX_ONLY = List.of("sha3sum", "strings", "xxd");

    private static final MachineStatus MACHINE =
            new MachineStatus("6.1.0", "#1 SMP", "x86_64", 2, 1L << 33, 1L << 30, ManualClock.START);

    /** The files that scripts find in their directory. */
    static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "a.txt", "one\ntwo\nthree\n",
            "b.txt", "x y\n",
            ".hidden", "",
            "sub/c.txt", "c\n",
            "script.sh", "#!/bin/sh\necho script \"$0\" \"$@\"\nexit 3\n",
            "plain", "echo plain \"$@\"\n",
            "lib.sh", "libvar=loaded\nlibfunc() { echo \"lib $1\"; return 4; }\n"));
    /** Those of them that can be run. */
    static final Set<String> EXECUTABLE = Set.of("script.sh", "plain");

    private static final WritableTree GNU = filled(false);
    private static final WritableTree BUSYBOX = filled(true);

    final ManualClock clock = new ManualClock();
    final FileContext files;
    final Gathered out = new Gathered();
    final Gathered errors = new Gathered();
    private final Kernel kernel;
    private final PidNamespace namespace;
    private final String directory;
    private final String home;

    /** @param busybox whether the utilities are BusyBox's */
    ShellContainer(boolean busybox) {
        this(busybox, Limits.NONE);
    }

    ShellContainer(boolean busybox, Limits limits) {
        this(busybox, limits, "/tmp/w", "/root");
    }

    /**
     * @param directory where scripts run and find their files
     * @param home their home directory
     */
    ShellContainer(boolean busybox, Limits limits, String directory, String home) {
        this.directory = directory;
        this.home = home;
        kernel = Kernel.create(new KernelSettings(
                clock, UserlandPrograms.standard(), MACHINE, new KernelNumbers(), 7, false, 1L << 30));
        WritableTree root = (busybox ? BUSYBOX : GNU).fork(ContentStore.unlimited(), clock::now);
        MountTable mounts = MountTable.over(root);
        mount(mounts);
        files = mounts.context(Caller.nobody(), Credentials.ROOT);
        namespace = kernel.namespace(new NamespaceSpec(
                files,
                "4f1c2a9be01d",
                NoNetwork.INSTANCE,
                limits,
                new CapabilitySet(0xa80425fbL),
                ResourceLimits.USUAL,
                () -> {}));
        if (!directory.equals("/tmp/w")) {
            move(directory, home);
        }
    }

    private void mount(MountTable mounts) {
        try {
            new ContainerMounts(MountSettings.of("4f1c2a9be01d", clock::now)).mountOn(mounts, List.of());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private void move(String directory, String home) {
        try {
            for (int slash = directory.indexOf('/', "/tmp/".length());
                    slash >= 0;
                    slash = directory.indexOf('/', slash + 1)) {
                files.makeDirectory(directory.substring(0, slash), 0755);
            }
            files.makeDirectory(home, 0755);
            files.rename("/tmp/w", directory);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static WritableTree filled(boolean busybox) {
        try (ManualClock clock = new ManualClock()) {
            WritableTree root = WritableTree.over(FileTree.empty(), ContentStore.unlimited(), clock::now);
            fill(MountTable.over(root).context(Caller.nobody(), Credentials.ROOT), busybox);
            return root;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static void fill(FileContext files, boolean busybox) throws IOException {
        for (String directory :
                List.of("/usr", "/usr/bin", "/etc", "/dev", "/proc", "/root", "/sys", "/tmp", "/tmp/w")) {
            files.makeDirectory(directory, directory.equals("/tmp") ? 01777 : 0755);
        }
        if (busybox) {
            files.makeDirectory("/bin", 0755);
        } else {
            files.symlink("usr/bin", "/bin");
        }
        file(
                files,
                "/etc/passwd",
                0644,
                "root:x:0:0:root:/root:/bin/bash\nwww-data:x:33:33:www-data:/var/www:/bin/false\n");
        file(files, "/etc/group", 0644, "root:x:0:\nwww-data:x:33:\n");
        stub(files, "/bin/bash", "gnu/bash");
        stub(files, "/bin/dash", "debian/dash");
        stub(files, "/bin/busybox", "busybox/busybox");
        if (busybox) {
            files.symlink("busybox", "/bin/sh");
            files.symlink("busybox", "/bin/ash");
        } else {
            files.symlink("dash", "/bin/sh");
        }
        Set<String> applets =
                Utilities.of(Flavour.BUSYBOX).stream().map(Command::name).collect(Collectors.toSet());
        for (Command command : Utilities.of(Flavour.GNU)) {
            String name = command.name();
            if (!name.equals("[[")) {
                String path = "/usr/bin/" + name;
                if (busybox && applets.contains(name)) {
                    files.symlink("/bin/busybox", path);
                } else {
                    stub(files, path, "gnu/" + name);
                }
            }
        }
        for (String name : busybox ? BUSYBOX_ONLY : List.<String>of()) {
            files.symlink("/bin/busybox", "/usr/bin/" + name);
        }
        files.makeDirectory("/tmp/w/sub", 0755);
        for (Map.Entry<String, String> each : FILES.entrySet()) {
            file(files, "/tmp/w/" + each.getKey(), EXECUTABLE.contains(each.getKey()) ? 0755 : 0644, each.getValue());
        }
    }

    private static void stub(FileContext files, String path, String program) throws IOException {
        file(files, path, 0755, Programs.STUB_MAGIC + program + "\n");
    }

    void file(String path, int mode, String contents) throws IOException {
        file(files, path, mode, contents);
    }

    private static void file(FileContext files, String path, int mode, String contents) throws IOException {
        files.writeAll(path, contents.getBytes(StandardCharsets.UTF_8));
        files.changeMode(path, mode);
    }

    /** Runs a command as PID 1 in its directory, as far as anything is left to run. */
    ProcessEnd run(String... command) {
        RunningProcess process = start(
                ProcessSpec.Streams.of(namespace.nullDevice(), namespace.output(out), namespace.output(errors)),
                List.of(),
                command);
        clock.runUntil(() -> process.end().isDone());
        ProcessEnd end = process.end().getNow(null);
        if (end == null) {
            throw new AssertionError("still waits: " + String.join(" ", command) + "\n" + out.text() + errors.text());
        }
        return end;
    }

    /** Runs a shell as the child of PID 1, so that signals do to it what they do to everybody. */
    ProcessEnd runInShell(String... command) {
        RunningProcess first = start(
                ProcessSpec.Streams.of(namespace.nullDevice(), namespace.nullDevice(), namespace.nullDevice()),
                List.of(),
                "sleep",
                "1000000");
        assert first.pid() == 1;
        return run(command);
    }

    RunningProcess start(ProcessSpec.Streams streams, List<String> environment, String... command) {
        List<String> variables = new ArrayList<>(List.of(
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=" + home, "LC_ALL=C.UTF-8"));
        variables.addAll(environment);
        try {
            return namespace.start(
                    new ProcessSpec(List.of(command), variables, directory, "", List.of(), false, streams));
        } catch (StartException error) {
            throw new AssertionError(error);
        }
    }

    PidNamespace namespace() {
        return namespace;
    }

    /** Starts a command on a terminal. */
    RunningProcess start(PseudoTerminal terminal, String... command) {
        return start(ProcessSpec.Streams.terminal(terminal), List.of("TERM=xterm"), command);
    }

    @Override
    public void close() {
        kernel.close();
        clock.close();
    }

    private enum NoNetwork implements NetworkView {
        INSTANCE;

        @Override
        public List<NetworkInterface> interfaces() {
            return List.of();
        }

        @Override
        public List<Route> routes() {
            return List.of();
        }

        @Override
        public boolean reaches(String address) {
            return false;
        }
    }
}
