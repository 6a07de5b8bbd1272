package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a text into fields. */
final class FieldSplitter {
    private FieldSplitter() {}

    /**
     * By a separator as FS holds it: a blank for runs of blanks, another character for itself, nothing for every character,
     * anything longer for an expression.
     *
     * @param newlines whether a newline separates too
     */
    static List<String> split(String text, String separator, boolean newlines, Machine machine) throws IOException {
        if (text.isEmpty()) {
            return List.of();
        }
        if (separator.equals(" ")) {
            return blanks(text);
        }
        if (separator.isEmpty()) {
            return text.chars().mapToObj(c -> String.valueOf((char) c)).toList();
        }
        if (separator.length() == 1 && separator.charAt(0) != '\\') {
            return newlines ? characters(text, separator.charAt(0), '\n') : characters(text, separator.charAt(0), -1);
        }
        Regex regex = machine.regex(separator);
        return machine.isBusyBox() ? inBusyBox(text, regex, newlines, machine) : split(text, regex, machine);
    }

    /** Each field is searched as a line of its own. Newlines that separate are not counted, and so many fields are lost. */
    static List<String> inBusyBox(String text, Regex regex, boolean newlines, Machine machine) throws IOException {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        int count = 1;
        String rest = text;
        do {
            int line = newlines && rest.indexOf('\n') >= 0 ? rest.indexOf('\n') : rest.length();
            Optional<Match> found = filled(regex, rest, machine);
            int end = line;
            int next = Math.min(line + 1, rest.length());
            if (found.isPresent() && found.get().start() <= line) {
                end = found.get().start();
                next = found.get().end();
                count++;
            }
            parts.add(rest.substring(0, end));
            rest = rest.substring(next);
        } while (!rest.isEmpty());
        if (count > parts.size()) {
            parts.add("");
        }
        return parts.subList(0, count);
    }

    private static Optional<Match> filled(Regex regex, String text, Machine machine) throws IOException {
        byte[] bytes = Latin.bytes(text);
        Optional<Match> found = machine.find(regex, bytes, 0);
        for (int from = 1; found.isPresent() && found.get().isEmpty() && from < bytes.length; from++) {
            found = machine.find(regex, bytes, from);
        }
        return found.filter(match -> !match.isEmpty());
    }

    /** By what an expression matches; an empty match separates nothing. */
    static List<String> split(String text, Regex regex, Machine machine) throws IOException {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        byte[] bytes = Latin.bytes(text);
        int start = 0;
        int from = 0;
        while (from <= bytes.length) {
            Optional<Match> found = machine.find(regex, bytes, from);
            if (found.isEmpty()) {
                break;
            }
            Match match = found.get();
            if (match.isEmpty()) {
                from = match.end() + 1;
                continue;
            }
            parts.add(text.substring(start, match.start()));
            start = match.end();
            from = start;
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static List<String> blanks(String text) {
        List<String> parts = new ArrayList<>();
        int length = text.length();
        int at = 0;
        while (true) {
            while (at < length && isBlank(text.charAt(at))) {
                at++;
            }
            if (at == length) {
                return parts;
            }
            int start = at;
            while (at < length && !isBlank(text.charAt(at))) {
                at++;
            }
            parts.add(text.substring(start, at));
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private static List<String> characters(String text, int one, int other) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == one || c == other) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
