package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.ByteSize;
import java.io.IOException;
import java.util.Set;

/** {@code shred}: writes over files, and removes them if it is told to. */
final class Shred {
    static final Command COMMAND = Command.named(
                    "shred", call -> call.isGnu() ? new Shred(call).run() : BusyBoxShred.run(call))
            .gnu("f,force n,iterations= s,size= u remove? v,verbose x,exact z,zero !random-source=")
            .busybox("f u z n= v x s=");
    private static final Words MISSING = Words.of("missing file operand");
    private static final Words BAD_PASSES = Words.of("invalid number of passes: %l");
    private static final Words BAD_SIZE = Words.of("invalid file size: %l");
    private static final Words NOT_EMULATED = Words.of("option '%s' is not emulated");
    private static final Words CANNOT_OPEN = Words.of("%n: failed to open for writing: %s");
    private static final Words CANNOT_REMOVE = Words.of("%n: failed to remove: %s");
    private static final Words PASS = Words.of("%n: pass %s/%s (%s)...");
    private static final Words REMOVING = Words.of("%n: removing");
    private static final Words RENAMED = Words.of("%n: renamed to %s");
    private static final Words REMOVED = Words.of("%n: removed");
    private static final int BLOCK = 4096;

    /** With more passes some have a pattern, and that is not emulated. */
    private static final int MOST_RANDOM = 3;

    private final Invocation call;
    private int passes = MOST_RANDOM;
    private long size = -1;
    private boolean removes;
    private boolean wipes = true;

    private Shred(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        for (Option option : call.options()) {
            set(option);
        }
        if (call.operands().isEmpty()) {
            throw call.usage(MISSING);
        }
        for (String path : call.operands()) {
            if (path.equals("-")) {
                throw call.fail(NOT_EMULATED, "-");
            }
            shred(path);
        }
        return call.exit();
    }

    private void set(Option option) {
        switch (option.key()) {
            case "n" -> {
                if (!option.argument().matches("\\d{1,9}")) {
                    throw call.fail(BAD_PASSES, option.argument());
                }
                passes = Integer.parseInt(option.argument());
                if (passes > MOST_RANDOM) {
                    throw call.fail(NOT_EMULATED, "-n " + passes);
                }
            }
            case "s" ->
                size = ByteSize.parse(option.argument()).orElseThrow(() -> call.fail(BAD_SIZE, option.argument()));
            case "u" -> removes = true;
            case "remove" -> {
                removes = true;
                String how = option.value();
                wipes = how == null || !how.equals("unlink");
            }
            default -> {}
        }
    }

    private void shred(String path) {
        try (Opened opened = open(path)) {
            OpenFile file = opened.file();
            long now = file.status().sizeBytes();
            boolean exact = call.commandLine().has("x");
            long wanted = size >= 0 ? size : exact ? now : (now + BLOCK - 1) / BLOCK * BLOCK;
            overwrite(file, path, wanted);
            if (removes) {
                file.truncate(0);
            }
        } catch (IOException error) {
            call.complain(CANNOT_OPEN, path, error);
            return;
        }
        if (removes) {
            remove(path);
        }
    }

    private record Opened(OpenFile file) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private Opened open(String path) throws IOException {
        if (call.commandLine().has("f")) {
            int mode = call.files().status(path).mode();
            call.files().changeMode(path, mode & 07777 | 0200);
        }
        return new Opened(call.files().open(path, Set.of(OpenFlag.WRITE), 0));
    }

    private void overwrite(OpenFile file, String path, long wanted) throws IOException {
        boolean zeros = call.commandLine().has("z");
        int all = passes + (zeros ? 1 : 0);
        for (int pass = 1; pass <= all && wanted > 0; pass++) {
            boolean zero = zeros && pass == all;
            if (call.commandLine().has("v")) {
                call.say(PASS, path, pass, all, zero ? "000000" : "random");
            }
            file.seek(0);
            byte[] block = new byte[BLOCK];
            for (long left = wanted; left > 0; ) {
                if (!zero) {
                    call.process().random().nextBytes(block);
                }
                left -= file.write(block, 0, (int) Math.min(BLOCK, left));
            }
        }
    }

    /** By shorter and shorter names, so that nothing tells how it was called. */
    private void remove(String path) {
        boolean verbose = call.commandLine().has("v");
        if (verbose) {
            call.say(REMOVING, path);
        }
        try {
            String current = path;
            String directory = path.substring(0, path.lastIndexOf('/') + 1);
            for (int length = path.length() - directory.length(); wipes && length > 0; length--) {
                String shorter = directory + "0".repeat(length);
                if (!call.files().exists(shorter)) {
                    call.files().rename(current, shorter);
                    if (verbose) {
                        call.say(RENAMED, current, shorter);
                    }
                    current = shorter;
                }
            }
            call.files().unlink(current);
            if (verbose) {
                call.say(REMOVED, path);
            }
        } catch (IOException error) {
            call.complain(CANNOT_REMOVE, path, error);
        }
    }
}
