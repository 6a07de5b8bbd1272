package dev.drydock.userland.utility.text;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code paste}: puts the lines of files side by side. */
final class Paste {
    static final Command COMMAND = Command.named("paste", call -> new Paste(call).run())
            .gnu("d,delimiters= s,serial z,zero-terminated")
            .busybox("d= s");

    private static final Words UNESCAPED = Words.of("delimiter list ends with an unescaped backslash: %s");
    private static final Words NO_DELIMITER = Words.of("", "-d '' is not supported");

    private final Invocation call;
    private final List<String> delimiters;
    private final int terminator;

    private Paste(Invocation call) {
        this.call = call;
        if (call.isBusyBox() && "".equals(call.commandLine().last("d"))) {
            throw call.fail(NO_DELIMITER);
        }
        String list = call.commandLine().last("d");
        if (call.isGnu() && list != null && unescapedEnd(list)) {
            throw call.fail(UNESCAPED, list);
        }
        this.delimiters = delimiters(list);
        this.terminator = call.commandLine().has("z") ? 0 : '\n';
    }

    private static boolean unescapedEnd(String list) {
        int backslashes = 0;
        for (int i = list.length() - 1; i >= 0 && list.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static List<String> delimiters(@Nullable String list) {
        List<String> parts = new ArrayList<>();
        String text = list == null ? "\t" : Latin.of(list);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                parts.add(
                        switch (next) {
                            case '0' -> "";
                            case 'b' -> "\b";
                            case 'f' -> "\f";
                            case 'v' -> "\u000b";
                            case 'n' -> "\n";
                            case 't' -> "\t";
                            case 'r' -> "\r";
                            default -> String.valueOf(next);
                        });
            } else {
                parts.add(String.valueOf(c));
            }
        }
        return parts.isEmpty() ? List.of("") : parts;
    }

    private Exit run() throws IOException {
        List<String> operands = call.operands().isEmpty() ? List.of("-") : call.operands();
        Input standard = operands.contains("-") ? call.in() : null;
        List<Input> inputs = new ArrayList<>();
        try {
            for (String operand : operands) {
                if (call.isGnu() && call.isDirectory(operand)) {
                    // It can be opened, and there is nothing to be read of it.
                    call.complain(Invocation.NOT_OPENED, operand, new ErrnoException(Errno.EISDIR));
                    inputs.add(call.open("/dev/null"));
                    continue;
                }
                Input input = operand.equals("-") ? standard : call.openOrComplain(operand, Invocation.NOT_OPENED);
                if (input != null) {
                    inputs.add(input);
                } else if (!call.commandLine().has("s") || call.isBusyBox()) {
                    // Side by side there is nothing to show without one of them.
                    return call.exit();
                }
            }
            if (call.commandLine().has("s")) {
                for (Input input : inputs) {
                    serial(input);
                }
            } else {
                parallel(inputs);
            }
            return call.exit();
        } finally {
            for (Input input : inputs) {
                input.close();
            }
        }
    }

    private void serial(Input input) throws IOException {
        StringBuilder line = new StringBuilder();
        int column = 0;
        for (String part = next(input); part != null; part = next(input)) {
            line.append(column == 0 ? "" : delimiters.get((column - 1) % delimiters.size()))
                    .append(part);
            column++;
        }
        if (column > 0 || call.isGnu()) {
            call.out().data(line.append((char) terminator).toString());
        }
    }

    /** To BusyBox a NUL ends a line, too, and a directory has none. */
    private @Nullable String next(Input input) throws IOException {
        if (call.isGnu()) {
            return input.record(terminator);
        }
        try {
            return input.chunk();
        } catch (ErrnoException directory) {
            return null;
        }
    }

    /** BusyBox leaves out what has ended, with its delimiter, and ends a line only behind the last file. */
    private void parallelInBusyBox(List<Input> inputs) throws IOException {
        List<Input> active = new ArrayList<>(inputs);
        while (!active.isEmpty()) {
            int delimiter = 0;
            for (int i = 0; i < inputs.size(); i++) {
                String part = active.contains(inputs.get(i)) ? next(inputs.get(i)) : null;
                if (part == null) {
                    active.remove(inputs.get(i));
                    continue;
                }
                boolean last = i + 1 == inputs.size();
                call.out().data(part + (last ? "\n" : delimiters.get(delimiter++ % delimiters.size())));
            }
        }
    }

    private void parallel(List<Input> inputs) throws IOException {
        if (call.isBusyBox()) {
            parallelInBusyBox(inputs);
            return;
        }
        while (true) {
            StringBuilder line = new StringBuilder();
            boolean any = false;
            for (int i = 0; i < inputs.size(); i++) {
                String part = inputs.get(i).record(terminator);
                any |= part != null;
                line.append(part == null ? "" : part);
                line.append(i + 1 < inputs.size() ? delimiters.get(i % delimiters.size()) : "");
            }
            if (!any) {
                return;
            }
            call.out().data(line.append((char) terminator).toString());
        }
    }
}
