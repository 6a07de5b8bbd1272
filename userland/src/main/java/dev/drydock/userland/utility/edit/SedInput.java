package dev.drydock.userland.utility.edit;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of all files one after the other, and where the output goes: for {@code -i} back into the file. */
final class SedInput {
    private static final Words CANNOT_READ = Words.of("can't read %s: %s");
    private static final Words IS_DIRECTORY = Words.of("couldn't edit %s: not a regular file");
    private static final Words READ_ERROR = Words.of("read error on %s: %s");
    private static final Words CANNOT_WRITE = Words.of("couldn't open temporary file %s: %s");

    private static final int PANIC = 4;

    private final Invocation call;
    private final SedSettings settings;
    private final List<String> files;
    private int nextFile;
    private @Nullable Input current;
    private String name = "-";
    private @Nullable String ahead;
    private boolean aheadTerminated;
    private boolean terminated = true;
    private long number;
    private @Nullable StringBuilder edited;
    private final SedOutput output;
    private boolean begins;

    SedInput(Invocation call, SedSettings settings, List<String> files) {
        this.call = call;
        this.settings = settings;
        this.files = files;
        this.output = new SedOutput(this::write, settings.terminator);
    }

    /** Where the output goes. */
    SedOutput output() {
        return output;
    }

    private void write(String latin) {
        StringBuilder target = edited;
        if (target != null) {
            target.append(latin);
        } else {
            call.out().data(latin);
        }
    }

    long number() {
        return number;
    }

    String name() {
        return name;
    }

    /** Whether the line read last is the first of a file that is edited apart from the others; only said once. */
    boolean takeBeginning() {
        boolean first = begins;
        begins = false;
        return first;
    }

    /** Whether the line read last ended with its terminator. */
    boolean lastTerminated() {
        return terminated;
    }

    @Nullable
    String next() throws IOException {
        while (true) {
            if (current == null && !open()) {
                return null;
            }
            String line = take();
            if (line != null) {
                number++;
                return line;
            }
            closeCurrent();
        }
    }

    /** Moves the line that was read ahead to the front, and reads the one behind it. */
    private @Nullable String take() throws IOException {
        String line = ahead;
        if (line == null) {
            line = read();
        }
        if (line == null) {
            return null;
        }
        terminated = aheadTerminated;
        ahead = read();
        return line;
    }

    private @Nullable String read() throws IOException {
        Input source = current;
        if (source == null) {
            return null;
        }
        try {
            String line = source.record(settings.terminator);
            aheadTerminated = line == null ? aheadTerminated : source.terminated();
            return line;
        } catch (IOException error) {
            throw call.fail(PANIC, READ_ERROR, name, error);
        }
    }

    /** Whether no line follows, in this file or, unless files are separate, in any. */
    boolean isLast() throws IOException {
        if (ahead != null) {
            return false;
        }
        if (settings.separate) {
            return true;
        }
        while (nextFile < files.size()) {
            Input before = current;
            current = null;
            if (!open()) {
                current = before;
                return true;
            }
            ahead = read();
            if (ahead != null) {
                if (before != null) {
                    before.close();
                }
                return false;
            }
        }
        return true;
    }

    private boolean open() {
        while (nextFile < files.size()) {
            String file = files.get(nextFile++);
            try {
                if (settings.inPlace && !call.files().status(file).isRegular()) {
                    throw call.fail(PANIC, IS_DIRECTORY, file);
                }
                current = call.open(settings.inPlace && file.equals("-") ? "./-" : file);
                name = file;
                if (settings.separate) {
                    number = 0;
                    begins = true;
                }
                if (settings.inPlace) {
                    edited = new StringBuilder();
                    output.begin();
                }
                return true;
            } catch (IOException error) {
                call.complain(CANNOT_READ, file, error);
                call.status(2);
            }
        }
        return false;
    }

    private void closeCurrent() throws IOException {
        Input source = current;
        if (source != null) {
            source.giveBack();
            source.close();
        }
        current = null;
        StringBuilder text = edited;
        if (text != null) {
            replace(text.toString());
            edited = null;
        }
    }

    private void replace(String text) throws IOException {
        FileStatus status = call.files().status(name);
        if (!settings.backup.isEmpty()) {
            String backup = settings.backup.contains("*")
                    ? settings.backup.replace("*", Invocation.baseName(name))
                    : name + settings.backup;
            call.files().rename(name, backup);
        }
        try {
            OpenFile file = call.files()
                    .open(name, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), status.mode() & 0777);
            byte[] bytes = Latin.bytes(text);
            SedFiles.write(file, bytes);
            file.close();
        } catch (IOException error) {
            throw call.fail(PANIC, CANNOT_WRITE, name, error);
        }
    }

    void finish() throws IOException {
        closeCurrent();
    }
}
