package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.SyntheticDirectory;
import dev.drydock.filesystem.SyntheticFile;
import dev.drydock.filesystem.SyntheticNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /proc/PID/fdinfo}: where each open file stands, and how it was opened. */
record DescriptorInfoDirectory(OwnedProcess process) implements SyntheticDirectory {

    @Override
    public @Nullable SyntheticNode child(String name, Caller caller) throws IOException {
        OpenFile file = DescriptorDirectory.find(process, name);
        return file == null ? null : new Info(process, file);
    }

    @Override
    public List<String> names(Caller caller) throws IOException {
        return DescriptorDirectory.names(process);
    }

    @Override
    public int uid() {
        return process.uid();
    }

    @Override
    public int gid() {
        return process.gid();
    }

    private record Info(OwnedProcess process, OpenFile file) implements SyntheticFile {
        @Override
        public byte[] read(Caller caller) throws IOException {
            int access = file.openForWriting() ? 1 : 0;
            access = file.openForReading() && file.openForWriting() ? 2 : access;
            String text = String.format(
                    "pos:\t%d\nflags:\t0%o\nino:\t%d\n",
                    position(), access, file.status().inode());
            return text.getBytes(StandardCharsets.US_ASCII);
        }

        private long position() throws IOException {
            try {
                return file.position();
            } catch (ErrnoException failed) {
                if (failed.errno() == Errno.ESPIPE) {
                    return 0;
                }
                throw failed;
            }
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
