package dev.drydock.userland.shell.builtin;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.InputLines;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code mapfile} and {@code readarray}. */
final class Mapfile implements Builtin {
    /** After how many lines the command of {@code -C} runs, unless {@code -c} says so. */
    private static final long QUANTUM = 5000;

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "d:n:O:s:tu:C:c:");
        if (options == null) {
            return 2;
        }
        String name =
                options.operands().isEmpty() ? "MAPFILE" : options.operands().get(0);
        String refusal = refusal(options, name);
        if (refusal != null) {
            return shell.messages().builtinError(arguments.get(0), refusal, 1);
        }
        long origin = number(options, 'O', 0);
        long most = number(options, 'n', 0);
        long skipped = number(options, 's', 0);
        long quantum = number(options, 'c', QUANTUM);
        String callback = options.value('C');
        String delimiter = options.value('d');
        char end = delimiter == null ? '\n' : delimiter.isEmpty() ? '\0' : delimiter.charAt(0);
        InputLines lines;
        try {
            lines = new InputLines(input(shell, (int) number(options, 'u', 0)));
        } catch (ErrnoException closed) {
            String words = options.value('u') + ": invalid file descriptor: " + closed.words();
            return shell.messages().builtinError(arguments.get(0), words, 1);
        }
        Variable known = shell.variables().find(name);
        Variable before = known == null ? Variable.unset() : known;
        Map<Long, String> elements = new TreeMap<>(options.value('O') == null ? Map.of() : before.indices());
        long taken = 0;
        long next = origin;
        while (most == 0 || taken < most) {
            String line = lines.until(end);
            if (line == null) {
                break;
            }
            if (skipped > 0) {
                skipped--;
                continue;
            }
            boolean cut = (options.has('t') || end == 0) && !line.isEmpty() && line.charAt(line.length() - 1) == end;
            String kept = cut ? line.substring(0, line.length() - 1) : line;
            taken++;
            if (callback != null && taken % quantum == 0) {
                shell.runner().evaluate(callback + " " + next + " " + Quotation.single(kept), arguments.get(0));
            }
            elements.put(next++, kept);
        }
        shell.variables().put(name, before.withElements(elements));
        return 0;
    }

    /** What is wrong with an option's number or the array's name; null if nothing is. */
    private static @Nullable String refusal(OptionLetters options, String name) {
        Map<Character, String> meanings = new LinkedHashMap<>();
        meanings.put('u', "invalid file descriptor specification");
        meanings.put('n', "invalid line count");
        meanings.put('O', "invalid array origin");
        meanings.put('s', "invalid line count");
        meanings.put('c', "invalid callback quantum");
        for (int i = 0; i < options.letters().size(); i++) {
            String meaning = meanings.get(options.letters().get(i));
            long least = options.letters().get(i) == 'c' ? 1 : 0;
            String text = options.values().get(i);
            if (meaning != null && Numbers.parse(text).orElse(-1) < least) {
                return text + ": " + meaning;
            }
        }
        return Names.isName(name) ? null : "`" + name + "': not a valid identifier";
    }

    private static long number(OptionLetters options, char letter, long otherwise) {
        String text = options.value(letter);
        return text == null ? otherwise : Numbers.parse(text).orElse(otherwise);
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
