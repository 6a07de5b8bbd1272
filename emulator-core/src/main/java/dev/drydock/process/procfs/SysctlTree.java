package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.SyntheticDirectory;
import dev.drydock.filesystem.SyntheticFile;
import dev.drydock.filesystem.SyntheticNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/sys}: kernel parameters. Those that are here have the values of a container of Docker Engine 28.5.2 on Linux
 * 6.18, unless the container was given others; writing into them changes nothing and is refused.
 */
final class SysctlTree implements SyntheticDirectory {
    private static final int WRITABLE = 0644;
    private static final long VERSION_MASK = ~0xf000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3fffffffffffffffL;
    private static final long VARIANT = 0x8000000000000000L;

    private final TreeMap<String, SyntheticNode> entries = new TreeMap<>();

    private SysctlTree() {}

    /** @param given values by dotted name, which go before the usual ones */
    static SysctlTree of(Map<String, String> given) {
        SysctlTree root = new SysctlTree();
        root.add("fs.file-max", "9223372036854775807");
        root.add("fs.nr_open", "1048576");
        root.add("kernel.cap_last_cap", "40");
        root.add("kernel.domainname", "(none)");
        root.add("kernel.msgmax", "8192");
        root.add("kernel.ngroups_max", "65536");
        root.add("kernel.ostype", "Linux");
        root.add("kernel.pid_max", "4194304");
        root.add("kernel.sem", "32000\t1024000000\t500\t32000");
        root.add("kernel.shmall", "18446744073692774399");
        root.add("kernel.shmmax", "18446744073692774399");
        root.put("kernel.hostname", text(view -> view.hostname() + "\n"));
        root.put("kernel.osrelease", text(view -> view.machine().kernelRelease() + "\n"));
        root.put("kernel.version", text(view -> view.machine().kernelVersion() + "\n"));
        root.put("kernel.random.boot_id", text(SysctlTree::bootId));
        root.put("kernel.random.uuid", new RandomUuid());
        root.add("net.core.somaxconn", "4096");
        root.add("net.ipv4.ip_forward", "0");
        root.add("net.ipv4.ip_local_port_range", "32768\t60999");
        root.add("net.ipv4.ip_unprivileged_port_start", "0");
        root.add("net.ipv4.ping_group_range", "0\t2147483647");
        root.add("vm.max_map_count", "65530");
        root.add("vm.overcommit_memory", "0");
        root.add("vm.swappiness", "60");
        given.forEach(root::add);
        return root;
    }

    private static TextFile text(TextFile.Text text) {
        return TextFile.proc(text).withMode(WRITABLE);
    }

    private void add(String name, String value) {
        put(name, text(view -> value + "\n"));
    }

    private void put(String name, SyntheticNode node) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            entries.put(name, node);
        } else {
            SyntheticNode below = entries.computeIfAbsent(name.substring(0, dot), unknown -> new SysctlTree());
            if (below instanceof SysctlTree tree) {
                tree.put(name.substring(dot + 1), node);
            }
        }
    }

    private static String bootId(ProcessView view) {
        byte[] boot = view.machine().booted().toString().getBytes(StandardCharsets.US_ASCII);
        return UUID.nameUUIDFromBytes(boot) + "\n";
    }

    @Override
    public @Nullable SyntheticNode child(String name, Caller caller) {
        return entries.get(name);
    }

    @Override
    public List<String> names(Caller caller) {
        return new ArrayList<>(entries.keySet());
    }

    /** Another one each time it is read. */
    private record RandomUuid() implements SyntheticFile {
        @Override
        public byte[] read(Caller caller) throws IOException {
            byte[] random = new byte[16];
            caller.randomBytes(random, 0, random.length);
            ByteBuffer bits = ByteBuffer.wrap(random);
            long high = (bits.getLong() & VERSION_MASK) | VERSION_4;
            long low = (bits.getLong() & VARIANT_MASK) | VARIANT;
            return (new UUID(high, low) + "\n").getBytes(StandardCharsets.US_ASCII);
        }
    }
}
