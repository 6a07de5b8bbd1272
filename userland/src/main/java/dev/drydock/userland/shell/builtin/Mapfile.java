package dev.drydock.userland.shell.builtin;

import dev.drydock.process.ContainerProcess;
import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.InputLines;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.Variable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code mapfile} and {@code readarray}. */
final class Mapfile implements Builtin {

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "d:n:O:s:tu:C:c:");
        if (options == null) {
            return 2;
        }
        if (options.has('C')) {
            return shell.messages().builtinError(arguments.get(0), "-C: not emulated", 1);
        }
        String name =
                options.operands().isEmpty() ? "MAPFILE" : options.operands().get(0);
        long origin = number(shell, options, 'O');
        long most = number(shell, options, 'n');
        long skipped = number(shell, options, 's');
        String delimiter = options.value('d');
        InputLines lines = new InputLines(input(shell, (int) number(shell, options, 'u')));
        Variable known = shell.variables().find(name);
        Variable before = known == null ? Variable.unset() : known;
        Map<Long, String> elements = new TreeMap<>(options.value('O') == null ? Map.of() : before.indices());
        long taken = 0;
        long next = origin;
        while (most == 0 || taken < most) {
            String line = delimiter == null
                    ? lines.lineWithEnd()
                    : lines.until(delimiter.isEmpty() ? 0 : delimiter.charAt(0));
            if (line == null) {
                break;
            }
            if (skipped > 0) {
                skipped--;
                continue;
            }
            char end = delimiter == null ? '\n' : delimiter.isEmpty() ? '\0' : delimiter.charAt(0);
            boolean cut = options.has('t') && !line.isEmpty() && line.charAt(line.length() - 1) == end;
            elements.put(next++, cut ? line.substring(0, line.length() - 1) : line);
            taken++;
        }
        shell.variables().put(name, before.withElements(elements));
        return 0;
    }

    private static long number(Shell shell, OptionLetters options, char letter) {
        String text = options.value(letter);
        return text == null ? 0 : Numbers.demand(shell, "mapfile", text);
    }

    private static InputStream input(Shell shell, int descriptor) throws IOException {
        ContainerProcess process = shell.process();
        if (descriptor == 0) {
            return process.in();
        }
        var file = process.descriptor(descriptor);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return file.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return file.read(target, offset, length);
            }
        };
    }
}
