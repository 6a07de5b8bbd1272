package dev.drydock.userland.shell.history;

import dev.drydock.userland.shell.pattern.ShellPattern;
import dev.drydock.userland.shell.state.ShellOptions;
import dev.drydock.userland.shell.state.Variables;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.text.CharacterSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Puts commands into the history as they are read: of bash those that {@code HISTCONTROL} and {@code HISTIGNORE} let in (bash's
 * manual, Shell Variables), of BusyBox those that differ from the one before.
 */
public final class HistoryRecorder {
    private final History history;
    private final Variables variables;
    private final ShellOptions options;
    private final Supplier<Instant> now;
    private CommandLines command = new CommandLines("; ");
    private boolean scripts = true;
    private boolean lastAdded;
    private boolean lastPushed;

    public HistoryRecorder(History history, Variables variables, ShellOptions options, Supplier<Instant> now) {
        this.history = history;
        this.variables = variables;
        this.options = options;
        this.now = now;
    }

    /** The lines, as many as {@code HISTSIZE} says by now. */
    public History history() {
        String size = options.dialect().isBash() ? variables.value("HISTSIZE") : null;
        if (size != null && Names.isNumber(size) && size.length() < 10) {
            history.keep(Integer.parseInt(size));
        } else {
            history.keep(Integer.MAX_VALUE);
        }
        return history;
    }

    /** Whether the lines of a text that runs are recorded as they are read. */
    public boolean recordsScripts() {
        return scripts;
    }

    /** Lets the lines of texts be recorded, or not: those of {@code eval}, {@code .} and traps are not. */
    public void recordsScripts(boolean on) {
        scripts = on;
    }

    /** The next line is the first of a command. */
    public void begin() {
        command = new CommandLines(options.shopt("lithist") ? "\n" : "; ");
    }

    /** A line of the command, with or without its newline. */
    public void line(String text) {
        command.add(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    }

    /** The command is complete. */
    public void end() {
        lastAdded = false;
        lastPushed = false;
        if (!command.isEmpty()) {
            lastAdded = admit(command.text());
        }
        begin();
    }

    /** Whether the command that runs is the last line of the history. */
    public boolean isLastAdded() {
        return lastAdded;
    }

    /** Takes away the line of the command that runs, if it was recorded and none stands in its place yet. */
    public void forgetRunning() {
        if (lastAdded && !lastPushed) {
            history.removeLast();
            lastAdded = false;
        }
    }

    /** Adds a text in the place of the command that runs. */
    public void push(String text) {
        forgetRunning();
        admit(text);
        lastPushed = true;
    }

    /** Adds a line that does not run. */
    public void add(String text) {
        admit(text);
    }

    private boolean admit(String text) {
        List<String> before = history().texts();
        String latest = before.isEmpty() ? null : before.get(before.size() - 1);
        if (!options.dialect().isBash()) {
            if (text.isBlank() || text.equals(latest)) {
                return false;
            }
            history.add(new History.Line(text, now.get().getEpochSecond()));
            return true;
        }
        List<String> control =
                Arrays.asList(variables.valueOr("HISTCONTROL", "").split(":"));
        boolean both = control.contains("ignoreboth");
        boolean kept = !((both || control.contains("ignorespace")) && text.startsWith(" "))
                && !((both || control.contains("ignoredups")) && text.equals(latest))
                && !isIgnored(text, latest == null ? "" : latest);
        if (kept) {
            if (control.contains("erasedups")) {
                history.removeAll(text);
            }
            history.add(new History.Line(text, now.get().getEpochSecond()));
        }
        return kept;
    }

    private boolean isIgnored(String text, String latest) {
        for (String pattern : variables.valueOr("HISTIGNORE", "").split("(?<!\\\\):")) {
            String whole = pattern.replaceAll(
                    "(?<!\\\\)&", java.util.regex.Matcher.quoteReplacement(ShellPattern.quote(latest)));
            if (!pattern.isEmpty()
                    && ShellPattern.of(CharacterSet.BYTES, whole.replace("\\&", "&"), options.shopt("extglob"))
                            .matches(text)) {
                return true;
            }
        }
        return false;
    }
}
