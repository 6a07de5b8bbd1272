package dev.drydock.userland.shell.history;

import dev.drydock.userland.shell.syntax.Names;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What bash makes of {@code !} in a line that is typed (bash's manual, History Expansion): {@code !!}, {@code !n},
 * {@code !-n}, {@code !text}, {@code !?text?}, their words and the modifiers h, t, r, e, p, s and g, and {@code ^old^new}.
 */
public final class HistoryExpansion {
    private static final String LITERAL = " \t\n=(\"";

    private final List<String> history;
    private final String line;
    private int at;
    private boolean expanded;
    private boolean onlyShown;

    private HistoryExpansion(List<String> history, String line) {
        this.history = history;
        this.line = line;
    }

    /**
     * A line as it is to run.
     *
     * @param changed whether it is another than was typed, and so is shown
     * @param onlyShown whether it does not run
     */
    public record Result(String line, boolean changed, boolean onlyShown) {}

    /** The line cannot be expanded; the message says why. */
    public static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String words) {
            super(words, null, false, false);
        }

        /** The message, never null. */
        public String words() {
            return String.valueOf(getMessage());
        }
    }

    /** @param history the lines before this one, oldest first */
    public static Result of(List<String> history, String line) throws Refusal {
        if (line.indexOf('!') < 0 && !line.startsWith("^")) {
            return new Result(line, false, false);
        }
        return new HistoryExpansion(history, line).expand();
    }

    private Result expand() throws Refusal {
        if (line.startsWith("^")) {
            return new Result(substituted(event(1, line), ":s" + line, false), true, false);
        }
        StringBuilder text = new StringBuilder();
        boolean doubled = false;
        while (at < line.length()) {
            char character = line.charAt(at);
            int end = at + 1;
            if (character == '\\') {
                end = Math.min(line.length(), at + 2);
            } else if (character == '\'' && !doubled) {
                int close = line.indexOf('\'', at + 1);
                end = close < 0 ? line.length() : close + 1;
            } else if (character == '!' && end < line.length() && LITERAL.indexOf(line.charAt(end)) < 0) {
                text.append(reference());
                continue;
            }
            doubled ^= character == '"';
            text.append(line, at, end);
            at = end;
        }
        return new Result(text.toString(), expanded, onlyShown);
    }

    /** What stands for {@code !…}, which begins here. */
    private String reference() throws Refusal {
        int start = at++;
        expanded = true;
        String event = event(start);
        boolean words = at < line.length() && (line.charAt(at) == ':' || "^$*".indexOf(line.charAt(at)) >= 0);
        String chosen = words ? words(event) : event;
        return modified(chosen);
    }

    private String event(int start) throws Refusal {
        char first = line.charAt(at);
        if (first == '!') {
            at++;
            return event(1, "!!");
        }
        if ("^$*:".indexOf(first) >= 0) {
            return event(1, line.substring(start, at + 1));
        }
        if (first == '?') {
            int close = line.indexOf('?', at + 1);
            String wanted = line.substring(at + 1, close < 0 ? line.length() : close);
            at = close < 0 ? line.length() : close + 1;
            return latest(wanted, true, line.substring(start, at));
        }
        int end = at + (first == '-' ? 1 : 0);
        while (end < line.length() && Names.isDigit(line.charAt(end))) {
            end++;
        }
        String number = line.substring(at, end);
        if (Names.isNumber(first == '-' ? number.substring(1) : number) && number.length() < 10) {
            at = end;
            int wanted = Integer.parseInt(number);
            return event(first == '-' ? -wanted : history.size() + 1 - wanted, "!" + number);
        }
        int stop = at;
        while (stop < line.length() && " \t:^$*;&|()<>\"'".indexOf(line.charAt(stop)) < 0) {
            stop++;
        }
        String wanted = line.substring(at, stop);
        at = stop;
        return latest(wanted, false, "!" + wanted);
    }

    /** @param back how many lines back, from 1 */
    private String event(int back, String named) throws Refusal {
        if (back < 1 || back > history.size()) {
            throw new Refusal(named + ": event not found");
        }
        return history.get(history.size() - back);
    }

    private String latest(String wanted, boolean anywhere, String named) throws Refusal {
        for (int i = history.size() - 1; i >= 0; i--) {
            String candidate = history.get(i);
            if (anywhere ? candidate.contains(wanted) : candidate.startsWith(wanted)) {
                return candidate;
            }
        }
        throw new Refusal(named + ": event not found");
    }

    // Words

    private String words(String event) throws Refusal {
        int start = at;
        int colon = line.charAt(at) == ':' ? 1 : 0;
        if (at + colon == line.length() || "0123456789^$*-".indexOf(line.charAt(at + colon)) < 0) {
            return event;
        }
        at += colon;
        List<String> all = split(event);
        int last = all.size() - 1;
        if (line.charAt(at) == '*') {
            at++;
            return last < 1 ? "" : String.join(" ", all.subList(1, all.size()));
        }
        Integer from = line.charAt(at) == '-' ? Integer.valueOf(0) : place(last);
        Integer to = from;
        if (at < line.length() && line.charAt(at) == '*') {
            at++;
            to = last;
        } else if (at < line.length() && line.charAt(at) == '-') {
            at++;
            Integer end = at < line.length() ? place(last) : null;
            to = end == null ? Integer.valueOf(last - 1) : end;
        }
        if (from == null || to == null || from > to || to > last) {
            throw new Refusal(line.substring(start, at) + ": bad word specifier");
        }
        return String.join(" ", all.subList(from, to + 1));
    }

    private @Nullable Integer place(int last) {
        char character = line.charAt(at);
        if (character == '^' || character == '$') {
            at++;
            return character == '^' ? 1 : last;
        }
        int end = at;
        while (end < line.length() && Names.isDigit(line.charAt(end))) {
            end++;
        }
        if (end == at || end - at > 9) {
            return null;
        }
        int number = Integer.parseInt(line.substring(at, end));
        at = end;
        return number;
    }

    /** The words of a line, with their quotes; operators are words of their own. */
    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean operator = quote == 0 && ";&|()<>".indexOf(character) >= 0;
            boolean goesOn = operator && word.length() > 0 && word.charAt(word.length() - 1) == character;
            boolean afterOperator = word.length() > 0 && ";&|()<>".indexOf(word.charAt(word.length() - 1)) >= 0;
            boolean blank = quote == 0 && (character == ' ' || character == '\t');
            if ((blank || (operator && !goesOn) || (!operator && afterOperator)) && word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (blank) {
                continue;
            }
            word.append(character);
            if (character == '\\' && quote != '\'' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
            } else if (quote == 0 && (character == '\'' || character == '"')) {
                quote = character;
            } else if (character == quote) {
                quote = 0;
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    // Modifiers

    private String modified(String event) throws Refusal {
        String text = event;
        while (at + 1 < line.length() && line.charAt(at) == ':') {
            int start = at;
            char kind = line.charAt(at + 1);
            boolean all = (kind == 'g' || kind == 'a') && line.startsWith("s", at + 2);
            at += all ? 3 : 2;
            int slash = text.lastIndexOf('/');
            int dot = text.lastIndexOf('.');
            switch (all ? 's' : kind) {
                case 'p' -> onlyShown = true;
                case 'h' -> text = slash < 0 ? text : text.substring(0, slash);
                case 't' -> text = text.substring(slash + 1);
                case 'r' -> text = dot < 0 ? text : text.substring(0, dot);
                case 'e' -> text = dot < 0 ? text : text.substring(dot);
                case 's' -> {
                    char delimiter = at < line.length() ? line.charAt(at) : ' ';
                    int middle = line.indexOf(delimiter, at + 1);
                    int end = middle < 0 ? -1 : line.indexOf(delimiter, middle + 1);
                    at = end < 0 ? line.length() : end + 1;
                    text = substituted(text, line.substring(start, at), all);
                }
                default -> throw new Refusal(line.substring(start, at) + ": unrecognized history modifier");
            }
        }
        return text;
    }

    /** @param command {@code :s/old/new/}, with any delimiter, the last of which can be left out */
    private static String substituted(String text, String command, boolean all) throws Refusal {
        int from = command.indexOf('s') + 1;
        String rest = from < command.length() ? command.substring(from + 1) : "";
        String delimiter = from < command.length() ? command.substring(from, from + 1) : "/";
        int middle = rest.indexOf(delimiter);
        String old = middle < 0 ? rest : rest.substring(0, middle);
        String replacement = middle < 0 ? "" : rest.substring(middle + 1);
        if (replacement.endsWith(delimiter)) {
            replacement = replacement.substring(0, replacement.length() - 1);
        }
        int found = old.isEmpty() ? -1 : text.indexOf(old);
        if (found < 0) {
            throw new Refusal(command + ": substitution failed");
        }
        return all
                ? text.replace(old, replacement)
                : text.substring(0, found) + replacement + text.substring(found + old.length());
    }
}
