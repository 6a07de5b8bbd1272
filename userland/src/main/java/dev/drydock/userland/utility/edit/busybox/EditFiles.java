package dev.drydock.userland.utility.edit.busybox;

import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Standard output and the files that a script writes to, each opened once and written in blocks. The C library empties what
 * is left beginning with the file that was opened last, so what goes to {@code /dev/stdout} comes before the output itself.
 */
final class EditFiles {
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");
    private static final int BLOCK = 4096;

    private final Invocation call;
    private final Map<String, OutputStream> opened = new LinkedHashMap<>();
    private final OutputStream output;

    EditFiles(Invocation call) {
        this.call = call;
        this.output = call.writesToTerminal() ? call.out() : new BufferedOutputStream(call.out(), BLOCK);
    }

    OutputStream output() {
        return output;
    }

    /** @param path a Latin string */
    LineSink sink(String path) {
        OutputStream known = opened.get(path);
        if (known == null) {
            known = open(Latin.text(path));
            opened.put(path, known);
        }
        return new LineSink(known);
    }

    private OutputStream open(String path) {
        try {
            Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
            return new BufferedOutputStream(new FileOutput(call.files().open(path, flags, 0666)), BLOCK);
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, path, error);
        }
    }

    void end() throws IOException {
        List<OutputStream> last = new ArrayList<>(opened.values());
        Collections.reverse(last);
        for (OutputStream stream : last) {
            stream.close();
        }
        output.flush();
    }
}
