package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.SyntheticDirectory;
import dev.drydock.filesystem.SyntheticLink;
import dev.drydock.filesystem.SyntheticNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** {@code /proc}: a directory for each process, and what there is to tell of the machine. */
final class ProcRoot implements SyntheticDirectory {
    private static final Map<String, SyntheticNode> NOTHING = Map.of();

    private final ProcessFiles processFiles;
    private final Map<String, SyntheticNode> entries = new LinkedHashMap<>();

    ProcRoot(MountSettings settings) {
        this.processFiles = new ProcessFiles(settings);
        for (String directory : new String[] {"acpi", "bus", "fs", "irq"}) {
            entries.put(directory, FixedDirectory.proc(NOTHING));
        }
        text("cgroups", view -> CgroupControllers.TABLE);
        text("cpuinfo", MachineText::processors);
        text("devices", view -> MachineText.DEVICES);
        text("filesystems", view -> MachineText.FILE_SYSTEMS);
        // The engine hides these three from containers; what is in them is not emulated.
        text("interrupts", view -> "");
        text("keys", view -> "");
        text("loadavg", MachineText::load);
        text("meminfo", MachineText::memory);
        entries.put("mounts", PathLink.to("self/mounts"));
        entries.put("net", PathLink.to("self/net"));
        entries.put("self", new OwnLink(pid -> Integer.toString(pid)));
        text("stat", MachineText::statistics);
        text("swaps", view -> MachineText.SWAPS);
        entries.put("sys", SysctlTree.of(settings.sysctls()));
        entries.put("thread-self", new OwnLink(pid -> pid + "/task/" + pid));
        text("timer_list", view -> "");
        text("uptime", MachineText::uptime);
        text("version", MachineText::version);
    }

    private void text(String name, TextFile.Text text) {
        entries.put(name, TextFile.proc(text));
    }

    @Override
    public @Nullable SyntheticNode child(String name, Caller caller) {
        SyntheticNode entry = entries.get(name);
        return entry == null && name.matches("[1-9][0-9]{0,8}") ? process(Integer.parseInt(name), caller) : entry;
    }

    private @Nullable SyntheticNode process(int pid, Caller caller) {
        Optional<ProcessView> view = ProcessObserver.viewOf(caller);
        if (view.isEmpty()) {
            return null;
        }
        return view.get()
                .process(pid)
                .map(found -> new ProcessDirectory(
                        processFiles,
                        view.get(),
                        pid,
                        found.credentials().uid(),
                        found.credentials().gid(),
                        false))
                .orElse(null);
    }

    @Override
    public List<String> names(Caller caller) {
        List<String> names = new ArrayList<>(entries.keySet());
        ProcessObserver.viewOf(caller)
                .ifPresent(view -> view.processes().forEach(process -> names.add(Integer.toString(process.pid()))));
        return names;
    }

    /** A link to the directory of whoever follows it. */
    private record OwnLink(IntFunction<String> path) implements SyntheticLink {
        @Override
        public String target(Caller caller) throws ErrnoException {
            if (caller.pid() == 0) {
                throw new ErrnoException(Errno.ENOENT);
            }
            return path.apply(caller.pid());
        }
    }
}
