package dev.drydock.userland.server.redis;

import dev.drydock.userland.server.redis.SortedMembers.Member;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Ranges of a sorted set: by scores ({@code (1}, {@code +inf}) and by names ({@code [a}, {@code (b}, {@code -}, {@code +}). */
final class ScoreRange {
    private ScoreRange() {}

    static Predicate<Member> byScore(String least, String most) throws RedisException {
        double from = bound(least);
        double to = bound(most);
        boolean without = least.startsWith("(");
        boolean withoutLast = most.startsWith("(");
        return member -> (without ? member.score() > from : member.score() >= from)
                && (withoutLast ? member.score() < to : member.score() <= to);
    }

    private static double bound(String text) throws RedisException {
        OptionalDouble number = Numbers.real(text.startsWith("(") ? text.substring(1) : text);
        if (number.isEmpty()) {
            throw RedisErrors.rangeOfScores();
        }
        return number.getAsDouble();
    }

    static Predicate<Member> byName(String least, String most) throws RedisException {
        Predicate<Member> from = from(least);
        Predicate<Member> beyond = from(most.startsWith("[") ? "(" + most.substring(1) : swapped(most));
        return from.and(beyond.negate());
    }

    /** What excludes the last name begins with it when it is turned around. */
    private static String swapped(String most) {
        return most.startsWith("(") ? "[" + most.substring(1) : most;
    }

    private static Predicate<Member> from(String bound) throws RedisException {
        if (bound.equals("-")) {
            return member -> true;
        }
        if (bound.equals("+")) {
            return member -> false;
        }
        String name = bound.isEmpty() ? "" : bound.substring(1);
        if (bound.startsWith("[")) {
            return member -> member.name().compareTo(name) >= 0;
        }
        if (bound.startsWith("(")) {
            return member -> member.name().compareTo(name) > 0;
        }
        throw RedisErrors.rangeOfNames();
    }
}
