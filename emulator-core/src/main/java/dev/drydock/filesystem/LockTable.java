package dev.drydock.filesystem;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** The locks on the files of one file system; those of a file last as long as somebody who asked for them has it open. */
public final class LockTable {
    private final Map<Object, WeakReference<FileLocks>> locks = new HashMap<>(0);

    /** @param file what makes it the same file, whoever opens it */
    synchronized FileLocks of(Object file) {
        WeakReference<FileLocks> known = locks.get(file);
        FileLocks found = known == null ? null : known.get();
        if (found == null) {
            locks.values().removeIf(each -> each.refersTo(null));
            found = new FileLocks();
            locks.put(file, new WeakReference<>(found));
        }
        return found;
    }
}
