package dev.drydock.userland.shell;

import dev.drydock.userland.shell.Piece.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules after which random scripts are made, as {@code grammar/common.grammar} explains them. */
final class Grammar {
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    /**
     * @param begins places that what the rule makes is one of
     * @param avoids places that what it makes is not for: there, the first alternative is taken
     */
    record Rule(String name, Kind kind, Set<String> begins, Set<String> avoids, List<List<Symbol>> alternatives) {
        private void mark(List<String> words) {
            for (String word : words) {
                if (word.startsWith("+")) {
                    begins.add(word.substring(1));
                } else if (word.startsWith("-")) {
                    avoids.add(word.substring(1));
                }
            }
        }
    }

    /** Part of an alternative. */
    sealed interface Symbol {
        record Text(String text) implements Symbol {}

        record Named(String rule) implements Symbol {}

        /** What a rule makes, as one quoted word. */
        record Quoted(String rule) implements Symbol {}

        /** The name of a variable that counts the turns of a loop. */
        record Counter(boolean fresh) implements Symbol {}
    }

    /** @param names of files; rules of a later one join those of the ones before it */
    static Grammar of(String... names) {
        Grammar grammar = new Grammar();
        for (String name : names) {
            grammar.read(text("grammar/" + name + ".grammar"));
        }
        grammar.check();
        return grammar;
    }

    private static String text(String resource) {
        try (InputStream in = Grammar.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    Rule rule(String name) {
        return rules.get(name);
    }

    private void read(String text) {
        Rule current = null;
        for (String line : text.split("\n")) {
            int bar = line.indexOf('|');
            if (line.isEmpty() || line.startsWith("# ") || line.equals("#")) {
                continue;
            }
            if (bar < 0 || !line.substring(0, bar).chars().allMatch(Character::isDigit)) {
                List<String> words = List.of(line.split(" "));
                current = rules.computeIfAbsent(words.get(0), name -> head(words));
                current.mark(words);
            } else if (current != null) {
                int weight = bar == 0 ? 1 : Integer.parseInt(line.substring(0, bar));
                List<Symbol> alternative = symbols(line.substring(Math.min(line.length(), bar + 2)));
                for (int i = 0; i < weight; i++) {
                    current.alternatives().add(alternative);
                }
            }
        }
    }

    private static Rule head(List<String> words) {
        Kind kind = words.size() > 1 ? Kind.valueOf(words.get(1)) : Kind.FIXED;
        return new Rule(words.get(0), kind, new HashSet<>(), new HashSet<>(), new ArrayList<>());
    }

    private static List<Symbol> symbols(String alternative) {
        List<Symbol> symbols = new ArrayList<>();
        String text = alternative.replace('\u23ce', '\n').replace('\u21e5', '\t');
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('\u2039', at);
            int end = open < 0 ? text.length() : open;
            if (end > at) {
                symbols.add(new Symbol.Text(text.substring(at, end)));
            }
            if (open < 0) {
                break;
            }
            int close = text.indexOf('\u203a', open);
            symbols.add(symbol(text.substring(open + 1, close)));
            at = close + 1;
        }
        return List.copyOf(symbols);
    }

    private static Symbol symbol(String name) {
        return switch (name) {
            case "new" -> new Symbol.Counter(true);
            case "counter" -> new Symbol.Counter(false);
            default -> name.startsWith("'") ? new Symbol.Quoted(name.substring(1)) : new Symbol.Named(name);
        };
    }

    private void check() {
        for (Rule rule : rules.values()) {
            for (List<Symbol> alternative : rule.alternatives()) {
                for (Symbol symbol : alternative) {
                    String name = symbol instanceof Symbol.Named named
                            ? named.rule()
                            : symbol instanceof Symbol.Quoted quoted ? quoted.rule() : rule.name();
                    if (!rules.containsKey(name)) {
                        throw new IllegalArgumentException(rule.name() + " needs " + name);
                    }
                }
            }
        }
    }
}
