package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.pattern.ShellPattern;
import java.io.IOException;
import java.util.List;

/** {@code help}: how commands are used. Of bash's long texts there is the first line, and it is said that there is more. */
final class Help implements Builtin {
    private static final String NAME = "help";
    private static final String VERSION = "GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\n";
    private static final String CUT = "(The rest of this text is not emulated.)";
    private static final int COLUMNS = 80;
    private static final int NARROWEST = 3;
    private static final int WIDEST = 256;
    private static final String INTRODUCTION = """
            These shell commands are defined internally.  Type `help' to see this list.
            Type `help name' to find out more about the function `name'.
            Use `info bash' to find out more about the shell in general.
            Use `man -k' or `info' to find out more about commands not in this list.

            A star (*) next to a name means that the command is disabled.

            """;
    private static final String MANUAL = """
            NAME
                %s - %s

            SYNOPSIS
                %s

            DESCRIPTION
                %s
                %s

            SEE ALSO
                bash(1)

            IMPLEMENTATION
                %s    Copyright (C) 2022 Free Software Foundation, Inc.
                License GPLv3+: GNU GPL version 3 or later <http://gnu.org/licenses/gpl.html>

            """;

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "dms");
        if (options == null) {
            return OptionLetters.USAGE;
        }
        List<String> patterns = options.operands();
        if (patterns.isEmpty()) {
            shell.print(VERSION + INTRODUCTION + list(shell));
            return 0;
        }
        StringBuilder text = new StringBuilder();
        if (patterns.get(0).matches("(?s).*([*?]|\\[.*]).*")) {
            text.append("Shell commands matching keyword").append(patterns.size() > 1 ? "s" : "");
            text.append(" `").append(String.join(", ", patterns)).append("'\n\n");
        }
        boolean found = false;
        for (String pattern : patterns) {
            for (HelpTopic topic : matching(shell, pattern)) {
                found = true;
                text.append(shown(topic, options));
            }
        }
        shell.print(text.toString());
        if (!found) {
            String last = patterns.get(patterns.size() - 1);
            return shell.messages()
                    .builtinError(
                            NAME,
                            "no help topics match `" + last + "'.  Try `help help' or `man -k " + last + "' or `info "
                                    + last + "'.",
                            1);
        }
        return 0;
    }

    /** The topics with this name or of this pattern; if there are none, those that begin so. */
    private static List<HelpTopic> matching(Shell shell, String pattern) {
        ShellPattern compiled = ShellPattern.of(shell.characters(), pattern, true);
        List<HelpTopic> all = HelpTopic.all();
        List<HelpTopic> exact = all.stream()
                .filter(topic -> topic.name().equals(pattern) || compiled.matches(topic.name()))
                .toList();
        return !exact.isEmpty()
                ? exact
                : all.stream().filter(topic -> topic.name().startsWith(pattern)).toList();
    }

    private static String shown(HelpTopic topic, OptionLetters options) {
        if (options.has('d')) {
            return topic.name() + " - " + topic.description() + "\n";
        }
        if (options.has('m')) {
            return MANUAL.formatted(
                    topic.name(), topic.description(), topic.usage(), topic.description(), CUT, VERSION);
        }
        String line = topic.name() + ": " + topic.usage() + "\n";
        return options.has('s') ? line : line + "    " + topic.description() + "\n    " + CUT + "\n";
    }

    /** All usages in two columns, those that are too wide cut. */
    private static String list(Shell shell) {
        int half = width(shell) / 2;
        int width = Math.min(half <= NARROWEST ? COLUMNS / 2 : half, WIDEST);
        List<HelpTopic> topics = HelpTopic.all();
        int rows = (topics.size() + 1) / 2;
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            String left = cell(shell, topics.get(row), width);
            text.append(left);
            if (row + rows < topics.size()) {
                text.append(" ".repeat(width - left.length()));
                text.append(cell(shell, topics.get(row + rows), width - 1));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static int width(Shell shell) {
        String columns = shell.variables().valueOr("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,5}") ? Integer.parseInt(columns) : COLUMNS;
    }

    private static String cell(Shell shell, HelpTopic topic, int width) {
        boolean off = shell.builtins().names().contains(topic.name())
                && shell.builtins().find(topic.name()) == null;
        String text = (off ? "*" : " ") + topic.usage();
        return text.length() <= width - 2 ? text : text.substring(0, width - 2) + ">";
    }
}
