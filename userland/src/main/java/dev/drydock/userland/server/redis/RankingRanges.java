package dev.drydock.userland.server.redis;

import dev.drydock.userland.server.redis.SortedMembers.Member;
import dev.drydock.userland.server.redis.Value.Members;
import dev.drydock.userland.server.redis.Value.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sorted sets, many members at a time. */
final class RankingRanges {
    private RankingRanges() {}

    private enum Kind {
        RANK,
        SCORE,
        NAME
    }

    static Map<String, Command.Action> actions() {
        Map<String, Command.Action> all = new LinkedHashMap<>();
        all.put("zrange", call -> range(call, Kind.RANK, false, true));
        all.put("zrevrange", call -> range(call, Kind.RANK, true, false));
        all.put("zrangebyscore", call -> range(call, Kind.SCORE, false, false));
        all.put("zrevrangebyscore", call -> range(call, Kind.SCORE, true, false));
        all.put("zrangebylex", call -> range(call, Kind.NAME, false, false));
        all.put("zrevrangebylex", call -> range(call, Kind.NAME, true, false));
        all.put("zcount", call -> count(call, ScoreRange.byScore(call.at(2), call.at(3))));
        all.put("zlexcount", call -> count(call, ScoreRange.byName(call.at(2), call.at(3))));
        all.put("zremrangebyscore", call -> remove(call, ScoreRange.byScore(call.at(2), call.at(3))));
        all.put("zremrangebylex", call -> remove(call, ScoreRange.byName(call.at(2), call.at(3))));
        all.put("zremrangebyrank", RankingRanges::removeByRank);
        all.put("zunionstore", call -> store(call, true));
        all.put("zinterstore", call -> store(call, false));
        return all;
    }

    private static void range(Call call, Kind ofCommand, boolean reversedByName, boolean options)
            throws RedisException {
        Kind kind = ofCommand;
        boolean reversed = reversedByName;
        boolean scores = false;
        long offset = 0;
        long most = -1;
        boolean limited = false;
        for (int i = 4; i < call.size(); i++) {
            String option = call.option(i);
            if (option.equals("WITHSCORES") && kind != Kind.NAME) {
                scores = true;
            } else if (option.equals("LIMIT") && i + 2 < call.size()) {
                limited = true;
                offset = call.whole(i + 1);
                most = call.whole(i + 2);
                i += 2;
            } else if (options && option.equals("REV")) {
                reversed = true;
            } else if (options && option.equals("BYSCORE")) {
                kind = Kind.SCORE;
            } else if (options && option.equals("BYLEX")) {
                kind = Kind.NAME;
            } else {
                throw RedisErrors.syntax();
            }
        }
        if (limited && kind == Kind.RANK) {
            throw RedisErrors.limitWithoutRange();
        }
        List<Member> found = new ArrayList<>(RankingCommands.inOrder(call, call.at(1)));
        String least = call.at(reversed ? 3 : 2);
        String greatest = call.at(reversed ? 2 : 3);
        if (kind == Kind.SCORE) {
            found.removeIf(ScoreRange.byScore(least, greatest).negate());
        } else if (kind == Kind.NAME) {
            found.removeIf(ScoreRange.byName(least, greatest).negate());
        }
        if (reversed) {
            Collections.reverse(found);
        }
        if (kind == Kind.RANK) {
            Span span = Span.of(call.whole(2), call.whole(3), found.size());
            found = found.subList(span.from(), span.to());
        } else {
            int from = offset < 0 ? found.size() : (int) Math.min(offset, found.size());
            int to = most < 0 ? found.size() : (int) Math.min(from + most, found.size());
            found = found.subList(from, to);
        }
        reply(call, found, scores);
    }

    private static void reply(Call call, List<Member> members, boolean scores) {
        boolean nested = scores && call.reply().protocol() > 2;
        call.reply().array(scores && !nested ? members.size() * 2 : members.size());
        for (Member member : members) {
            if (nested) {
                call.reply().array(2);
            }
            call.reply().bulk(member.name());
            if (scores) {
                call.reply().real(member.score());
            }
        }
    }

    private static void count(Call call, Predicate<Member> range) throws RedisException {
        call.reply()
                .integer(RankingCommands.inOrder(call, call.at(1)).stream()
                        .filter(range)
                        .count());
    }

    private static void remove(Call call, Predicate<Member> range) throws RedisException {
        remove(
                call,
                RankingCommands.inOrder(call, call.at(1)).stream().filter(range).toList());
    }

    private static void removeByRank(Call call) throws RedisException {
        List<Member> all = RankingCommands.inOrder(call, call.at(1));
        Span span = Span.of(call.whole(2), call.whole(3), all.size());
        remove(call, all.subList(span.from(), span.to()));
    }

    private static void remove(Call call, List<Member> members) throws RedisException {
        Ranking ranking = call.find(call.at(1), Ranking.class);
        if (ranking != null && !members.isEmpty()) {
            members.forEach(each -> ranking.members().remove(each.name()));
            call.changed(call.at(1));
        }
        call.reply().integer(members.size());
    }

    private static void store(Call call, boolean union) throws RedisException {
        long count = call.whole(2);
        if (count < 1) {
            throw RedisErrors.noKeys(call.name());
        }
        if (count > call.size() - 3) {
            throw RedisErrors.syntax();
        }
        int keys = (int) count;
        double[] weights = new double[keys];
        Arrays.fill(weights, 1);
        String aggregate = "SUM";
        for (int i = 3 + keys; i < call.size(); i++) {
            if (call.option(i).equals("WEIGHTS") && call.size() - i > keys) {
                for (int key = 0; key < keys; key++) {
                    OptionalDouble weight = Numbers.real(call.at(i + 1 + key));
                    if (weight.isEmpty()) {
                        throw RedisErrors.weight();
                    }
                    weights[key] = weight.getAsDouble();
                }
                i += keys;
            } else if (call.option(i).equals("AGGREGATE")
                    && i + 1 < call.size()
                    && List.of("SUM", "MIN", "MAX").contains(call.option(i + 1))) {
                aggregate = call.option(++i);
            } else {
                throw RedisErrors.syntax();
            }
        }
        Map<String, Double> result = null;
        for (int key = 0; key < keys; key++) {
            result = combined(result, scores(call, call.at(3 + key), weights[key]), union, aggregate);
        }
        Ranking ranking = new Ranking();
        if (result != null) {
            result.forEach(ranking.members()::put);
        }
        call.replace(call.at(1), ranking);
        call.reply().integer(ranking.members().size());
    }

    private static Map<String, Double> combined(
            @Nullable Map<String, Double> before, Map<String, Double> next, boolean union, String aggregate) {
        if (before == null) {
            return next;
        }
        Map<String, Double> both = new LinkedHashMap<>();
        before.forEach((name, score) -> {
            Double other = next.get(name);
            if (other != null) {
                both.put(name, aggregated(score, other, aggregate));
            } else if (union) {
                both.put(name, score);
            }
        });
        if (union) {
            next.forEach(both::putIfAbsent);
        }
        return both;
    }

    private static double aggregated(double one, double other, String how) {
        return switch (how) {
            case "MIN" -> Math.min(one, other);
            case "MAX" -> Math.max(one, other);
            default -> Double.isNaN(one + other) ? 0 : one + other;
        };
    }

    private static Map<String, Double> scores(Call call, String key, double weight) throws RedisException {
        Map<String, Double> scores = new LinkedHashMap<>();
        if (call.keys().find(key) instanceof Members set) {
            set.members().forEach(each -> scores.put(each, weight));
        } else {
            for (Member member : RankingCommands.inOrder(call, key)) {
                double weighted = member.score() * weight;
                scores.put(member.name(), Double.isNaN(weighted) ? 0 : weighted);
            }
        }
        return scores;
    }
}
