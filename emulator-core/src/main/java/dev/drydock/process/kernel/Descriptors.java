package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The descriptors of a process. Each holds one reference to its file. Never calls a file while it holds its own lock. */
final class Descriptors {
    private static final int USUAL = 3;

    private @Nullable OpenFile[] files;
    private boolean closed;

    Descriptors() {
        this.files = new OpenFile[USUAL];
    }

    /** Takes over a reference to each. */
    Descriptors(@Nullable OpenFile input, @Nullable OpenFile output, @Nullable OpenFile error) {
        this.files = new OpenFile[] {input, output, error};
    }

    /** With one more reference to each file, for a child. */
    static Descriptors retaining(Map<Integer, OpenFile> given) {
        Descriptors made = new Descriptors();
        given.forEach((number, file) -> {
            made.grow(number);
            made.files[number] = file.retain();
        });
        return made;
    }

    synchronized OpenFile get(int number) throws ErrnoException {
        OpenFile file = number >= 0 && number < files.length ? files[number] : null;
        if (file == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return file;
    }

    /** A copy, by number. */
    synchronized SortedMap<Integer, OpenFile> all() {
        SortedMap<Integer, OpenFile> all = new TreeMap<>();
        for (int i = 0; i < files.length; i++) {
            OpenFile file = files[i];
            if (file != null) {
                all.put(i, file);
            }
        }
        return all;
    }

    /**
     * Takes over the caller's reference, also when it fails.
     *
     * @param most how many numbers there are
     */
    void assign(int number, OpenFile file, int most) throws IOException {
        OpenFile replaced = null;
        boolean fits;
        synchronized (this) {
            fits = number >= 0 && number < most && !closed;
            if (fits) {
                grow(number);
                replaced = files[number];
                files[number] = file;
            }
        }
        if (!fits) {
            file.close();
            throw new ErrnoException(Errno.EBADF);
        }
        if (replaced != null) {
            replaced.close();
        }
    }

    /** As {@link #assign}, at the lowest number that is free. */
    int allocate(int lowest, OpenFile file, int most) throws IOException {
        int number = place(lowest, file, most);
        if (number < 0) {
            file.close();
            throw new ErrnoException(lowest < 0 || lowest >= most ? Errno.EINVAL : Errno.EMFILE);
        }
        return number;
    }

    private synchronized int place(int lowest, OpenFile file, int most) {
        if (lowest < 0 || closed) {
            return -1;
        }
        int number = lowest;
        while (number < files.length && files[number] != null) {
            number++;
        }
        if (number >= most) {
            return -1;
        }
        grow(number);
        files[number] = file;
        return number;
    }

    void close(int number) throws IOException {
        OpenFile file;
        synchronized (this) {
            file = get(number);
            files[number] = null;
        }
        file.close();
    }

    /** At the end of the process; none can be opened afterwards. */
    void closeAll() {
        List<OpenFile> open = new ArrayList<>(USUAL);
        synchronized (this) {
            closed = true;
            for (OpenFile file : files) {
                if (file != null) {
                    open.add(file);
                }
            }
            files = new OpenFile[0];
        }
        RuntimeException defect = null;
        for (OpenFile file : open) {
            try {
                file.close();
            } catch (IOException lost) {
                // Nobody is left to be told; the descriptor is gone all the same.
            } catch (RuntimeException failed) {
                defect = failed;
            }
        }
        if (defect != null) {
            throw defect;
        }
    }

    private void grow(int number) {
        if (number >= files.length) {
            files = Arrays.copyOf(files, Math.max(number + 1, files.length * 2));
        }
    }
}
