package dev.drydock.userland.server.redis;

import dev.drydock.userland.server.redis.SortedMembers.Member;
import dev.drydock.userland.server.redis.Value.Ranking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorted sets, one member at a time; see {@link RankingRanges} for many. */
final class RankingCommands {
    private RankingCommands() {}

    private enum Option {
        NX,
        XX,
        GT,
        LT,
        CH,
        INCR
    }

    static Map<String, Command.Action> actions() {
        Map<String, Command.Action> all = new LinkedHashMap<>();
        all.put("zadd", RankingCommands::add);
        all.put("zincrby", RankingCommands::increase);
        all.put("zscore", RankingCommands::score);
        all.put("zmscore", RankingCommands::scores);
        all.put("zcard", call -> call.reply().integer(inOrder(call, call.at(1)).size()));
        all.put("zrank", call -> rank(call, false));
        all.put("zrevrank", call -> rank(call, true));
        all.put("zrem", RankingCommands::remove);
        all.put("zpopmin", call -> pop(call, false));
        all.put("zpopmax", call -> pop(call, true));
        all.put("zscan", RankingCommands::scan);
        return all;
    }

    static List<Member> inOrder(Call call, String key) throws RedisException {
        Ranking ranking = call.find(key, Ranking.class);
        return ranking == null ? List.of() : ranking.members().inOrder();
    }

    private static void add(Call call) throws RedisException {
        Set<Option> options = EnumSet.noneOf(Option.class);
        int first = 2;
        while (first < call.size()) {
            Option option = option(call.option(first));
            if (option == null) {
                break;
            }
            options.add(option);
            first++;
        }
        int pairs = call.size() - first;
        if (pairs == 0 || pairs % 2 != 0) {
            throw RedisErrors.syntax();
        }
        if (options.contains(Option.NX) && options.contains(Option.XX)) {
            throw RedisErrors.exclusiveOptions("XX", "NX");
        }
        if (options.contains(Option.GT) && options.contains(Option.LT)
                || options.contains(Option.NX) && (options.contains(Option.GT) || options.contains(Option.LT))) {
            throw RedisErrors.comparisons();
        }
        if (options.contains(Option.INCR) && pairs > 2) {
            throw RedisErrors.singleIncrement();
        }
        List<Member> members = new ArrayList<>();
        for (int i = first; i < call.size(); i += 2) {
            members.add(new Member(call.at(i + 1), call.real(i)));
        }
        if (call.find(call.at(1), Ranking.class) == null && options.contains(Option.XX)) {
            answer(call, options, 0, 0, null);
            return;
        }
        SortedMembers sorted =
                call.obtain(call.at(1), Ranking.class, Ranking::new).members();
        int added = 0;
        int updated = 0;
        Double last = null;
        for (Member member : members) {
            Double old = sorted.score(member.name());
            double score = options.contains(Option.INCR) && old != null ? old + member.score() : member.score();
            if (Double.isNaN(score)) {
                throw RedisErrors.notANumber();
            }
            boolean wanted = old == null
                    ? !options.contains(Option.XX)
                    : !options.contains(Option.NX)
                            && (!options.contains(Option.GT) || score > old)
                            && (!options.contains(Option.LT) || score < old);
            if (wanted) {
                sorted.put(member.name(), score);
                added += old == null ? 1 : 0;
                updated += old != null && old != score ? 1 : 0;
                last = score;
            }
        }
        if (added + updated > 0 || sorted.size() == 0) {
            call.changed(call.at(1));
        }
        answer(call, options, added, updated, last);
    }

    private static @Nullable Option option(String word) {
        for (Option option : Option.values()) {
            if (option.name().equals(word)) {
                return option;
            }
        }
        return null;
    }

    private static void answer(Call call, Set<Option> options, int added, int updated, @Nullable Double last) {
        if (!options.contains(Option.INCR)) {
            call.reply().integer(options.contains(Option.CH) ? added + updated : added);
        } else if (last == null) {
            call.reply().nothing();
        } else {
            call.reply().real(last);
        }
    }

    private static void increase(Call call) throws RedisException {
        double difference = call.real(2);
        SortedMembers sorted =
                call.obtain(call.at(1), Ranking.class, Ranking::new).members();
        Double old = sorted.score(call.at(3));
        double score = old == null ? difference : old + difference;
        if (Double.isNaN(score)) {
            throw RedisErrors.notANumber();
        }
        sorted.put(call.at(3), score);
        call.changed(call.at(1));
        call.reply().real(score);
    }

    private static void score(Call call) throws RedisException {
        Ranking ranking = call.find(call.at(1), Ranking.class);
        tell(call, ranking == null ? null : ranking.members().score(call.at(2)));
    }

    private static void scores(Call call) throws RedisException {
        Ranking ranking = call.find(call.at(1), Ranking.class);
        call.reply().array(call.size() - 2);
        for (String name : call.from(2)) {
            tell(call, ranking == null ? null : ranking.members().score(name));
        }
    }

    private static void tell(Call call, @Nullable Double score) {
        if (score == null) {
            call.reply().nothing();
        } else {
            call.reply().real(score);
        }
    }

    private static void rank(Call call, boolean reversed) throws RedisException {
        List<Member> members = inOrder(call, call.at(1));
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(call.at(2))) {
                call.reply().integer(reversed ? members.size() - 1 - i : i);
                return;
            }
        }
        call.reply().nothing();
    }

    private static void remove(Call call) throws RedisException {
        Ranking ranking = call.find(call.at(1), Ranking.class);
        long count = ranking == null
                ? 0
                : call.from(2).stream().filter(ranking.members()::remove).count();
        if (count > 0) {
            call.changed(call.at(1));
        }
        call.reply().integer(count);
    }

    private static void pop(Call call, boolean reversed) throws RedisException {
        if (call.size() > 3) {
            throw RedisErrors.syntax();
        }
        int count = call.size() == 3 ? KeyCommands.count(call, 2) : 1;
        List<Member> members = new ArrayList<>(inOrder(call, call.at(1)));
        if (reversed) {
            Collections.reverse(members);
        }
        List<Member> taken = members.subList(0, Math.min(count, members.size()));
        Ranking ranking = call.find(call.at(1), Ranking.class);
        if (ranking != null && !taken.isEmpty()) {
            taken.forEach(each -> ranking.members().remove(each.name()));
            call.changed(call.at(1));
        }
        boolean nested = call.reply().protocol() > 2 && call.size() == 3;
        call.reply().array(nested ? taken.size() : taken.size() * 2);
        for (Member member : taken) {
            if (nested) {
                call.reply().array(2);
            }
            call.reply().bulk(member.name());
            call.reply().real(member.score());
        }
    }

    private static void scan(Call call) throws RedisException {
        if (Numbers.whole(call.at(2)).isEmpty()) {
            throw RedisErrors.cursor();
        }
        Scan scan = Scan.of(call, 3, false);
        List<String> found = new ArrayList<>();
        for (Member member : inOrder(call, call.at(1))) {
            if (scan.takes(member.name())) {
                found.add(member.name());
                found.add(Numbers.text(member.score()));
            }
        }
        scan.reply(call, found);
    }
}
