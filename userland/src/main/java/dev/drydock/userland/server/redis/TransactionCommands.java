package dev.drydock.userland.server.redis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several commands as one. */
final class TransactionCommands {
    private TransactionCommands() {}

    static Map<String, Command.Action> actions() {
        Map<String, Command.Action> all = new LinkedHashMap<>();
        all.put("multi", TransactionCommands::begin);
        all.put("exec", TransactionCommands::execute);
        all.put("discard", TransactionCommands::discard);
        all.put("watch", TransactionCommands::watch);
        all.put("unwatch", call -> {
            call.session().watched.clear();
            call.reply().ok();
        });
        return all;
    }

    private static void begin(Call call) throws RedisException {
        if (call.session().transaction != null) {
            throw RedisErrors.nestedMulti();
        }
        call.session().transaction = new Session.Transaction();
        call.reply().ok();
    }

    private static void discard(Call call) throws RedisException {
        if (call.session().transaction == null) {
            throw RedisErrors.withoutMulti("DISCARD");
        }
        end(call.session());
        call.reply().ok();
    }

    private static void end(Session session) {
        session.transaction = null;
        session.watched.clear();
    }

    private static void watch(Call call) throws RedisException {
        Session session = call.session();
        if (session.transaction != null) {
            throw RedisErrors.watchInsideMulti();
        }
        for (String key : call.from(1)) {
            session.watched.putIfAbsent(
                    new Session.Watched(session.database, key), call.keys().watch(key));
        }
        call.reply().ok();
    }

    private static void execute(Call call) throws RedisException {
        Session session = call.session();
        Session.Transaction transaction = session.transaction;
        if (transaction == null) {
            throw RedisErrors.withoutMulti("EXEC");
        }
        boolean changed = session.watched.entrySet().stream()
                .anyMatch(each -> call.server()
                                .keyspace(each.getKey().database())
                                .watch(each.getKey().key())
                        != each.getValue());
        end(session);
        if (transaction.broken) {
            throw RedisErrors.discarded();
        }
        if (changed) {
            call.reply().nothingOfMany();
            return;
        }
        call.reply().array(transaction.queue.size());
        for (List<String> words : transaction.queue) {
            call.server().runQueued(session, words);
        }
    }
}
