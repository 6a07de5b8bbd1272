package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * GNU tar where it changes an archive: adds files ({@code -r}), those that are newer ({@code -u}) or other archives ({@code -A}) at
 * its end, or takes members away ({@code --delete}).
 */
final class TarChange {
    private static final Words COMPRESSED = Words.of("Cannot update compressed archives");
    private static final Words NOT_A_PIPE = Words.of("Options '-Aru' are incompatible with '-f -'");
    private static final Words NOT_FOUND = Words.of("%s: Not found in archive");
    private static final Words FAILURE = Words.of("Exiting with failure status due to previous errors");
    private static final Words BROKEN = Words.of("%s");

    private final Invocation call;
    private final TarSettings settings;

    TarChange(Invocation call, TarSettings settings) {
        this.call = call;
        this.settings = settings;
    }

    Exit run() throws IOException {
        boolean pipe = settings.archive().equals("-");
        if (settings.packing() != TarPacking.NONE) {
            throw Tar.wrongMode(call, COMPRESSED);
        }
        if (pipe && settings.mode() != 'D') {
            throw Tar.wrongMode(call, NOT_A_PIPE);
        }
        TarBlocks before = before();
        switch (settings.mode()) {
            case 'A' -> concatenate(before);
            case 'D' -> delete(before, pipe);
            default -> append(before);
        }
        if (call.status() != 0) {
            call.say(FAILURE);
            call.status(2);
        }
        return call.exit();
    }

    private TarBlocks before() {
        return read(settings.archive(), settings.mode() != 'D');
    }

    /** @param missingIsEmpty whether an archive that is not there is one without members */
    private TarBlocks read(String path, boolean missingIsEmpty) {
        try (Input input = call.open(path)) {
            byte[] bytes = input.readAll();
            if (TarPacking.seen(new ByteArrayInputStream(bytes)) != TarPacking.NONE) {
                throw Tar.fatal(call, COMPRESSED);
            }
            return TarBlocks.of(bytes);
        } catch (ErrnoException error) {
            if (missingIsEmpty && !call.files().exists(path)) {
                return empty();
            }
            throw Tar.fatal(call, Tar.CANNOT_OPEN, path, error);
        } catch (IOException broken) {
            throw Tar.fatal(call, BROKEN, String.valueOf(broken.getMessage()));
        }
    }

    private TarBlocks empty() {
        try {
            return TarBlocks.of(new byte[0]);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The archive opened behind its last member. */
    private OpenFile opened(long end) throws IOException {
        try {
            OpenFile file =
                    call.files().open(settings.archive(), Set.of(OpenFlag.READ, OpenFlag.WRITE, OpenFlag.CREATE), 0666);
            file.truncate(end);
            file.seek(end);
            return file;
        } catch (ErrnoException error) {
            throw Tar.fatal(call, Tar.CANNOT_OPEN, settings.archive(), error);
        }
    }

    private void append(TarBlocks before) throws IOException {
        Map<String, Long> times = new HashMap<>();
        if (settings.mode() == 'u') {
            for (TarBlocks.Part part : before.parts()) {
                TarArchiveEntry entry = part.entry();
                times.merge(
                        entry.getName(), entry.getLastModifiedTime().toInstant().getEpochSecond(), Math::max);
            }
        }
        OpenFile file = opened(before.end());
        try (OutputStream out = new BufferedOutputStream(new FileOutput(file))) {
            new TarWriter(call, settings).append(out, times);
            out.flush();
            fill(file);
        }
    }

    private void concatenate(TarBlocks before) throws IOException {
        OpenFile file = opened(before.end());
        try (OutputStream out = new BufferedOutputStream(new FileOutput(file))) {
            for (TarMember member : settings.names().members()) {
                if (!call.files().exists(member.name())) {
                    call.complain(Tar.CANNOT_OPEN, member.name(), "No such file or directory");
                    continue;
                }
                TarBlocks other = read(member.name(), false);
                out.write(other.bytes(), 0, other.end());
            }
            out.write(new byte[2 * TarBlocks.BLOCK]);
            out.flush();
            fill(file);
        }
    }

    private static void fill(OpenFile file) throws IOException {
        long size = file.status().sizeBytes();
        file.truncate((size + TarBlocks.RECORD - 1) / TarBlocks.RECORD * TarBlocks.RECORD);
    }

    private void delete(TarBlocks before, boolean pipe) throws IOException {
        TarSelection selection = new TarSelection(call, settings);
        List<TarBlocks.Part> kept = new ArrayList<>();
        boolean none = settings.names().members().isEmpty();
        for (TarBlocks.Part part : before.parts()) {
            if (none || selection.choose(part.entry().getName()) == null) {
                kept.add(part);
            }
        }
        if (pipe) {
            int written = write(before, kept, call.out());
            call.out().write(new byte[(TarBlocks.RECORD - written % TarBlocks.RECORD) % TarBlocks.RECORD]);
        } else if (kept.size() < before.parts().size()) {
            OpenFile file = opened(0);
            try (OutputStream out = new BufferedOutputStream(new FileOutput(file))) {
                write(before, kept, out);
                out.flush();
                fill(file);
            }
        }
        selection.missing().forEach(name -> call.complain(NOT_FOUND, name));
    }

    private static int write(TarBlocks before, List<TarBlocks.Part> kept, OutputStream out) throws IOException {
        int written = 2 * TarBlocks.BLOCK;
        for (TarBlocks.Part part : kept) {
            out.write(before.bytes(), part.start(), part.end() - part.start());
            written += part.end() - part.start();
        }
        out.write(new byte[2 * TarBlocks.BLOCK]);
        return written;
    }
}
