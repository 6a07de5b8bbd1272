package dev.drydock.userland.shell.interp;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What descriptors referred to before redirections, to be undone in reverse order, or given up. */
final class SavedDescriptors {
    private final Deque<Saved> saved = new ArrayDeque<>();

    private record Saved(int number, @Nullable OpenFile file) {}

    void save(ContainerProcess process, int number) throws IOException {
        OpenFile file;
        try {
            file = process.descriptor(number).retain();
        } catch (ErrnoException closed) {
            file = null;
        }
        saved.addFirst(new Saved(number, file));
    }

    /** What a descriptor referred to before the first redirection of it; null if nothing, or if none was of it. */
    @Nullable
    OpenFile before(int number) {
        OpenFile first = null;
        for (Saved one : saved) {
            first = one.number == number ? one.file : first;
        }
        return first;
    }

    /** Undoes the redirections. */
    void restore(ContainerProcess process) throws IOException {
        if (saved.isEmpty()) {
            return;
        }
        process.out().flush();
        while (!saved.isEmpty()) {
            Saved one = saved.removeFirst();
            if (one.file != null) {
                process.assign(one.number, one.file);
            } else {
                close(process, one.number);
            }
        }
    }

    private static void close(ContainerProcess process, int number) throws IOException {
        try {
            process.close(number);
        } catch (ErrnoException alreadyClosed) {
            return;
        }
    }

    /** The redirections stay. */
    void forget() throws IOException {
        while (!saved.isEmpty()) {
            OpenFile file = saved.removeFirst().file;
            if (file != null) {
                file.close();
            }
        }
    }
}
