package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.SyntheticDirectory;
import dev.drydock.filesystem.SyntheticNode;
import dev.drydock.network.NetworkInterface;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /sys}: processors and network interfaces, and the directories that programs expect. */
final class SysTree {
    private static final int ROOT = 0555;
    private static final String LOOPBACK = "lo";

    private SysTree() {}

    static SyntheticDirectory root() {
        Map<String, SyntheticNode> entries = new LinkedHashMap<>();
        for (String name : new String[] {"block", "bus", "dev", "firmware", "kernel", "module", "power"}) {
            entries.put(name, FixedDirectory.emptySysfs());
        }
        entries.put("class", directory("net", new InterfaceLinks()));
        entries.put(
                "devices",
                FixedDirectory.sysfs(Map.of(
                        "system", directory("cpu", new Processors()),
                        "virtual", directory("net", new Interfaces()))));
        entries.put("fs", directory("cgroup", FixedDirectory.emptySysfs()));
        return new FixedDirectory(ROOT, entries);
    }

    private static FixedDirectory directory(String name, SyntheticNode only) {
        return FixedDirectory.sysfs(Map.of(name, only));
    }

    private static List<NetworkInterface> interfaces(Caller caller) {
        return ProcessObserver.viewOf(caller)
                .map(view -> view.network().interfaces())
                .orElse(List.of());
    }

    private static Optional<NetworkInterface> find(String name, Caller caller) {
        return interfaces(caller).stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** {@code /sys/class/net}. */
    private record InterfaceLinks() implements SyntheticDirectory {
        @Override
        public @Nullable SyntheticNode child(String name, Caller caller) {
            return find(name, caller)
                    .map(found -> new PathLink("../../devices/virtual/net/" + name, 0, 0, 0))
                    .orElse(null);
        }

        @Override
        public List<String> names(Caller caller) {
            return interfaces(caller).stream().map(NetworkInterface::name).toList();
        }

        @Override
        public int mode() {
            return 0755;
        }
    }

    /** {@code /sys/devices/virtual/net}. */
    private record Interfaces() implements SyntheticDirectory {
        @Override
        public @Nullable SyntheticNode child(String name, Caller caller) {
            return find(name, caller).map(SysTree::describe).orElse(null);
        }

        @Override
        public List<String> names(Caller caller) {
            return interfaces(caller).stream().map(NetworkInterface::name).toList();
        }

        @Override
        public int mode() {
            return 0755;
        }
    }

    private static FixedDirectory describe(NetworkInterface network) {
        boolean loopback = network.name().equals(LOOPBACK);
        String state = network.up() ? "up" : "down";
        Map<String, SyntheticNode> entries = new LinkedHashMap<>();
        entries.put("address", value(network.mac()));
        entries.put("carrier", value(network.up() ? "1" : "0"));
        entries.put("ifindex", value(Integer.toString(network.index())));
        entries.put("mtu", value(Integer.toString(network.mtu())));
        entries.put("operstate", value(loopback ? "unknown" : state));
        entries.put("type", value(loopback ? "772" : "1"));
        return FixedDirectory.sysfs(entries);
    }

    private static TextFile value(String value) {
        return TextFile.sysfs(view -> value + "\n");
    }

    /** {@code /sys/devices/system/cpu}. */
    private record Processors() implements SyntheticDirectory {
        private static final List<String> LISTS = List.of("online", "possible", "present");

        @Override
        public @Nullable SyntheticNode child(String name, Caller caller) {
            if (LISTS.contains(name)) {
                return TextFile.sysfs(view -> CgroupControllers.allProcessors(view) + "\n");
            }
            return names(caller).contains(name) ? FixedDirectory.emptySysfs() : null;
        }

        @Override
        public List<String> names(Caller caller) {
            List<String> names = new ArrayList<>(LISTS);
            ProcessObserver.viewOf(caller).ifPresent(view -> {
                for (int cpu = 0; cpu < view.machine().cpus(); cpu++) {
                    names.add("cpu" + cpu);
                }
            });
            return names;
        }

        @Override
        public int mode() {
            return 0755;
        }
    }
}
