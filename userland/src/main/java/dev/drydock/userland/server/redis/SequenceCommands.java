package dev.drydock.userland.server.redis;

import dev.drydock.userland.server.redis.Value.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists. */
final class SequenceCommands {
    private SequenceCommands() {}

    static Map<String, Command.Action> actions() {
        Map<String, Command.Action> all = new LinkedHashMap<>();
        all.put("lpush", call -> push(call, true, false));
        all.put("rpush", call -> push(call, false, false));
        all.put("lpushx", call -> push(call, true, true));
        all.put("rpushx", call -> push(call, false, true));
        all.put("lpop", call -> pop(call, true));
        all.put("rpop", call -> pop(call, false));
        all.put("llen", call -> call.reply().integer(elements(call, call.at(1)).size()));
        all.put("lrange", SequenceCommands::range);
        all.put("lindex", SequenceCommands::element);
        all.put("lset", SequenceCommands::set);
        all.put("linsert", SequenceCommands::insert);
        all.put("lrem", SequenceCommands::remove);
        all.put("ltrim", SequenceCommands::trim);
        all.put("lpos", SequenceCommands::position);
        all.put("rpoplpush", call -> move(call, false, true));
        all.put("lmove", call -> move(call, end(call, 3), end(call, 4)));
        all.put("blpop", call -> popWaiting(call, true));
        all.put("brpop", call -> popWaiting(call, false));
        all.put("brpoplpush", call -> moveWaiting(call, false, true));
        all.put("blmove", call -> moveWaiting(call, end(call, 3), end(call, 4)));
        return all;
    }

    private static List<String> elements(Call call, String key) throws RedisException {
        Sequence list = call.find(key, Sequence.class);
        return list == null ? List.of() : list.elements();
    }

    private static void push(Call call, boolean left, boolean onlyThere) throws RedisException {
        if (onlyThere && call.find(call.at(1), Sequence.class) == null) {
            call.reply().integer(0);
            return;
        }
        List<String> list =
                call.obtain(call.at(1), Sequence.class, Sequence::new).elements();
        for (String element : call.from(2)) {
            list.add(left ? 0 : list.size(), element);
        }
        int size = list.size();
        call.changed(call.at(1));
        call.reply().integer(size);
    }

    private static void pop(Call call, boolean left) throws RedisException {
        if (call.size() > 3) {
            throw RedisErrors.wrongArity(call.name());
        }
        int count = call.size() == 3 ? KeyCommands.count(call, 2) : 1;
        List<String> list = elements(call, call.at(1));
        if (list.isEmpty()) {
            call.absent(call.size() == 3);
            return;
        }
        List<String> taken = new ArrayList<>();
        while (taken.size() < count && !list.isEmpty()) {
            taken.add(list.remove(left ? 0 : list.size() - 1));
        }
        call.changed(call.at(1));
        if (call.size() == 3) {
            call.reply().bulks(taken);
        } else {
            call.reply().bulk(taken.get(0));
        }
    }

    private static void range(Call call) throws RedisException {
        List<String> list = elements(call, call.at(1));
        Span span = Span.of(call.whole(2), call.whole(3), list.size());
        call.reply().bulks(list.subList(span.from(), span.to()));
    }

    private static void element(Call call) throws RedisException {
        List<String> list = elements(call, call.at(1));
        int index = place(call, list.size());
        call.reply().bulk(index < 0 ? null : list.get(index));
    }

    /** The place that the second argument names; -1 if there is none. */
    private static int place(Call call, int size) throws RedisException {
        long index = call.whole(2);
        long place = index < 0 ? size + index : index;
        return place < 0 || place >= size ? -1 : (int) place;
    }

    private static void set(Call call) throws RedisException {
        List<String> list = elements(call, call.at(1));
        if (list.isEmpty()) {
            throw RedisErrors.noSuchKey();
        }
        int index = place(call, list.size());
        if (index < 0) {
            throw RedisErrors.indexOutOfRange();
        }
        list.set(index, call.at(3));
        call.changed(call.at(1));
        call.reply().ok();
    }

    private static void insert(Call call) throws RedisException {
        String where = call.option(2);
        if (!where.equals("BEFORE") && !where.equals("AFTER")) {
            throw RedisErrors.syntax();
        }
        List<String> list = elements(call, call.at(1));
        int index = list.indexOf(call.at(3));
        if (index < 0) {
            call.reply().integer(list.isEmpty() ? 0 : -1);
            return;
        }
        list.add(where.equals("BEFORE") ? index : index + 1, call.at(4));
        call.changed(call.at(1));
        call.reply().integer(list.size());
    }

    private static void remove(Call call) throws RedisException {
        long count = call.whole(2);
        List<String> list = elements(call, call.at(1));
        long removed = 0;
        for (int seen = 0; seen < list.size() && (count == 0 || removed < Math.abs(count)); ) {
            int index = count < 0 ? list.size() - 1 - seen : seen;
            if (list.get(index).equals(call.at(3))) {
                list.remove(index);
                removed++;
            } else {
                seen++;
            }
        }
        if (removed > 0) {
            call.changed(call.at(1));
        }
        call.reply().integer(removed);
    }

    private static void trim(Call call) throws RedisException {
        List<String> list = elements(call, call.at(1));
        Span span = Span.of(call.whole(2), call.whole(3), list.size());
        if (!list.isEmpty()) {
            list.subList(span.to(), list.size()).clear();
            list.subList(0, span.from()).clear();
            call.changed(call.at(1));
        }
        call.reply().ok();
    }

    private static void position(Call call) throws RedisException {
        long rank = 1;
        int count = 1;
        int most = 0;
        boolean many = false;
        for (int i = 3; i < call.size(); i += 2) {
            if (i + 1 == call.size()) {
                throw RedisErrors.syntax();
            }
            switch (call.option(i)) {
                case "RANK" -> rank = call.whole(i + 1);
                case "COUNT" -> {
                    many = true;
                    count = KeyCommands.count(call, i + 1);
                }
                case "MAXLEN" -> most = KeyCommands.count(call, i + 1);
                default -> throw RedisErrors.syntax();
            }
        }
        if (rank == 0) {
            throw RedisErrors.rank();
        }
        List<String> list = elements(call, call.at(1));
        List<Integer> found = new ArrayList<>();
        long skipped = Math.abs(rank) - 1;
        int seen = most == 0 ? list.size() : Math.min(most, list.size());
        for (int i = 0; i < seen && (count == 0 || found.size() < count); i++) {
            int index = rank > 0 ? i : list.size() - 1 - i;
            if (list.get(index).equals(call.at(2)) && skipped-- <= 0) {
                found.add(index);
            }
        }
        if (many) {
            call.reply().array(found.size());
            found.forEach(index -> call.reply().integer(index));
        } else if (found.isEmpty()) {
            call.reply().nothing();
        } else {
            call.reply().integer(found.get(0));
        }
    }

    private static boolean end(Call call, int index) throws RedisException {
        return switch (call.option(index)) {
            case "LEFT" -> true;
            case "RIGHT" -> false;
            default -> throw RedisErrors.syntax();
        };
    }

    private static void move(Call call, boolean fromLeft, boolean toLeft) throws RedisException {
        call.reply().bulk(moved(call, fromLeft, toLeft));
    }

    /** What was moved from one list to another; null if there was nothing. */
    private static @Nullable String moved(Call call, boolean fromLeft, boolean toLeft) throws RedisException {
        List<String> from = elements(call, call.at(1));
        if (from.isEmpty()) {
            return null;
        }
        List<String> to = call.obtain(call.at(2), Sequence.class, Sequence::new).elements();
        String element = from.remove(fromLeft ? 0 : from.size() - 1);
        to.add(toLeft ? 0 : to.size(), element);
        call.changed(call.at(1));
        call.changed(call.at(2));
        call.journal(List.of(
                List.of("LMOVE", call.at(1), call.at(2), fromLeft ? "LEFT" : "RIGHT", toLeft ? "LEFT" : "RIGHT")));
        return element;
    }

    private static void popWaiting(Call call, boolean left) throws RedisException {
        int last = call.size() - 1;
        double seconds = call.timeout(last);
        for (String key : call.words().subList(1, last)) {
            List<String> list = elements(call, key);
            if (!list.isEmpty()) {
                String element = list.remove(left ? 0 : list.size() - 1);
                call.changed(key);
                call.journal(List.of(List.of(left ? "LPOP" : "RPOP", key)));
                call.reply().bulks(List.of(key, element));
                return;
            }
        }
        call.await(seconds, true);
    }

    private static void moveWaiting(Call call, boolean fromLeft, boolean toLeft) throws RedisException {
        double seconds = call.timeout(call.size() - 1);
        String element = moved(call, fromLeft, toLeft);
        if (element == null) {
            call.await(seconds, false);
        } else {
            call.reply().bulk(element);
        }
    }
}
