package dev.drydock.userland.server.redis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names with scores, in the order of the scores and, where they are the same, of the names. */
final class SortedMembers {
    private final Map<String, Double> scores = new HashMap<>();
    private final NavigableSet<Member> order =
            new TreeSet<>(Comparator.comparingDouble(Member::score).thenComparing(Member::name));

    /** One of them. */
    record Member(String name, double score) {
        Member {
            // Zero has one place in the order, whatever its sign.
            score = score == 0 ? 0.0 : score;
        }
    }

    int size() {
        return scores.size();
    }

    @Nullable
    Double score(String name) {
        return scores.get(name);
    }

    void put(String name, double score) {
        remove(name);
        Member member = new Member(name, score);
        scores.put(name, member.score());
        order.add(member);
    }

    boolean remove(String name) {
        Double score = scores.remove(name);
        if (score == null) {
            return false;
        }
        order.remove(new Member(name, score));
        return true;
    }

    List<Member> inOrder() {
        return new ArrayList<>(order);
    }
}
