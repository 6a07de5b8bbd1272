package dev.drydock.userland.utility.editor;

import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of {@code vi} that begin with a colon. */
final class ViCommandLine {
    private static final Pattern COMMAND =
            Pattern.compile("\\s*(%|(?:[.$]|\\d+)?(?:,(?:[.$]|\\d+)?)?)\\s*([a-z]+|=|!)?(!?)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern SUBSTITUTION = Pattern.compile("s([^\\sa-zA-Z0-9\\\\])(.*)", Pattern.DOTALL);

    private final Invocation call;
    private final EditedText text;
    private final EditorScreen screen;
    private final ViFile file;
    private String message = "";
    private int from;
    private int to;

    ViCommandLine(Invocation call, EditedText text, EditorScreen screen, ViFile file) {
        this.call = call;
        this.text = text;
        this.screen = screen;
        this.file = file;
    }

    /** What is to be told of the last line. */
    String message() {
        return message;
    }

    /** Whether that was the end. */
    boolean run(String line) {
        message = "";
        Matcher parts = COMMAND.matcher(line);
        if (!parts.matches()) {
            message = file.notImplemented(line);
            return false;
        }
        boolean ranged = range(parts.group(1));
        String rest = line.substring(parts.end(1)).strip();
        Matcher substitution = SUBSTITUTION.matcher(rest);
        if (substitution.matches()) {
            substitute(substitution.group(1).charAt(0), substitution.group(2));
            return false;
        }
        String command = parts.group(2);
        if (command == null) {
            text.go(to, 0);
            return false;
        }
        boolean forced = !parts.group(3).isEmpty();
        return execute(command, forced, parts.group(4).strip(), ranged);
    }

    /** Whether lines were named. */
    private boolean range(String words) {
        from = text.row();
        to = text.row();
        if (words.equals("%")) {
            from = 0;
            to = text.size() - 1;
        } else if (words.contains(",")) {
            int comma = words.indexOf(',');
            from = number(words.substring(0, comma));
            to = number(words.substring(comma + 1));
        } else if (!words.isEmpty()) {
            from = number(words);
            to = from;
        }
        return !words.isEmpty();
    }

    private int number(String word) {
        return switch (word) {
            case "", "." -> text.row();
            case "$" -> text.size() - 1;
            default -> Math.max(0, Math.min(text.size(), Integer.parseInt(word)) - 1);
        };
    }

    private boolean execute(String command, boolean forced, String argument, boolean ranged) {
        switch (command) {
            case "q", "quit", "qa", "qall" -> {
                return quit(command, forced);
            }
            case "w", "write" -> write(argument, ranged);
            case "wq", "wqa" -> {
                return save(argument);
            }
            case "x", "xit", "exit" -> {
                return !text.isModified() || save(argument);
            }
            case "e", "edit" -> edit(argument, forced);
            case "r", "read" -> read(argument);
            case "d", "delete" -> {
                text.remember();
                text.takeLines(from, to - from + 1);
            }
            case "set", "se" -> set(argument);
            case "f", "file" -> rename(argument);
            case "noh", "nohlsearch", "syntax", "syn" -> message = call.isGnu() ? "" : file.notImplemented(command);
            case "=" -> message = Integer.toString(to + 1);
            default -> message = file.notImplemented(command);
        }
        return false;
    }

    private boolean quit(String command, boolean forced) {
        if (text.isModified() && !forced) {
            message = file.noWrite(command);
            return false;
        }
        return true;
    }

    /** Whether the text is in a file now. */
    boolean save(String argument) {
        write(argument, false);
        return message.isEmpty() || !message.startsWith("\033");
    }

    private void write(String argument, boolean ranged) {
        if (argument.isEmpty() && !file.hasName()) {
            message = file.noName();
            return;
        }
        if (!file.hasName()) {
            file.rename(argument);
        }
        List<String> lines = ranged ? text.lines().subList(from, to + 1) : text.lines();
        try {
            message = file.write(text, argument.isEmpty() ? file.name() : argument, lines);
        } catch (IOException refused) {
            message = String.valueOf(refused.getMessage());
        }
    }

    private void edit(String argument, boolean forced) {
        if (text.isModified() && !forced) {
            message = file.noWrite("e");
            return;
        }
        if (!argument.isEmpty()) {
            file.rename(argument);
        }
        message = file.load(text);
    }

    private void read(String argument) {
        try {
            List<String> lines = file.read(argument);
            text.remember();
            for (int i = 0; i < lines.size(); i++) {
                text.addLine(to + 1 + i, lines.get(i));
            }
            text.go(to + 1, 0);
        } catch (IOException missing) {
            message = ViFile.bold(
                    call.isGnu()
                            ? "E484: Can't open file " + argument
                            : "can't open '" + argument + "': No such file or directory");
        }
    }

    private void rename(String argument) {
        if (!argument.isEmpty()) {
            file.rename(argument);
        }
        message = file.told(text);
    }

    private void set(String argument) {
        boolean known = true;
        for (String word : argument.split("\\s+")) {
            switch (word) {
                case "number", "nu" -> screen.numbers(call.isGnu());
                case "nonumber", "nonu" -> screen.numbers(false);
                case "autoindent", "ai" -> text.indents(true);
                case "noautoindent", "noai" -> text.indents(false);
                case "showmatch", "sm" -> {}
                default -> known = false;
            }
        }
        if (call.isBusyBox() && (!known || argument.contains("nu"))) {
            message = ViFile.bold("bad option: " + argument);
        } else if (!known) {
            message = ViFile.bold("E518: Unknown option: " + argument);
        }
        if (call.isGnu()) {
            screen.clear();
        }
    }

    private void substitute(char delimiter, String rest) {
        String[] parts = rest.split("(?<!\\\\)" + Pattern.quote(String.valueOf(delimiter)), -1);
        Optional<LinePattern> pattern = LinePattern.of(parts[0].replace("\\" + delimiter, String.valueOf(delimiter)));
        String replacement = parts.length > 1 ? parts[1].replace("\\" + delimiter, String.valueOf(delimiter)) : "";
        boolean everywhere = parts.length > 2 && parts[2].contains("g");
        int changed = 0;
        text.remember();
        for (int row = from; pattern.isPresent() && row <= to; row++) {
            Optional<String> line = pattern.get().replace(text.line(row), replacement, everywhere);
            if (line.isPresent()) {
                text.replaceLine(row, line.get());
                text.go(row, 0);
                changed++;
            }
        }
        if (changed == 0) {
            text.undo();
            message = file.notFound();
        }
    }
}
