package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the text of configuration files into directives, with the files that they include. */
final class ConfigReader {
    private static final String COMMAND_LINE = "command line";

    private final FileContext files;
    private final Map<String, String> read;
    private final String path;
    private final String text;
    private int position;
    private int line = 1;

    private ConfigReader(FileContext files, Map<String, String> read, String path, String text) {
        this.files = files;
        this.read = read;
        this.path = path;
        this.text = text;
    }

    /**
     * What a configuration says.
     *
     * @param texts of the files, in the order in which they were read
     */
    record Configuration(List<Directive> directives, Map<String, String> texts) {}

    /** @param global directives of the command line ({@code -g}), which come first */
    static Configuration read(FileContext files, String path, String global) throws ConfigException {
        Map<String, String> texts = new LinkedHashMap<>();
        List<Directive> directives = new ArrayList<>();
        new ConfigReader(files, texts, COMMAND_LINE, global).directives(directives, Context.MAIN, false);
        file(files, texts, path, "").directives(directives, Context.MAIN, false);
        return new Configuration(directives, texts);
    }

    private static ConfigReader file(FileContext files, Map<String, String> texts, String path, String place)
            throws ConfigException {
        try {
            String text = new String(files.readAll(path), StandardCharsets.UTF_8);
            texts.putIfAbsent(path, text);
            return new ConfigReader(files, texts, path, text);
        } catch (ErrnoException missing) {
            throw new ConfigException("open() \"" + path + "\" failed ("
                    + missing.errno().number() + ": " + missing.errno().words() + ")" + place);
        } catch (IOException broken) {
            throw new ConfigException("open() \"" + path + "\" failed" + place);
        }
    }

    private void directives(List<Directive> found, Context context, boolean inBlock) throws ConfigException {
        List<String> words = new ArrayList<>();
        for (; ; ) {
            String word = word();
            switch (word) {
                case "" -> {
                    if (inBlock || !words.isEmpty()) {
                        throw endedEarly(!words.isEmpty());
                    }
                    return;
                }
                case ";" -> {
                    Directive directive = directive(words, ";");
                    check(directive, context, false);
                    if (directive.name().equals("include") && context != Context.LINES) {
                        include(directive, found, context);
                    } else {
                        found.add(directive);
                    }
                    words.clear();
                }
                case "{" -> {
                    Directive directive = directive(words, "{");
                    check(directive, context, true);
                    List<Directive> block = new ArrayList<>();
                    directives(block, context.within(directive.name()), true);
                    found.add(directive.with(block));
                    words.clear();
                }
                case "}" -> {
                    if (!inBlock || !words.isEmpty()) {
                        throw new ConfigException("unexpected \"}\" in " + place());
                    }
                    return;
                }
                default -> words.add(word.startsWith("\"") ? word.substring(1) : word);
            }
        }
    }

    private ConfigException endedEarly(boolean withinDirective) {
        if (path.equals(COMMAND_LINE)) {
            return new ConfigException("unexpected end of parameter, expecting \";\" in " + place());
        }
        return new ConfigException(
                "unexpected end of file, expecting " + (withinDirective ? "\";\" or " : "") + "\"}\" in " + place());
    }

    private Directive directive(List<String> words, String end) throws ConfigException {
        if (words.isEmpty()) {
            throw new ConfigException("unexpected \"" + end + "\" in " + place());
        }
        return new Directive(words.get(0), words.subList(1, words.size()), List.of(), place());
    }

    private static void check(Directive directive, Context context, boolean opensBlock) throws ConfigException {
        if (context != Context.LINES) {
            DirectiveTable.check(directive, context, opensBlock);
        } else if (opensBlock) {
            throw directive.wrong("unexpected \"{\"");
        }
    }

    private void include(Directive directive, List<Directive> found, Context context) throws ConfigException {
        for (String each : matching(directive)) {
            file(files, read, each, " in " + directive.place()).directives(found, context, false);
        }
    }

    private List<String> matching(Directive directive) throws ConfigException {
        String pattern = directive.argument(0);
        String whole = pattern.startsWith("/") ? pattern : Nginx.CONFIGURATION_DIRECTORY + pattern;
        int slash = whole.lastIndexOf('/');
        int star = whole.indexOf('*');
        if (star < 0) {
            return List.of(whole);
        }
        if (star < slash || whole.indexOf('*', star + 1) >= 0) {
            throw directive.notEmulated("include of \"" + pattern + "\"");
        }
        String before = whole.substring(slash + 1, star);
        String after = whole.substring(star + 1);
        List<String> paths = new ArrayList<>();
        try {
            for (DirectoryEntry entry : files.list(whole.substring(0, slash))) {
                String name = entry.name();
                boolean longEnough = name.length() >= before.length() + after.length();
                if (longEnough && name.startsWith(before) && name.endsWith(after) && !name.startsWith(".")) {
                    paths.add(whole.substring(0, slash + 1) + name);
                }
            }
        } catch (IOException missing) {
            return List.of();
        }
        paths.sort(null);
        return paths;
    }

    private String place() {
        return path.equals(COMMAND_LINE) ? path : path + ":" + line;
    }

    /** A word, {@code ;}, a brace, or nothing at the end; one that was quoted begins with a double quote. */
    private String word() throws ConfigException {
        skip();
        if (position == text.length()) {
            return "";
        }
        char first = text.charAt(position);
        if (";{}".indexOf(first) >= 0) {
            position++;
            return String.valueOf(first);
        }
        StringBuilder word = new StringBuilder();
        if (first == '"' || first == '\'') {
            position++;
            while (position < text.length() && text.charAt(position) != first) {
                take(word);
            }
            if (position == text.length()) {
                throw endedEarly(true);
            }
            position++;
            requireEnd();
            return "\"" + word;
        }
        while (position < text.length() && !endsWord()) {
            take(word);
        }
        return word.toString();
    }

    /** Behind a quoted word a space is expected, or the end of the directive. */
    private void requireEnd() throws ConfigException {
        if (position < text.length() && " \t\r\n;{)".indexOf(text.charAt(position)) < 0) {
            throw new ConfigException("unexpected \"" + text.charAt(position) + "\" in " + place());
        }
    }

    private boolean endsWord() {
        char next = text.charAt(position);
        boolean ofVariable = next == '{' && position > 0 && text.charAt(position - 1) == '$';
        return " \t\r\n;{".indexOf(next) >= 0 && !ofVariable;
    }

    private void take(StringBuilder word) {
        char next = text.charAt(position++);
        if (next == '\n') {
            line++;
        }
        if (next == '\\' && position < text.length()) {
            char escaped = text.charAt(position++);
            switch (escaped) {
                case '"', '\'', '\\' -> word.append(escaped);
                case 't' -> word.append('\t');
                case 'r' -> word.append('\r');
                case 'n' -> word.append('\n');
                default -> word.append(next).append(escaped);
            }
            return;
        }
        word.append(next);
    }

    private void skip() {
        while (position < text.length()) {
            char next = text.charAt(position);
            if (next == '#') {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(next)) {
                line += next == '\n' ? 1 : 0;
                position++;
            } else {
                return;
            }
        }
    }
}
