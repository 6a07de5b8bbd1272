package dev.drydock.process.kernel;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.ExecutableFile;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.process.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds what a file runs (fs/exec.c): by what the file is, never by what it is called. */
final class Executables {
    /** BINPRM_BUF_SIZE: of a script only this much of its first line is looked at. */
    private static final int LOOKED_AT = 256;
    /** One interpreter may be another's script so many times. */
    private static final int MOST_INTERPRETERS = 5;

    private static final int SETUID = 04000;
    private static final int SETGID = 02000;
    private static final int GROUP_EXECUTE = 010;
    private static final byte[] STUB = Programs.STUB_MAGIC.getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final int ELF_HEADER = 20;
    private static final int ELF_CLASS = 4;
    private static final int ELF_TYPE = 16;
    private static final int ELF_MACHINE = 18;
    private static final int X86_64 = 62;
    private static final int I386 = 3;

    private final Programs programs;

    Executables(Programs programs) {
        this.programs = programs;
    }

    /**
     * What runs for a path.
     *
     * @param path of the binary, without links
     * @param arguments argv: the given one, or an interpreter's
     * @param credentials of the process from then on: setuid and setgid of the binary are in them
     * @param emulated false if it is a real binary that no program stands for
     */
    record Found(Program program, String path, List<String> arguments, Credentials credentials, boolean emulated) {}

    /**
     * @param files with the permissions that the search has
     * @param as who the process is before
     * @throws ErrnoException ENOENT, EACCES, ENOEXEC, ELOOP and what else execve(2) says
     */
    Found find(FileContext files, String path, List<String> arguments, Credentials as) throws IOException {
        String file = path;
        List<String> argv = arguments;
        for (int depth = 0; depth <= MOST_INTERPRETERS; depth++) {
            ExecutableFile program = files.openProgram(file);
            byte[] head = head(program.contents());
            if (head.length < 2 || head[0] != '#' || head[1] != '!') {
                return binary(file, program.path(), head, argv, credentials(as, program.status()));
            }
            List<String> interpreter = interpreter(head);
            List<String> scripted = new ArrayList<>(interpreter);
            scripted.add(file);
            scripted.addAll(argv.subList(Math.min(1, argv.size()), argv.size()));
            file = interpreter.get(0);
            argv = scripted;
        }
        throw new ErrnoException(Errno.ELOOP, path);
    }

    /** Whether exec would not fail at once for want of a file or of permission. */
    static boolean isExecutable(FileContext files, String path) {
        try {
            files.openProgram(path).contents().close();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** The first bytes. */
    private static byte[] head(OpenFile file) throws IOException {
        try {
            byte[] head = new byte[LOOKED_AT];
            int filled = 0;
            int count = file.read(head, 0, head.length);
            while (count > 0) {
                filled += count;
                count = filled == head.length ? 0 : file.read(head, filled, head.length - filled);
            }
            return Arrays.copyOf(head, filled);
        } finally {
            file.close();
        }
    }

    private Found binary(String path, String real, byte[] head, List<String> arguments, Credentials credentials)
            throws ErrnoException {
        if (startsWith(head, STUB)) {
            String rest = new String(head, STUB.length, head.length - STUB.length, StandardCharsets.UTF_8);
            String name = rest.lines().findFirst().orElse("");
            Optional<Program> program = programs.stub(name);
            return new Found(
                    program.orElseGet(() -> notEmulated(path)), real, arguments, credentials, program.isPresent());
        }
        if (!isBinary(head)) {
            throw new ErrnoException(Errno.ENOEXEC, path);
        }
        Optional<Program> program = programs.binary(real);
        return new Found(program.orElseGet(() -> notEmulated(path)), real, arguments, credentials, program.isPresent());
    }

    /** Says so where the real binary would have run, and ends as what cannot be executed. */
    private static Program notEmulated(String path) {
        return process -> {
            String message = path + ": no program is registered that stands for this binary\n";
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            process.err().write(bytes);
            return Exit.of(126);
        };
    }

    private static Credentials credentials(Credentials caller, FileStatus status) {
        boolean setUid = (status.mode() & SETUID) != 0;
        boolean setGid = (status.mode() & (SETGID | GROUP_EXECUTE)) == (SETGID | GROUP_EXECUTE);
        if (!setUid && !setGid) {
            return caller;
        }
        return new Credentials(
                setUid ? status.uid() : caller.uid(),
                setGid ? status.gid() : caller.gid(),
                caller.groups(),
                caller.bounds(),
                caller.realUid());
    }

    /** The interpreter and its one argument, if there is one. */
    private static List<String> interpreter(byte[] head) throws ErrnoException {
        String line = new String(head, 2, head.length - 2, StandardCharsets.UTF_8);
        int end = line.indexOf('\n');
        String words = (end < 0 ? line : line.substring(0, end)).strip();
        if (words.isEmpty()) {
            // Linux takes what is left of the line, the empty path, for the directory that it is in.
            throw new ErrnoException(end < 0 ? Errno.EACCES : Errno.ENOEXEC);
        }
        int space = 0;
        while (space < words.length() && words.charAt(space) != ' ' && words.charAt(space) != '\t') {
            space++;
        }
        String path = words.substring(0, space);
        String argument = words.substring(space).strip();
        return argument.isEmpty() ? List.of(path) : List.of(path, argument);
    }

    private static boolean isBinary(byte[] head) {
        if (head.length < ELF_HEADER || !startsWith(head, ELF)) {
            return false;
        }
        int type = head[ELF_TYPE];
        int machine = head[ELF_MACHINE] & 0xff;
        boolean executable = type == 2 || type == 3;
        return executable && ((head[ELF_CLASS] == 2 && machine == X86_64) || (head[ELF_CLASS] == 1 && machine == I386));
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }
}
