package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.SyntheticFile;
import dev.drydock.filesystem.SyntheticLink;
import dev.drydock.filesystem.SyntheticNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is in every {@code /proc/PID}: one table for all processes. */
final class ProcessFiles {
    private static final int READABLE = 0444;
    private static final int WRITABLE = 0644;
    private static final int OWN = 0400;
    private static final int LINK = 0777;
    private static final String NO_NUMBER = "4294967295";

    private final TreeMap<String, Entry> entries = new TreeMap<>();

    /** @param settings of the container */
    ProcessFiles(MountSettings settings) {
        StatusText status = new StatusText(settings.security());
        text("cgroup", READABLE, process -> CgroupControllers.membership(settings.cgroup()));
        text("cmdline", READABLE, process -> terminated(process.status().arguments()));
        text("cpuset", READABLE, process -> settings.cgroup() + "\n");
        entries.put("environ", Environment::new);
        text("gid_map", WRITABLE, process -> idMap());
        text("limits", READABLE, process -> LimitsText.table(process.limits()));
        text("loginuid", WRITABLE, process -> NO_NUMBER);
        text("mounts", READABLE, ProcessFiles::mounts);
        text("oom_score_adj", WRITABLE, process -> settings.security().oomScoreAdjust() + "\n");
        text("sessionid", READABLE, process -> NO_NUMBER);
        text("setgroups", WRITABLE, process -> "allow\n");
        entries.put("stat", StatFile::new);
        text("statm", READABLE, StatusText::statm);
        text("status", READABLE, status::status);
        text("uid_map", WRITABLE, process -> idMap());
        link("cwd", ProcessDetails::workingDirectory);
        link("exe", ProcessDetails::executable);
        link("root", ProcessDetails::root);
        entries.put("comm", CommandName::new);
        entries.put("fd", DescriptorDirectory::new);
        entries.put("fdinfo", DescriptorInfoDirectory::new);
        entries.put("net", NetworkDirectory::new);
    }

    /** Makes a node for a process. */
    @FunctionalInterface
    interface Entry {
        SyntheticNode node(OwnedProcess process);
    }

    /** Says something of a process. */
    @FunctionalInterface
    interface Fact {
        String of(ProcessDetails process);
    }

    @Nullable
    Entry entry(String name) {
        return entries.get(name);
    }

    Set<String> names() {
        return entries.keySet();
    }

    private void text(String name, int mode, Fact fact) {
        entries.put(name, process -> new ProcessText(process, mode, fact));
    }

    private void link(String name, Fact path) {
        entries.put(name, process -> new ProcessLink(process, path));
    }

    private static String terminated(List<String> strings) {
        StringBuilder text = new StringBuilder();
        strings.forEach(each -> text.append(each).append('\0'));
        return text.toString();
    }

    private static String idMap() {
        return String.format("%10d %10d %10s\n", 0, 0, NO_NUMBER);
    }

    private static String mounts(ProcessDetails process) {
        StringBuilder text = new StringBuilder();
        for (MountEntry mount : process.mounts()) {
            text.append(escaped(mount.source()))
                    .append(' ')
                    .append(escaped(mount.target()))
                    .append(' ')
                    .append(mount.type())
                    .append(' ')
                    .append(mount.options())
                    .append(" 0 0\n");
        }
        return text.toString();
    }

    /** As in {@code fstab(5)}. */
    private static String escaped(String path) {
        return path.replace("\\", "\\134")
                .replace(" ", "\\040")
                .replace("\t", "\\011")
                .replace("\n", "\\012");
    }

    private record ProcessText(OwnedProcess process, int mode, Fact fact) implements SyntheticFile {
        @Override
        public byte[] read(Caller caller) throws IOException {
            return fact.of(process.details()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int uid() {
            return process.uid();
        }

        @Override
        public int gid() {
            return process.gid();
        }
    }

    private record Environment(OwnedProcess process) implements SyntheticFile {
        @Override
        public byte[] read(Caller caller) throws IOException {
            return terminated(process.detailsFor(caller).environment()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int mode() {
            return OWN;
        }

        @Override
        public int uid() {
            return process.uid();
        }

        @Override
        public int gid() {
            return process.gid();
        }
    }

    private record StatFile(OwnedProcess process) implements SyntheticFile {
        @Override
        public byte[] read(Caller caller) throws IOException {
            String line = StatusText.stat(process.details(), process.view().machine());
            return line.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int uid() {
            return process.uid();
        }

        @Override
        public int gid() {
            return process.gid();
        }
    }

    private record ProcessLink(OwnedProcess process, Fact path) implements SyntheticLink {
        @Override
        public String target(Caller caller) throws IOException {
            String target = path.of(process.detailsFor(caller));
            if (target.isEmpty()) {
                throw new ErrnoException(Errno.ENOENT);
            }
            return target;
        }

        @Override
        public int mode() {
            return LINK;
        }

        @Override
        public int uid() {
            return process.uid();
        }

        @Override
        public int gid() {
            return process.gid();
        }
    }

    /** {@code comm}: can be written, which names the process anew. */
    private record CommandName(OwnedProcess process) implements SyntheticFile {
        @Override
        public byte[] read(Caller caller) throws IOException {
            return (process.details().status().name() + "\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void write(byte[] bytes, Caller caller) throws IOException {
            if (caller.pid() != process.pid()) {
                throw new ErrnoException(Errno.EINVAL);
            }
            String name = new String(bytes, StandardCharsets.UTF_8);
            process.view().rename(process.pid(), name.replaceFirst("\n$", ""));
        }

        @Override
        public int mode() {
            return WRITABLE;
        }

        @Override
        public int uid() {
            return process.uid();
        }

        @Override
        public int gid() {
            return process.gid();
        }
    }
}
