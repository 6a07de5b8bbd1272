package dev.drydock.process.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What Docker Engine 28.5.2 mounts into its containers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContainerMountsTest {
    private static final MountSettings SETTINGS = MountSettings.of("c0ffee", () -> FakeKernel.BOOTED);

    @Test
    void the_mounts_of_a_container_with_a_terminal_and_volumes_are_those_of_the_engine_in_its_order()
            throws IOException {
        FakeKernel kernel = new FakeKernel(
                SETTINGS.withConsole(true),
                List.of(
                        requested("/a/b", "tmpfs", "rw,nosuid,nodev,noexec,relatime"),
                        requested("/adata", "/dev/vda", "rw,relatime"),
                        requested("/etc/hosts", "/dev/vda", "rw,relatime")));
        assertThat(kernel.read("/proc/mounts")).isEqualTo("""
                        overlay / overlay rw,relatime 0 0
                        proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0
                        tmpfs /dev tmpfs rw,nosuid,size=65536k,mode=755 0 0
                        devpts /dev/pts devpts rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=666 0 0
                        sysfs /sys sysfs ro,nosuid,nodev,noexec,relatime 0 0
                        tmpfs /sys/fs/cgroup tmpfs rw,nosuid,nodev,noexec,relatime,mode=755 0 0
                        cgroup /sys/fs/cgroup/cpu cgroup ro,nosuid,nodev,noexec,relatime,cpu 0 0
                        cgroup /sys/fs/cgroup/cpuacct cgroup ro,nosuid,nodev,noexec,relatime,cpuacct 0 0
                        cgroup /sys/fs/cgroup/cpuset cgroup ro,nosuid,nodev,noexec,relatime,cpuset 0 0
                        cgroup /sys/fs/cgroup/memory cgroup ro,nosuid,nodev,noexec,relatime,memory 0 0
                        cgroup /sys/fs/cgroup/devices cgroup ro,nosuid,nodev,noexec,relatime,devices 0 0
                        cgroup /sys/fs/cgroup/freezer cgroup ro,nosuid,nodev,noexec,relatime,freezer 0 0
                        cgroup /sys/fs/cgroup/blkio cgroup ro,nosuid,nodev,noexec,relatime,blkio 0 0
                        cgroup /sys/fs/cgroup/pids cgroup ro,nosuid,nodev,noexec,relatime,pids 0 0
                        cgroup /sys/fs/cgroup/systemd cgroup ro,nosuid,nodev,noexec,relatime,name=systemd 0 0
                        mqueue /dev/mqueue mqueue rw,nosuid,nodev,noexec,relatime 0 0
                        shm /dev/shm tmpfs rw,nosuid,nodev,noexec,relatime,size=65536k 0 0
                        /dev/vda /adata ext4 rw,relatime 0 0
                        tmpfs /a/b ext4 rw,nosuid,nodev,noexec,relatime 0 0
                        /dev/vda /etc/hosts ext4 rw,relatime 0 0
                        devpts /dev/console devpts rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=666 0 0
                        proc /proc/bus proc ro,nosuid,nodev,noexec,relatime 0 0
                        proc /proc/fs proc ro,nosuid,nodev,noexec,relatime 0 0
                        proc /proc/irq proc ro,nosuid,nodev,noexec,relatime 0 0
                        proc /proc/sys proc ro,nosuid,nodev,noexec,relatime 0 0
                        tmpfs /proc/acpi tmpfs ro,relatime,size=4k,nr_inodes=1 0 0
                        tmpfs /proc/interrupts tmpfs rw,nosuid,size=65536k,mode=755 0 0
                        tmpfs /proc/keys tmpfs rw,nosuid,size=65536k,mode=755 0 0
                        tmpfs /proc/timer_list tmpfs rw,nosuid,size=65536k,mode=755 0 0
                        tmpfs /sys/firmware tmpfs ro,relatime,size=4k,nr_inodes=1 0 0
                        """);
    }

    @Test
    void a_privileged_container_may_write_into_sys_and_nothing_is_hidden_from_it() throws IOException {
        FakeKernel kernel =
                new FakeKernel(SETTINGS.withSecurity(new MountSettings.Security(true, 0, false)), List.of());
        assertThat(kernel.files.mounts())
                .contains(new MountEntry("sysfs", "/sys", "sysfs", "rw,nosuid,nodev,noexec,relatime"))
                .noneMatch(mount -> mount.target().startsWith("/proc/"));
        assertThat(kernel.files.status("/proc/keys").kind()).isEqualTo(FileKind.REGULAR);
    }

    @Test
    void a_requested_mount_takes_the_place_of_a_usual_one() throws IOException {
        FakeKernel kernel = new FakeKernel(SETTINGS, List.of(requested("/dev/shm", "/dev/vda", "rw,relatime")));
        assertThat(kernel.files.mounts())
                .filteredOn(mount -> mount.target().equals("/dev/shm"))
                .extracting(MountEntry::source)
                .containsExactly("/dev/vda");
    }

    @Test
    void nothing_is_mounted_until_somebody_looks() throws IOException {
        FakeKernel kernel = new FakeKernel();
        assertThat(kernel.files.list("/")).extracting(DirectoryEntry::name).contains("proc", "dev", "sys");
        assertThat(kernel.files.readAll("/bin/cat")).hasSize(1);
        assertThat(kernel.root.tree().lookupInode("dev/null")).isNull();
        assertThat(kernel.files.status("/dev/null").deviceNumber()).isEqualTo(1 << 8 | 3);
    }

    @Test
    void the_devices_are_those_of_the_engine() throws IOException {
        FakeKernel kernel = new FakeKernel(SETTINGS.withConsole(true), List.of());
        assertThat(kernel.files.list("/dev"))
                .extracting(DirectoryEntry::name)
                .containsExactly(
                        "console", "fd", "full", "mqueue", "null", "ptmx", "pts", "random", "shm", "stderr", "stdin",
                        "stdout", "tty", "urandom", "zero");
        assertThat(kernel.files.status("/dev/console").deviceNumber()).isEqualTo(136 << 8);
        assertThat(kernel.files.list("/dev/pts"))
                .extracting(DirectoryEntry::name)
                .containsExactly("0", "ptmx");
        assertThat(kernel.files.status("/dev/pts/0").uid()).isEqualTo(33);
        assertThat(kernel.files.readLink("/dev/stdin")).isEqualTo("/proc/self/fd/0");
        assertThat(kernel.files.status("/dev/shm").mode()).isEqualTo(01777);
        assertThat(new FakeKernel().files.exists("/dev/console")).isFalse();
    }

    @Test
    void shared_memory_has_the_size_that_was_asked_for() throws IOException {
        FakeKernel kernel = new FakeKernel(SETTINGS.withSharedMemoryBytes(1 << 20), List.of());
        assertThat(kernel.files.space("/dev/shm").totalBytes()).isEqualTo(1 << 20);
        assertThatThrownBy(() -> kernel.files.writeAll("/dev/shm/big", new byte[2 << 20]))
                .hasMessage("No space left on device");
    }

    @Test
    void what_the_engine_hides_can_be_neither_read_nor_written() throws IOException {
        FakeKernel kernel = new FakeKernel();
        assertThat(kernel.read("/proc/keys")).isEmpty();
        assertThat(kernel.files.status("/proc/interrupts").kind()).isEqualTo(FileKind.CHARACTER_DEVICE);
        assertThat(kernel.files.list("/proc/acpi")).isEmpty();
        assertThatThrownBy(() -> kernel.files.writeAll("/proc/sys/kernel/hostname", new byte[1]))
                .hasMessage("Read-only file system");
        assertThatThrownBy(() -> kernel.files.makeDirectory("/sys/fs/cgroup/memory/x", 0755))
                .hasMessage("Read-only file system");
    }

    @Test
    void proc_refuses_changes_in_the_words_of_linux() throws IOException {
        FileContext files = new FakeKernel().files;
        assertThatThrownBy(() -> files.makeDirectory("/proc/y", 0755)).hasMessage("No such file or directory");
        assertThatThrownBy(() -> files.writeAll("/proc/x", new byte[1])).hasMessage("No such file or directory");
        assertThatThrownBy(() -> files.unlink("/proc/version")).hasMessage("Operation not permitted");
        assertThatThrownBy(() -> files.writeAll("/proc/version", new byte[1])).hasMessage("Input/output error");
        assertThatThrownBy(() -> files.makeDirectory("/sys/x", 0755)).hasMessage("Read-only file system");
    }

    @Test
    void somebody_who_is_no_process_sees_no_processes() throws IOException {
        FakeKernel kernel = new FakeKernel();
        FileContext outside = kernel.table.context(Caller.nobody(), Credentials.ROOT);
        assertThat(outside.list("/proc"))
                .extracting(DirectoryEntry::name)
                .contains("self", "meminfo")
                .doesNotContain("1");
        assertThat(outside.exists("/proc/self/status")).isFalse();
        assertThatThrownBy(() -> outside.readAll("/proc/meminfo")).hasMessage("Input/output error");
    }

    @Test
    void control_groups_tell_what_is_set_and_used() throws IOException {
        CgroupSettings set = new CgroupSettings(256L << 20, 512L << 20, 0, 0, 100_000, 0, "0-1", 50);
        FakeKernel kernel = new FakeKernel(SETTINGS.withCgroupSettings(() -> set), List.of());
        assertThat(kernel.read("/sys/fs/cgroup/memory/memory.limit_in_bytes")).isEqualTo("268435456\n");
        assertThat(kernel.read("/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes"))
                .isEqualTo("536870912\n");
        assertThat(kernel.read("/sys/fs/cgroup/memory/memory.usage_in_bytes")).isEqualTo("4096\n");
        assertThat(kernel.read("/sys/fs/cgroup/cpu/cpu.cfs_quota_us")).isEqualTo("100000\n");
        assertThat(kernel.read("/sys/fs/cgroup/cpu/cpu.cfs_period_us")).isEqualTo("100000\n");
        assertThat(kernel.read("/sys/fs/cgroup/cpu/cpu.shares")).isEqualTo("1024\n");
        assertThat(kernel.read("/sys/fs/cgroup/cpuset/cpuset.cpus")).isEqualTo("0-1\n");
        assertThat(kernel.read("/sys/fs/cgroup/pids/pids.max")).isEqualTo("50\n");
        assertThat(kernel.read("/sys/fs/cgroup/pids/cgroup.procs")).isEqualTo("1\n7\n");
        assertThat(kernel.read("/sys/fs/cgroup/cpuacct/cpuacct.usage")).isEqualTo("2000000000\n");
        FakeKernel free = new FakeKernel();
        assertThat(free.read("/sys/fs/cgroup/memory/memory.limit_in_bytes")).isEqualTo("9223372036854771712\n");
        assertThat(free.read("/sys/fs/cgroup/cpu/cpu.cfs_quota_us")).isEqualTo("-1\n");
        assertThat(free.read("/sys/fs/cgroup/cpuset/cpuset.cpus")).isEqualTo("0-3\n");
        assertThat(free.read("/sys/fs/cgroup/pids/pids.max")).isEqualTo("max\n");
    }

    @Test
    void sys_shows_interfaces_and_processors() throws IOException {
        FakeKernel kernel = new FakeKernel();
        assertThat(kernel.files.list("/sys/class/net"))
                .extracting(DirectoryEntry::name)
                .containsExactly("eth0", "lo");
        assertThat(kernel.read("/sys/class/net/eth0/address")).isEqualTo("02:42:ac:11:00:02\n");
        assertThat(kernel.read("/sys/class/net/lo/operstate")).isEqualTo("unknown\n");
        assertThat(kernel.files.realPath("/sys/class/net/eth0")).isEqualTo("/sys/devices/virtual/net/eth0");
        assertThat(kernel.read("/sys/devices/system/cpu/online")).isEqualTo("0-3\n");
        assertThat(kernel.files.status("/sys/class/net/eth0/mtu").sizeBytes()).isEqualTo(4096);
    }

    @Test
    void kernel_parameters_are_those_that_were_asked_for_or_the_usual_ones() throws IOException {
        FakeKernel kernel = new FakeKernel(SETTINGS.withSysctls(Map.of("net.core.somaxconn", "1024")), List.of());
        assertThat(kernel.read("/proc/sys/net/core/somaxconn")).isEqualTo("1024\n");
        assertThat(kernel.read("/proc/sys/vm/max_map_count")).isEqualTo("65530\n");
        assertThat(kernel.read("/proc/sys/kernel/hostname")).isEqualTo("box\n");
        assertThat(kernel.read("/proc/sys/kernel/random/uuid")).isEqualTo("abababab-abab-4bab-abab-abababababab\n");
        assertThat(kernel.read("/proc/sys/kernel/random/boot_id"))
                .isEqualTo(kernel.read("/proc/sys/kernel/random/boot_id"));
    }

    private static RequestedMount requested(String target, String source, String options) throws IOException {
        WritableTree tree = WritableTree.directory(FileTree.empty(), ContentStore.unlimited(), () -> FakeKernel.BOOTED);
        boolean file = target.equals("/etc/hosts");
        if (file) {
            MountTable.over(tree).context(Caller.nobody(), Credentials.ROOT).writeAll("/hosts", new byte[1]);
        }
        return new RequestedMount(tree, file ? "hosts" : "", new MountEntry(source, target, "ext4", options));
    }
}
