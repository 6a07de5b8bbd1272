package dev.drydock.userland.server.redis;

import dev.drydock.userland.server.redis.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Hashes: fields and their values. */
final class FieldCommands {
    private FieldCommands() {}

    static Map<String, Command.Action> actions() {
        Map<String, Command.Action> all = new LinkedHashMap<>();
        all.put("hset", call -> call.reply().integer(set(call)));
        all.put("hmset", call -> {
            set(call);
            call.reply().ok();
        });
        all.put("hsetnx", FieldCommands::setIfMissing);
        all.put("hget", call -> call.reply().bulk(fields(call).get(call.at(2))));
        all.put("hmget", FieldCommands::getMany);
        all.put("hgetall", call -> call.reply().mapOf(fields(call)));
        all.put("hkeys", call -> call.reply().bulks(fields(call).keySet()));
        all.put("hvals", call -> call.reply().bulks(fields(call).values()));
        all.put("hlen", call -> call.reply().integer(fields(call).size()));
        all.put("hexists", call -> call.reply().truth(fields(call).containsKey(call.at(2))));
        all.put(
                "hstrlen",
                call -> call.reply()
                        .integer(fields(call).getOrDefault(call.at(2), "").length()));
        all.put("hdel", FieldCommands::delete);
        all.put("hincrby", FieldCommands::add);
        all.put("hincrbyfloat", FieldCommands::addReal);
        all.put("hrandfield", FieldCommands::random);
        all.put("hscan", FieldCommands::scan);
        return all;
    }

    private static Map<String, String> fields(Call call) throws RedisException {
        Fields hash = call.find(call.at(1), Fields.class);
        return hash == null ? Map.of() : hash.fields();
    }

    private static Map<String, String> own(Call call) throws RedisException {
        return call.obtain(call.at(1), Fields.class, Fields::new).fields();
    }

    private static long set(Call call) throws RedisException {
        if (call.size() % 2 != 0) {
            throw RedisErrors.wrongArity(call.name());
        }
        Map<String, String> fields = own(call);
        int before = fields.size();
        for (int i = 2; i < call.size(); i += 2) {
            fields.put(call.at(i), call.at(i + 1));
        }
        int added = fields.size() - before;
        call.changed(call.at(1));
        return added;
    }

    private static void setIfMissing(Call call) throws RedisException {
        boolean missing = !fields(call).containsKey(call.at(2));
        if (missing) {
            own(call).put(call.at(2), call.at(3));
            call.changed(call.at(1));
        }
        call.reply().truth(missing);
    }

    private static void getMany(Call call) throws RedisException {
        Map<String, String> fields = fields(call);
        call.reply().array(call.size() - 2);
        call.from(2).forEach(field -> call.reply().bulk(fields.get(field)));
    }

    private static void delete(Call call) throws RedisException {
        Map<String, String> fields = fields(call);
        long count = 0;
        for (String field : call.from(2)) {
            if (fields.containsKey(field)) {
                fields.remove(field);
                count++;
            }
        }
        if (count > 0) {
            call.changed(call.at(1));
        }
        call.reply().integer(count);
    }

    private static void add(Call call) throws RedisException {
        long difference = call.whole(3);
        OptionalLong old = Numbers.whole(fields(call).getOrDefault(call.at(2), "0"));
        if (old.isEmpty()) {
            throw RedisErrors.notAHashInteger();
        }
        long sum = old.getAsLong() + difference;
        if (((old.getAsLong() ^ sum) & (difference ^ sum)) < 0) {
            throw RedisErrors.overflow();
        }
        own(call).put(call.at(2), Long.toString(sum));
        call.changed(call.at(1));
        call.reply().integer(sum);
    }

    private static void addReal(Call call) throws RedisException {
        double difference = call.real(3);
        String old = fields(call).getOrDefault(call.at(2), "0");
        if (Numbers.real(old).isEmpty()) {
            throw RedisErrors.notAHashFloat();
        }
        String sum = TextCommands.sum(old, difference);
        own(call).put(call.at(2), sum);
        call.changed(call.at(1));
        call.journal(List.of(List.of("HSET", call.at(1), call.at(2), sum)));
        call.reply().bulk(sum);
    }

    private static void random(Call call) throws RedisException {
        List<String> names = List.copyOf(fields(call).keySet());
        if (call.size() > 2) {
            throw RedisErrors.notEmulated("hrandfield with a count");
        }
        call.reply()
                .bulk(names.isEmpty() ? null : names.get(call.server().random().nextInt(names.size())));
    }

    private static void scan(Call call) throws RedisException {
        if (Numbers.whole(call.at(2)).isEmpty()) {
            throw RedisErrors.cursor();
        }
        Scan scan = Scan.of(call, 3, false);
        List<String> found = new ArrayList<>();
        fields(call).forEach((name, value) -> {
            if (scan.takes(name)) {
                found.add(name);
                found.add(value);
            }
        });
        scan.reply(call, found);
    }
}
