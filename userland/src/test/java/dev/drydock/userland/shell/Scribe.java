package dev.drydock.userland.shell;

import dev.drydock.userland.shell.Grammar.Rule;
import dev.drydock.userland.shell.Grammar.Symbol;
import dev.drydock.userland.shell.Piece.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Writes a random script after the rules of a grammar. */
final class Scribe {
    private static final int DEEP = 11;

    private final Grammar grammar;
    private final Random random;
    private int depth;
    private int counters;
    private Set<String> places = Set.of();

    Scribe(Grammar grammar, Random random) {
        this.grammar = grammar;
        this.random = random;
    }

    Piece script() {
        return piece("script");
    }

    private Piece piece(String name) {
        Rule rule = grammar.rule(name);
        boolean plain = depth >= DEEP || !Collections.disjoint(rule.avoids(), places);
        Set<String> before = places;
        if (!rule.begins().isEmpty()) {
            places = new HashSet<>(before);
            places.addAll(rule.begins());
        }
        depth++;
        try {
            List<Object> parts = new ArrayList<>();
            List<List<Symbol>> alternatives = rule.alternatives();
            for (Symbol symbol : alternatives.get(plain ? 0 : random.nextInt(alternatives.size()))) {
                parts.add(part(symbol));
            }
            return new Piece(rule.kind(), parts);
        } finally {
            depth--;
            places = before;
        }
    }

    private Object part(Symbol symbol) {
        if (symbol instanceof Symbol.Text text) {
            return text.text();
        }
        if (symbol instanceof Symbol.Named named) {
            return piece(named.rule());
        }
        if (symbol instanceof Symbol.Quoted quoted) {
            return Piece.of(Kind.SCRIPT, piece(quoted.rule()));
        }
        counters += ((Symbol.Counter) symbol).fresh() ? 1 : 0;
        return "n" + counters;
    }
}
