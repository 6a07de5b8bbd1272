package dev.drydock.userland.server.redis;

import dev.drydock.userland.server.redis.Value.Members;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets. */
final class MemberCommands {
    private MemberCommands() {}

    private enum Operation {
        UNION,
        INTERSECTION,
        DIFFERENCE
    }

    static Map<String, Command.Action> actions() {
        Map<String, Command.Action> all = new LinkedHashMap<>();
        all.put("sadd", MemberCommands::add);
        all.put("srem", MemberCommands::remove);
        all.put("scard", call -> call.reply().integer(members(call, call.at(1)).size()));
        all.put(
                "sismember",
                call -> call.reply().truth(members(call, call.at(1)).contains(call.at(2))));
        all.put("smismember", MemberCommands::areMembers);
        all.put("smembers", call -> call.reply().setOf(inOrder(call, call.at(1))));
        all.put("smove", MemberCommands::move);
        all.put("spop", MemberCommands::pop);
        all.put("srandmember", MemberCommands::random);
        all.put("sscan", MemberCommands::scan);
        for (Operation operation : Operation.values()) {
            String name = switch (operation) {
                case UNION -> "sunion";
                case INTERSECTION -> "sinter";
                case DIFFERENCE -> "sdiff";
            };
            all.put(name, call -> call.reply().setOf(new Members(combined(call, operation, call.from(1))).inOrder()));
            all.put(name + "store", call -> store(call, operation));
        }
        all.put("sintercard", MemberCommands::countShared);
        return all;
    }

    private static Set<String> members(Call call, String key) throws RedisException {
        Members set = call.find(key, Members.class);
        return set == null ? Set.of() : set.members();
    }

    private static List<String> inOrder(Call call, String key) throws RedisException {
        Members set = call.find(key, Members.class);
        return set == null ? List.of() : set.inOrder();
    }

    private static void add(Call call) throws RedisException {
        Set<String> set = call.obtain(call.at(1), Members.class, Members::new).members();
        long count = call.from(2).stream().filter(set::add).count();
        if (count > 0) {
            call.changed(call.at(1));
        }
        call.reply().integer(count);
    }

    private static void remove(Call call) throws RedisException {
        Set<String> set = members(call, call.at(1));
        long count =
                set.isEmpty() ? 0 : call.from(2).stream().filter(set::remove).count();
        if (count > 0) {
            call.changed(call.at(1));
        }
        call.reply().integer(count);
    }

    private static void areMembers(Call call) throws RedisException {
        Set<String> set = members(call, call.at(1));
        call.reply().array(call.size() - 2);
        call.from(2).forEach(each -> call.reply().truth(set.contains(each)));
    }

    private static void move(Call call) throws RedisException {
        Set<String> from = members(call, call.at(1));
        members(call, call.at(2));
        if (!from.contains(call.at(3))) {
            call.reply().integer(0);
            return;
        }
        from.remove(call.at(3));
        call.changed(call.at(1));
        call.obtain(call.at(2), Members.class, Members::new).members().add(call.at(3));
        call.changed(call.at(2));
        call.reply().integer(1);
    }

    private static void pop(Call call) throws RedisException {
        if (call.size() > 3) {
            throw RedisErrors.syntax();
        }
        int count = call.size() == 3 ? KeyCommands.count(call, 2) : 1;
        List<String> left = new ArrayList<>(inOrder(call, call.at(1)));
        List<String> taken = new ArrayList<>();
        while (taken.size() < count && !left.isEmpty()) {
            taken.add(left.remove(call.server().random().nextInt(left.size())));
        }
        if (!taken.isEmpty()) {
            members(call, call.at(1)).removeAll(taken);
            call.changed(call.at(1));
            List<String> removal = new ArrayList<>(List.of("SREM", call.at(1)));
            removal.addAll(taken);
            call.journal(List.of(removal));
        }
        if (call.size() == 3) {
            call.reply().setOf(taken);
        } else {
            call.reply().bulk(taken.isEmpty() ? null : taken.get(0));
        }
    }

    private static void random(Call call) throws RedisException {
        if (call.size() > 3) {
            throw RedisErrors.syntax();
        }
        List<String> left = new ArrayList<>(inOrder(call, call.at(1)));
        long count = call.size() == 3 ? call.whole(2) : 1;
        List<String> taken = new ArrayList<>();
        while (taken.size() < Math.abs(count) && !left.isEmpty()) {
            int index = call.server().random().nextInt(left.size());
            taken.add(count < 0 ? left.get(index) : left.remove(index));
        }
        if (call.size() == 3) {
            call.reply().bulks(taken);
        } else {
            call.reply().bulk(taken.isEmpty() ? null : taken.get(0));
        }
    }

    private static Set<String> combined(Call call, Operation operation, List<String> keys) throws RedisException {
        Set<String> result = new LinkedHashSet<>(inOrder(call, keys.get(0)));
        for (String key : keys.subList(1, keys.size())) {
            Set<String> other = members(call, key);
            switch (operation) {
                case UNION -> result.addAll(other);
                case INTERSECTION -> result.retainAll(other);
                case DIFFERENCE -> result.removeAll(other);
            }
        }
        return result;
    }

    private static void store(Call call, Operation operation) throws RedisException {
        Set<String> result = combined(call, operation, call.from(2));
        call.replace(call.at(1), new Members(result));
        call.reply().integer(result.size());
    }

    private static void countShared(Call call) throws RedisException {
        long count = call.whole(1);
        if (count <= 0) {
            throw RedisErrors.numberOfKeys();
        }
        if (count > call.size() - 2) {
            throw RedisErrors.tooManyKeys();
        }
        int behind = 2 + (int) count;
        long most = 0;
        if (call.size() > behind) {
            if (call.size() != behind + 2 || !call.option(behind).equals("LIMIT")) {
                throw RedisErrors.syntax();
            }
            most = KeyCommands.count(call, behind + 1);
        }
        int size = combined(call, Operation.INTERSECTION, call.words().subList(2, behind))
                .size();
        call.reply().integer(most == 0 ? size : Math.min(most, size));
    }

    private static void scan(Call call) throws RedisException {
        if (Numbers.whole(call.at(2)).isEmpty()) {
            throw RedisErrors.cursor();
        }
        Scan scan = Scan.of(call, 3, false);
        scan.reply(call, inOrder(call, call.at(1)).stream().filter(scan::takes).toList());
    }
}
