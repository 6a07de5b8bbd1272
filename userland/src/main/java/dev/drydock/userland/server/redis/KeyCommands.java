package dev.drydock.userland.server.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Keys, whatever they hold. */
final class KeyCommands {
    private KeyCommands() {}

    static Map<String, Command.Action> actions() {
        Map<String, Command.Action> all = new LinkedHashMap<>();
        all.put("del", KeyCommands::delete);
        all.put("unlink", KeyCommands::delete);
        all.put("exists", call -> call.reply().integer(there(call)));
        all.put("touch", call -> call.reply().integer(there(call)));
        all.put("type", KeyCommands::type);
        all.put("expire", call -> expire(call, 1000, true));
        all.put("pexpire", call -> expire(call, 1, true));
        all.put("expireat", call -> expire(call, 1000, false));
        all.put("pexpireat", call -> expire(call, 1, false));
        all.put("ttl", call -> tellLeft(call, 1000));
        all.put("pttl", call -> tellLeft(call, 1));
        all.put("expiretime", call -> tellEnd(call, 1000));
        all.put("pexpiretime", call -> tellEnd(call, 1));
        all.put("persist", KeyCommands::persist);
        all.put("rename", call -> rename(call, false));
        all.put("renamenx", call -> rename(call, true));
        all.put("copy", KeyCommands::copy);
        all.put("move", KeyCommands::move);
        all.put("keys", KeyCommands::keys);
        all.put("scan", KeyCommands::scan);
        all.put("randomkey", KeyCommands::random);
        all.put("object", Subcommands.of("object", Map.of("encoding", KeyCommands::encoding)));
        return all;
    }

    private static void delete(Call call) {
        long count = 0;
        for (String key : call.from(1)) {
            if (call.keys().find(key) != null) {
                call.keys().remove(key);
                call.changed(key);
                count++;
            }
        }
        call.reply().integer(count);
    }

    private static long there(Call call) {
        return call.from(1).stream()
                .filter(key -> call.keys().find(key) != null)
                .count();
    }

    private static void type(Call call) {
        Value value = call.keys().find(call.at(1));
        call.reply().simple(value == null ? "none" : value.type());
    }

    private static void expire(Call call, long unit, boolean fromNow) throws RedisException {
        String key = call.at(1);
        long number = Expiry.scaled(call, call.whole(2), unit);
        long end = fromNow ? Expiry.exact(call, number, call.server().milliseconds()) : number;
        Long old = call.keys().find(key) == null ? null : call.keys().end(key);
        boolean wanted = call.keys().find(key) != null;
        for (int i = 3; i < call.size(); i++) {
            wanted &= switch (call.option(i)) {
                case "NX" -> old == null;
                case "XX" -> old != null;
                case "GT" -> old != null && end > old;
                case "LT" -> old == null || end < old;
                default -> throw new RedisException("ERR Unsupported option " + call.at(i));
            };
        }
        if (!wanted) {
            call.reply().integer(0);
            return;
        }
        if (end <= call.server().milliseconds()) {
            call.keys().remove(key);
            call.journal(List.of(List.of("DEL", key)));
        } else {
            call.keys().end(key, end);
            call.journal(List.of(List.of("PEXPIREAT", key, Long.toString(end))));
        }
        call.changed(key);
        call.reply().integer(1);
    }

    private static void tellLeft(Call call, long unit) {
        Long end = end(call);
        if (end != null && end >= 0) {
            call.reply().integer((end - call.server().milliseconds() + unit / 2) / unit);
        }
    }

    private static void tellEnd(Call call, long unit) {
        Long end = end(call);
        if (end != null) {
            call.reply().integer((end + unit / 2) / unit);
        }
    }

    /** Null if it was answered: there is no key, or no end. */
    private static @Nullable Long end(Call call) {
        if (call.keys().find(call.at(1)) == null) {
            call.reply().integer(-2);
            return null;
        }
        Long end = call.keys().end(call.at(1));
        if (end == null) {
            call.reply().integer(-1);
        }
        return end;
    }

    private static void persist(Call call) {
        String key = call.at(1);
        boolean ended = call.keys().find(key) != null && call.keys().end(key) != null;
        if (ended) {
            call.keys().end(key, null);
            call.changed(key);
        }
        call.reply().truth(ended);
    }

    private static void rename(Call call, boolean onlyMissing) throws RedisException {
        String from = call.at(1);
        String to = call.at(2);
        Value value = call.keys().find(from);
        if (value == null) {
            throw RedisErrors.noSuchKey();
        }
        if (onlyMissing && call.keys().find(to) != null) {
            call.reply().integer(0);
            return;
        }
        Long end = call.keys().end(from);
        call.keys().remove(from);
        call.changed(from);
        call.replace(to, value);
        call.keys().end(to, end);
        if (onlyMissing) {
            call.reply().integer(1);
        } else {
            call.reply().ok();
        }
    }

    private static void copy(Call call) throws RedisException {
        int number = call.session().database;
        boolean replaces = false;
        for (int i = 3; i < call.size(); i++) {
            if (call.option(i).equals("REPLACE")) {
                replaces = true;
            } else if (call.option(i).equals("DB") && i + 1 < call.size()) {
                number = call.server().databaseNumber(call.at(++i));
            } else {
                throw RedisErrors.syntax();
            }
        }
        put(call, call.server().keyspace(number), call.at(2), replaces, false);
    }

    private static void move(Call call) throws RedisException {
        int number = call.server().databaseNumber(call.at(2));
        put(call, call.server().keyspace(number), call.at(1), false, true);
    }

    private static void put(Call call, Keyspace target, String name, boolean replaces, boolean moves)
            throws RedisException {
        String key = call.at(1);
        if (target == call.keys() && name.equals(key)) {
            throw RedisErrors.sameObject();
        }
        Value value = call.keys().find(key);
        if (value == null || (!replaces && target.find(name) != null)) {
            call.reply().integer(0);
            return;
        }
        Long end = call.keys().end(key);
        target.remove(name);
        target.put(name, value.copy());
        target.end(name, end);
        target.changed(name);
        if (moves) {
            call.keys().remove(key);
        }
        call.changed(key);
        call.reply().integer(1);
    }

    private static void keys(Call call) {
        call.reply()
                .bulks(call.keys().keys().stream()
                        .filter(key -> Glob.matches(call.at(1), key))
                        .toList());
    }

    private static void scan(Call call) throws RedisException {
        if (Numbers.whole(call.at(1)).isEmpty()) {
            throw RedisErrors.cursor();
        }
        Scan scan = Scan.of(call, 2, true);
        List<String> found = new ArrayList<>();
        for (String key : call.keys().keys()) {
            Value value = call.keys().find(key);
            if (value != null && scan.takes(key) && scan.takesType(value.type())) {
                found.add(key);
            }
        }
        scan.reply(call, found);
    }

    private static void random(Call call) {
        List<String> keys = call.keys().keys();
        call.reply()
                .bulk(keys.isEmpty() ? null : keys.get(call.server().random().nextInt(keys.size())));
    }

    private static void encoding(Call call) throws RedisException {
        if (call.size() != 3) {
            throw RedisErrors.wrongArity("object|encoding");
        }
        Value value = call.keys().find(call.at(2));
        call.reply().bulk(value == null ? null : value.encoding());
    }

    /** A whole number that may not be negative. */
    static int count(Call call, int index) throws RedisException {
        OptionalLong count = Numbers.whole(call.at(index));
        if (count.isEmpty() || count.getAsLong() < 0) {
            throw RedisErrors.notPositive();
        }
        return (int) Math.min(count.getAsLong(), Integer.MAX_VALUE);
    }
}
