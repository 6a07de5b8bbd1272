package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.Set;

/** {@code shred} of BusyBox: overwrites as many bytes as a file has, or as {@code -s} says, and may remove it. */
final class BusyBoxShred {
    private static final int USUAL_PASSES = 3;
    private static final int PIECE = 1 << 12;
    private static final int PERMISSIONS = 0666;
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");
    private static final Words CANNOT_REMOVE = Words.of("can't remove file '%s'");
    private static final Words BAD_NUMBER = Words.of("invalid number '%s'");

    private BusyBoxShred() {}

    static Exit run(Invocation call) throws IOException {
        String passes = call.commandLine().last("n");
        if (passes != null && !passes.matches("\\d{1,9}")) {
            throw call.fail(BAD_NUMBER, passes);
        }
        if (call.operands().isEmpty()) {
            throw call.usage();
        }
        for (String path : call.operands()) {
            shred(call, path, passes == null ? USUAL_PASSES : Integer.parseInt(passes));
        }
        return Exit.SUCCESS;
    }

    private static void shred(Invocation call, String path, int passes) throws IOException {
        OpenFile file = open(call, path);
        try {
            long size = file.status().sizeBytes();
            if (size > 0) {
                long wanted = size(call, size);
                for (int pass = 0; pass < passes; pass++) {
                    file.seek(0);
                    overwrite(call, file, wanted, true);
                }
                if (call.commandLine().has("z")) {
                    file.seek(0);
                    overwrite(call, file, wanted, false);
                }
            }
            if (call.commandLine().has("u")) {
                file.truncate(0);
                remove(call, path);
            }
        } finally {
            file.close();
        }
    }

    private static OpenFile open(Invocation call, String path) throws IOException {
        FileContext files = call.files();
        if (call.commandLine().has("f") && !files.access(path, 2) && files.exists(path)) {
            files.changeMode(path, PERMISSIONS);
        }
        try {
            return files.open(path, Set.of(OpenFlag.WRITE), 0);
        } catch (ErrnoException error) {
            throw call.fail(CANNOT_OPEN, path, error);
        }
    }

    /** Octal and hexadecimal numbers are numbers, too. */
    private static long size(Invocation call, long size) {
        String given = call.commandLine().last("s");
        if (given == null) {
            return size;
        }
        try {
            long number = Long.decode(given);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw call.usage();
        }
        throw call.usage();
    }

    private static void overwrite(Invocation call, OpenFile file, long size, boolean random) throws IOException {
        byte[] piece = new byte[PIECE];
        for (long left = size; left > 0; ) {
            call.process().checkpoint();
            if (random) {
                call.process().random().nextBytes(piece);
            }
            left -= file.write(piece, 0, (int) Math.min(PIECE, left));
        }
    }

    private static void remove(Invocation call, String path) throws IOException {
        try {
            call.files().unlink(path);
        } catch (ErrnoException error) {
            throw call.fail(CANNOT_REMOVE, path);
        }
    }
}
