package dev.drydock.userland.shell.builtin;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.Terminal;
import dev.drydock.process.TerminalSettings;
import dev.drydock.userland.shell.expand.ArrayElements;
import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Names;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code read}: takes a line byte by byte, so that what follows is left for others. */
final class Read implements Builtin {
    private static final int TIMED_OUT = 142;
    private static final int NANOS = 1_000_000_000;
    private static final char QUOTING_MARK = '\001';

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        String known = switch (shell.dialect()) {
            case BASH -> "a:d:ei:n:N:p:rst:u:";
            case DASH -> "p:r";
            case ASH -> "p:n:d:t:u:rs";
        };
        OptionLetters options = OptionLetters.read(shell, arguments, known);
        if (options == null) {
            return 2;
        }
        for (String name : options.operands()) {
            if (!(shell.dialect().isBash() ? ArrayElements.isReference(name) : Names.isName(name))) {
                if (shell.dialect().isBash()) {
                    return shell.messages().builtinError("read", "`" + name + "': not a valid identifier", 1);
                }
                if (shell.dialect() == Dialect.ASH) {
                    shell.messages().named("read: '" + name + "': bad variable name");
                    return 1;
                }
                throw new Failure("read: " + name + ": bad variable name", 2);
            }
        }
        if (options.operands().isEmpty() && shell.dialect() == Dialect.DASH) {
            throw new Failure("read: arg count", 2);
        }
        String number = options.value('u');
        int descriptor = number == null || !Names.isNumber(number) ? 0 : Integer.parseInt(number);
        OpenFile file;
        try {
            file = shell.process().descriptor(descriptor);
        } catch (ErrnoException error) {
            if (!shell.dialect().isBash()) {
                return 1;
            }
            return shell.messages()
                    .builtinError(
                            "read",
                            number == null
                                    ? "read error: 0: " + error.words()
                                    : number + ": invalid file descriptor: " + error.words(),
                            1);
        }
        String prompt = options.value('p');
        if (prompt != null && file.isTerminal()) {
            shell.messages().raw(prompt);
        }
        return read(shell, options, file);
    }

    private static int read(Shell shell, OptionLetters options, OpenFile file) throws IOException {
        String exact = options.value('N');
        String some = exact != null ? exact : options.value('n');
        int limit = some == null ? Integer.MAX_VALUE : Numbers.demand(shell, "read", some);
        String delimiter = options.value('d');
        int end = exact != null ? -1 : delimiter == null ? '\n' : delimiter.isEmpty() ? 0 : delimiter.charAt(0);
        Terminal terminal = file instanceof Terminal typed ? typed : null;
        TerminalSettings before = terminal == null ? null : terminal.settings();
        if (terminal != null && before != null && (options.has('s') || some != null)) {
            terminal.configure(before.withEcho(!options.has('s') && before.echo())
                    .withCanonical(some == null && before.canonical()));
        }
        Input input = new Input(shell, file, end, limit, options.has('r') || exact != null, deadline(shell, options));
        try {
            input.read();
        } finally {
            if (terminal != null && before != null) {
                terminal.configure(before);
            }
        }
        boolean assigned = assign(shell, options, input, exact != null);
        return !assigned ? 1 : input.timedOut ? TIMED_OUT : input.ended ? 1 : 0;
    }

    private static @Nullable Instant deadline(Shell shell, OptionLetters options) {
        String seconds = options.value('t');
        if (seconds == null) {
            return null;
        }
        try {
            long nanos = new java.math.BigDecimal(seconds)
                    .multiply(java.math.BigDecimal.valueOf(NANOS))
                    .longValue();
            return shell.process().clock().now().plus(Duration.ofNanos(nanos));
        } catch (NumberFormatException wrong) {
            throw new Failure(shell.messages().ofBuiltin("read", seconds + ": invalid timeout specification"), 1);
        }
    }

    private static boolean assign(Shell shell, OptionLetters options, Input input, boolean whole) throws IOException {
        String array = options.value('a');
        List<String> names = options.operands();
        String separators = shell.expander().fieldSeparators();
        ReadFields fields = new ReadFields(input.text.toString(), input.escaped, separators);
        if (array != null) {
            TreeMap<Long, String> elements = new TreeMap<>();
            for (String field : fields.all()) {
                elements.put((long) elements.size(), input.value(field));
            }
            Variable known = shell.variables().find(array);
            shell.variables().put(array, (known == null ? Variable.unset() : known).withElements(elements));
            return true;
        }
        if (names.isEmpty()) {
            shell.variables().set("REPLY", input.value(input.text.toString()));
            return true;
        }
        List<String> values = new ArrayList<>(whole ? List.of(input.text.toString()) : fields.first(names.size()));
        for (int i = 0; i < names.size(); i++) {
            String value = i < values.size() ? input.value(values.get(i)) : "";
            if (!shell.expander().arithmetic().elements().assign(names.get(i), value)) {
                return false;
            }
        }
        return true;
    }

    /** What is read, and which of its characters had a backslash before them. */
    private static final class Input {
        private final Shell shell;
        private final OpenFile file;
        private final int end;
        private final int limit;
        private final boolean raw;
        private final @Nullable Instant deadline;
        private final StringBuilder text = new StringBuilder();
        private final java.util.BitSet escaped = new java.util.BitSet();
        private boolean ended;
        private boolean openEnd;
        private boolean timedOut;

        Input(Shell shell, OpenFile file, int end, int limit, boolean raw, @Nullable Instant deadline) {
            this.shell = shell;
            this.file = file;
            this.end = end;
            this.limit = limit;
            this.raw = raw;
            this.deadline = deadline;
        }

        void read() throws IOException {
            while (text.length() < limit) {
                int next = next();
                if (next < 0 || (next == end && end >= 0)) {
                    ended = next < 0;
                    return;
                }
                if (next == '\\' && !raw) {
                    int quoted = next();
                    if (quoted < 0) {
                        ended = true;
                        leaveOpen();
                        return;
                    }
                    if (quoted != '\n') {
                        escaped.set(text.length());
                        text.append((char) quoted);
                    }
                } else if (next != 0) {
                    text.append((char) next);
                }
            }
        }

        /** Bash marks what a backslash quotes, and there is nothing behind this one. */
        private void leaveOpen() {
            if (shell.dialect().isBash()) {
                openEnd = true;
                escaped.set(text.length());
                text.append(QUOTING_MARK);
            }
        }

        /** A value without bash's mark of a backslash at the end, which is only left if it is all that there is. */
        String value(String field) {
            int last = field.length() - 1;
            return openEnd && last > 0 && field.charAt(last) == QUOTING_MARK ? field.substring(0, last) : field;
        }

        private int next() throws IOException {
            if (deadline != null) {
                Duration left = Duration.between(shell.process().clock().now(), deadline);
                if (shell.process()
                        .awaitReadable(List.of(file), left.isNegative() ? Duration.ZERO : left)
                        .isEmpty()) {
                    timedOut = true;
                    return -1;
                }
            }
            byte[] one = new byte[1];
            while (true) {
                try {
                    return file.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                } catch (ErrnoException error) {
                    if (error.errno() != dev.drydock.filesystem.Errno.EINTR) {
                        throw error;
                    }
                    shell.traps().runPending();
                }
            }
        }
    }
}
