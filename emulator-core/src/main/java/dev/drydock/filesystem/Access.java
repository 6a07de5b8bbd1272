package dev.drydock.filesystem;

import java.io.IOException;

/** Permission checks: owner, group, others, and what capabilities pass by (fs/namei.c: generic_permission). */
final class Access {
    static final int READ = 4;
    static final int WRITE = 2;
    static final int EXECUTE = 1;

    private static final int ANY_EXECUTE = 0111;
    private static final int GROUP_EXECUTE = 010;
    private static final int SETUID = 04000;
    private static final int SETGID = 02000;
    private static final int STICKY = 01000;

    private Access() {}

    /** @param wanted READ, WRITE and EXECUTE, or'ed */
    static boolean allowed(Vnode file, int wanted, Credentials who) throws IOException {
        int mode = file.mode();
        if (who.has(Capability.DAC_OVERRIDE)) {
            return (wanted & EXECUTE) == 0 || (mode & ANY_EXECUTE) != 0 || file.isDirectory();
        }
        int shift = 0;
        if (file.uid() == who.uid()) {
            shift = 6;
        } else if (who.inGroup(file.gid())) {
            shift = 3;
        }
        return (mode >> shift & wanted) == wanted
                || (isOnlyLookedAt(file, wanted) && who.has(Capability.DAC_READ_SEARCH));
    }

    private static boolean isOnlyLookedAt(Vnode file, int wanted) throws IOException {
        return file.isDirectory() ? (wanted & WRITE) == 0 : wanted == READ;
    }

    /** Whether a sticky directory keeps somebody from removing or renaming a file in it. */
    static boolean sticky(Vnode directory, Vnode file, Credentials who) throws IOException {
        return (directory.mode() & STICKY) != 0
                && file.uid() != who.uid()
                && directory.uid() != who.uid()
                && !who.has(Capability.FOWNER);
    }

    /**
     * Whether somebody may make a hard link: its owner, and who may read and write a regular file without setuid
     * ({@code fs.protected_hardlinks}).
     */
    static boolean linkable(Vnode file, Credentials who) throws IOException {
        boolean plain = file.kind() == FileKind.REGULAR
                && (file.mode() & SETUID) == 0
                && (file.mode() & (SETGID | GROUP_EXECUTE)) != (SETGID | GROUP_EXECUTE);
        return owns(file, who) || (plain && allowed(file, READ | WRITE, who));
    }

    /** Whether somebody may change the mode and times of a file as they like. */
    static boolean owns(Vnode file, Credentials who) throws IOException {
        return file.uid() == who.uid() || who.has(Capability.FOWNER);
    }
}
