package dev.drydock.process.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProcTest {
    private final FakeKernel kernel = new FakeKernel();
    private final FileContext files = kernel.files;

    ProcTest() throws IOException {}

    @Test
    void every_process_has_a_directory_and_self_leads_to_that_of_the_caller() throws IOException {
        assertThat(files.list("/proc"))
                .extracting(DirectoryEntry::name)
                .contains("1", "7")
                .doesNotContain("2");
        assertThat(files.readLink("/proc/self")).isEqualTo("7");
        assertThat(files.readLink("/proc/thread-self")).isEqualTo("7/task/7");
        assertThat(files.realPath("/proc/self/task/7")).isEqualTo("/proc/7/task/7");
        assertThat(files.exists("/proc/2")).isFalse();
        assertThat(files.exists("/proc/01")).isFalse();
        kernel.observer = 1;
        assertThat(kernel.read("/proc/self/comm")).isEqualTo("sh\n");
    }

    @Test
    void a_process_tells_its_command_and_environment() throws IOException {
        assertThat(kernel.read("/proc/7/cmdline")).isEqualTo("cat\0x y\0");
        assertThat(kernel.read("/proc/7/environ")).isEqualTo("HOME=/root\0EMPTY=\0");
        assertThat(kernel.read("/proc/7/comm")).isEqualTo("cat\n");
        assertThat(files.readLink("/proc/7/cwd")).isEqualTo("/etc");
        assertThat(files.readLink("/proc/7/exe")).isEqualTo("/bin/cat");
        assertThat(files.readLink("/proc/7/root")).isEqualTo("/");
    }

    @Test
    void stat_has_the_fields_of_linux() throws IOException {
        String line = kernel.read("/proc/7/stat");
        assertThat(line)
                .startsWith("7 (cat) R 1 7 1 34816 7 0 0 0 0 0 12 0 0 0 30 10 1 0 500 8192 2 18446744073709551615 ");
        assertThat(line.trim().split(" ")).hasSize(52);
    }

    @Test
    void status_is_the_same_in_words() throws IOException {
        assertThat(kernel.read("/proc/7/status"))
                .contains(
                        "Name:\tcat\n",
                        "Umask:\t0022\n",
                        "State:\tR (running)\n",
                        "Pid:\t7\n",
                        "PPid:\t1\n",
                        "Uid:\t33\t33\t33\t33\n",
                        "Groups:\t5 33 \n",
                        "VmRSS:\t       8 kB\n",
                        "SigIgn:\t0000000000000004\n",
                        "SigCgt:\t0000000000010000\n",
                        "CapEff:\t0000000000000000\n",
                        "CapBnd:\t00000000a80425fb\n");
        assertThat(kernel.read("/proc/1/status")).contains("State:\tS (sleeping)\n", "CapEff:\t00000000a80425fb\n");
    }

    @Test
    void a_process_names_its_control_groups() throws IOException {
        assertThat(kernel.read("/proc/1/cgroup"))
                .startsWith("9:name=systemd:/docker/c0ffee\n8:pids:/docker/c0ffee\n")
                .endsWith("1:cpu:/docker/c0ffee\n0::/docker/c0ffee\n");
        assertThat(kernel.read("/proc/1/cpuset")).isEqualTo("/docker/c0ffee\n");
    }

    @Test
    void files_of_a_process_belong_to_its_user_and_some_are_for_nobody_else() throws IOException {
        FileContext other = files.fork();
        other.become(new Credentials(1000, 1000, List.of()));
        assertThat(files.status("/proc/7").uid()).isEqualTo(33);
        assertThat(other.readAll("/proc/7/cmdline")).isNotEmpty();
        assertThatThrownBy(() -> other.readAll("/proc/7/environ")).hasMessage("Permission denied");
        assertThatThrownBy(() -> other.list("/proc/7/fd")).hasMessage("Permission denied");
    }

    @Test
    void root_of_a_container_may_not_trace_others_and_sees_neither_their_links_nor_their_environment()
            throws IOException {
        kernel.descriptors.put(0, files.open("/dev/null", Set.of(OpenFlag.READ), 0));
        kernel.observer = 1;
        assertThat(files.readLink("/proc/1/exe")).isEqualTo("/bin/cat");
        for (String link : List.of("exe", "cwd", "root", "fd/0")) {
            assertThatThrownBy(() -> files.readLink("/proc/7/" + link)).hasMessage("Permission denied");
        }
        assertThatThrownBy(() -> files.readAll("/proc/7/environ")).hasMessage("Permission denied");
        assertThat(files.list("/proc/7/fd")).hasSize(1);
        assertThat(files.readAll("/proc/7/stat")).isNotEmpty();
    }

    @Test
    void a_process_gets_another_name_by_writing_it() throws IOException {
        files.writeAll("/proc/7/comm", "other\n".getBytes(StandardCharsets.UTF_8));
        assertThat(kernel.renames).containsExactly("7 other");
    }

    @Test
    void descriptors_are_links_that_tell_how_they_were_opened() throws IOException {
        kernel.descriptors.put(0, files.open("/dev/null", Set.of(OpenFlag.READ), 0));
        kernel.descriptors.put(3, files.open("/etc/out", Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0644));
        assertThat(files.list("/proc/7/fd")).extracting(DirectoryEntry::name).containsExactly("0", "3");
        assertThat(files.readLink("/proc/self/fd/0")).isEqualTo("/dev/null");
        assertThat(files.linkStatus("/proc/self/fd/0").mode()).isEqualTo(0500);
        assertThat(files.linkStatus("/proc/self/fd/3").mode()).isEqualTo(0300);
        assertThat(files.linkStatus("/proc/self/fd/3").sizeBytes()).isEqualTo(64);
        assertThat(kernel.read("/proc/self/fdinfo/3")).startsWith("pos:\t0\nflags:\t01\n");
        assertThat(files.exists("/proc/self/fd/9")).isFalse();
        assertThat(files.exists("/dev/stdin")).isTrue();
    }

    @Test
    void a_file_is_opened_anew_by_its_descriptor_s_link() throws IOException {
        files.writeAll("/etc/text", "text".getBytes(StandardCharsets.UTF_8));
        OpenFile file = files.open("/etc/text", Set.of(OpenFlag.READ), 0);
        file.seek(2);
        kernel.descriptors.put(0, file);
        assertThat(kernel.read("/dev/stdin")).isEqualTo("text");
        assertThat(file.position()).isEqualTo(2);
    }

    @Test
    void a_file_without_a_name_can_still_be_reached_by_its_descriptor() throws IOException {
        OpenFile file = files.open("/etc/text", Set.of(OpenFlag.READ, OpenFlag.WRITE, OpenFlag.CREATE), 0600);
        file.write("here".getBytes(StandardCharsets.UTF_8), 0, 4);
        file.seek(0);
        kernel.descriptors.put(4, file);
        files.unlink("/etc/text");
        assertThat(files.readLink("/proc/self/fd/4")).isEqualTo("/etc/text (deleted)");
        assertThat(kernel.read("/proc/self/fd/4")).isEqualTo("here");
        assertThat(files.status("/proc/self/fd/4").links()).isZero();
        file.seek(0);
        assertThat(file.read(new byte[9], 0, 9)).isEqualTo(4);
    }

    @Test
    void the_network_of_a_process_is_told() throws IOException {
        assertThat(kernel.read("/proc/net/dev"))
                .contains(
                        "    lo:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0\n")
                .contains("  eth0:");
        assertThat(kernel.read("/proc/net/route").lines().map(String::stripTrailing))
                .containsExactly(
                        "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
                        "eth0\t00000000\t010011AC\t0003\t0\t0\t0\t00000000\t0\t0\t0",
                        "eth0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0");
    }

    @Test
    void the_machine_is_told() throws IOException {
        assertThat(kernel.read("/proc/uptime")).isEqualTo("90.25 359.00\n");
        assertThat(kernel.read("/proc/loadavg")).isEqualTo("0.00 0.00 0.00 1/2 7\n");
        assertThat(kernel.read("/proc/version"))
                .startsWith("Linux version 6.1.0 ")
                .endsWith(" #1 SMP\n");
        assertThat(kernel.read("/proc/meminfo"))
                .startsWith("MemTotal:        8388608 kB\nMemFree:         7340032 kB\n");
        assertThat(kernel.read("/proc/cpuinfo").lines().filter(line -> line.startsWith("processor")))
                .hasSize(4);
        assertThat(kernel.read("/proc/stat"))
                .startsWith("cpu  200 0 0 35900 0")
                .contains("\ncpu3 50 0 0 8975 ", "\nbtime 1767607200\n");
        assertThat(kernel.read("/proc/filesystems")).contains("nodev\toverlay\n");
    }

    @Test
    void a_text_is_made_anew_when_it_is_read_from_its_beginning() throws IOException {
        OpenFile file = files.open("/proc/uptime", Set.of(OpenFlag.READ), 0);
        byte[] buffer = new byte[100];
        assertThat(file.read(buffer, 0, 5)).isEqualTo(5);
        assertThat(file.read(buffer, 0, 100)).isEqualTo(8);
        assertThat(file.read(buffer, 0, 100)).isEqualTo(-1);
        file.seek(0);
        assertThat(file.read(buffer, 0, 100)).isEqualTo(13);
        assertThat(file.status().sizeBytes()).isZero();
    }

    @Test
    void the_same_path_is_the_same_file() throws IOException {
        assertThat(files.status("/proc/7/status").sameFile(files.status("/proc/self/../7/status")))
                .isTrue();
        assertThat(files.status("/proc/7/status").sameFile(files.status("/proc/1/status")))
                .isFalse();
    }
}
