package dev.drydock.userland.utility.socket;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.socket.SocketCondition.End;
import dev.drydock.userland.utility.socket.SocketCondition.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Reads a filter such as {@code ( sport = :80 or dport = :80 ) dst 10.0.0.0/8}: conditions side by side or with {@code and}
 * between them must all hold. All operators bind alike, from left to right.
 */
final class ConditionReader {
    /** Words that are never an address. */
    private static final Set<String> OPERATORS = Set.of(
            ")", "&", "&&", "and", "|", "||", "or", ">=", "ge", "geq", "<=", "le", "leq", "!=", "ne", "neq", "=", "==",
            "eq", ">", "gt", "<", "lt");

    private static final Set<String> CONDITIONS = Set.of("src", "dst", "sport", "dport", "autobound");
    private static final Set<String> UNKNOWN = Set.of("dev", "fwmark", "cgroup");

    private final Invocation call;
    private final PlaceReader places;
    private final Deque<String> words = new ArrayDeque<>();
    private boolean onlyPorts;

    ConditionReader(Invocation call, PlaceReader places) {
        this.call = call;
        this.places = places;
    }

    /** A word that is no address or port; what is wrong with it was said. */
    static Quit unreadable(Invocation call) {
        call.raw("Cannot parse dst/src address.\n");
        return new Quit(1);
    }

    /** @param arguments may hold several words each; none at all means that every socket is wanted */
    SocketCondition read(List<String> arguments) {
        for (String argument : arguments) {
            for (String word : argument.strip().split("[ \t]+")) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        }
        if (words.isEmpty()) {
            return socket -> true;
        }
        SocketCondition condition = list();
        if (!words.isEmpty()) {
            throw syntaxError();
        }
        return condition;
    }

    private SocketCondition list() {
        SocketCondition left = single();
        while (!words.isEmpty() && !")".equals(words.peek())) {
            if (takes("|", "||", "or")) {
                left = left.or(single());
            } else {
                takes("&", "&&", "and");
                left = left.and(single());
            }
        }
        return left;
    }

    private SocketCondition single() {
        if (takes("(")) {
            SocketCondition inner = list();
            if (!takes(")")) {
                throw syntaxError();
            }
            return inner;
        }
        if (takes("!", "not")) {
            return single().not();
        }
        String word = next();
        boolean isCondition = CONDITIONS.contains(word);
        onlyPorts = isCondition ? word.endsWith("port") : onlyPorts;
        return switch (word) {
            case "src" -> place(End.LOCAL);
            case "dst" -> place(End.REMOTE);
            case "sport" -> port(End.LOCAL);
            case "dport" -> port(End.REMOTE);
            case "autobound" -> SocketCondition.AUTOBOUND;
            default -> throw unexpected(word);
        };
    }

    private Quit unexpected(String word) {
        if (UNKNOWN.contains(word)) {
            call.raw("ss: '" + word + "' is not emulated\n");
            return new Quit(SocketStatistics.WRONG);
        }
        if (!OPERATORS.contains(word)) {
            places.read(word, onlyPorts);
        }
        return syntaxError();
    }

    private SocketCondition place(End end) {
        takes("=", "==", "eq");
        return SocketCondition.at(end, places.read(operand(), false));
    }

    private SocketCondition port(End end) {
        if (takes(">=", "ge", "geq")) {
            int limit = limit();
            return SocketCondition.port(end, port -> port >= limit);
        }
        if (takes("<=", "le", "leq")) {
            int limit = limit();
            return SocketCondition.port(end, port -> port <= limit);
        }
        if (takes(">", "gt")) {
            int limit = limit();
            return SocketCondition.port(end, port -> port > limit);
        }
        if (takes("<", "lt")) {
            int limit = limit();
            return SocketCondition.port(end, port -> port < limit);
        }
        boolean other = takes("!=", "ne", "neq");
        if (!other) {
            takes("=", "==", "eq");
        }
        Place place = places.read(operand(), true);
        IntPredicate same = port -> place.port().isEmpty() || place.port().getAsInt() == port;
        return SocketCondition.port(end, other ? same.negate() : same);
    }

    private int limit() {
        return places.read(operand(), true).port().orElse(-1);
    }

    private boolean takes(String... spellings) {
        String word = words.peek();
        if (word == null || !Set.of(spellings).contains(word)) {
            return false;
        }
        words.remove();
        return true;
    }

    private String next() {
        String word = words.poll();
        if (word == null) {
            throw syntaxError();
        }
        return word;
    }

    private String operand() {
        String word = next();
        if (OPERATORS.contains(word)) {
            throw syntaxError();
        }
        return word;
    }

    private Quit syntaxError() {
        call.raw("ss: bison bellows (while parsing filter): \"syntax error!\" Sorry.\n");
        return call.usage();
    }
}
