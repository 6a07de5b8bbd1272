package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the text of configuration files into directives, with the files that they include. */
final class ConfigReader {
    private static final String DIRECTORY = "/etc/nginx/";

    private final FileContext files;
    private final String path;
    private final String text;
    private int position;
    private int line = 1;

    private ConfigReader(FileContext files, String path, String text) {
        this.files = files;
        this.path = path;
        this.text = text;
    }

    static List<Directive> read(FileContext files, String path) throws ConfigException {
        try {
            String text = new String(files.readAll(path), StandardCharsets.UTF_8);
            return new ConfigReader(files, path, text).directives(false);
        } catch (ErrnoException missing) {
            throw new ConfigException("open() \"" + path + "\" failed ("
                    + missing.errno().number() + ": " + missing.errno().words() + ")");
        } catch (IOException broken) {
            throw new ConfigException("open() \"" + path + "\" failed");
        }
    }

    private List<Directive> directives(boolean inBlock) throws ConfigException {
        List<Directive> found = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (; ; ) {
            String word = word();
            switch (word) {
                case "" -> {
                    if (inBlock || !words.isEmpty()) {
                        throw new ConfigException("unexpected end of file, expecting "
                                + (words.isEmpty() ? "" : "\";\" or ") + "\"}\" in " + place());
                    }
                    return found;
                }
                case ";" -> add(found, words, List.of());
                case "{" -> add(found, words, directives(true));
                case "}" -> {
                    if (!inBlock || !words.isEmpty()) {
                        throw new ConfigException("unexpected \"}\" in " + place());
                    }
                    return found;
                }
                default -> words.add(word.startsWith("\"") ? word.substring(1) : word);
            }
        }
    }

    private void add(List<Directive> found, List<String> words, List<Directive> block) throws ConfigException {
        if (words.isEmpty()) {
            throw new ConfigException("unexpected \";\" in " + place());
        }
        Directive directive = new Directive(words.get(0), words.subList(1, words.size()), block, place());
        words.clear();
        if (directive.name().equals("include")) {
            for (String included : matching(directive.argument(0))) {
                found.addAll(read(files, included));
            }
        } else {
            found.add(directive);
        }
    }

    private List<String> matching(String pattern) throws ConfigException {
        String whole = pattern.startsWith("/") ? pattern : DIRECTORY + pattern;
        int slash = whole.lastIndexOf('/');
        int star = whole.indexOf('*');
        if (star < 0) {
            return List.of(whole);
        }
        if (star < slash) {
            throw new ConfigException("include of \"" + pattern + "\" is not emulated in " + place());
        }
        String before = whole.substring(slash + 1, star);
        String after = whole.substring(star + 1);
        List<String> paths = new ArrayList<>();
        try {
            for (DirectoryEntry entry : files.list(whole.substring(0, slash))) {
                String name = entry.name();
                if (name.startsWith(before) && name.endsWith(after) && !name.startsWith(".")) {
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
        return path + ":" + line;
    }

    /** A word, {@code ;}, a brace, or nothing at the end; one that was quoted begins with a double quote. */
    private String word() {
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
            position++;
            return "\"" + word;
        }
        while (position < text.length() && " \t\r\n;{".indexOf(text.charAt(position)) < 0) {
            take(word);
        }
        return word.toString();
    }

    private void take(StringBuilder word) {
        if (text.charAt(position) == '\n') {
            line++;
        }
        word.append(text.charAt(position++));
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
