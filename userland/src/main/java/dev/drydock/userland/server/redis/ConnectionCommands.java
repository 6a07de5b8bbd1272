package dev.drydock.userland.server.redis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The connection itself. */
final class ConnectionCommands {
    private ConnectionCommands() {}

    static Map<String, Command.Action> actions() {
        Map<String, Command.Action> all = new LinkedHashMap<>();
        all.put("ping", ConnectionCommands::ping);
        all.put("echo", call -> call.reply().bulk(call.at(1)));
        all.put("auth", ConnectionCommands::authenticate);
        all.put("hello", ConnectionCommands::hello);
        all.put("select", ConnectionCommands::select);
        all.put("quit", call -> {
            call.reply().ok();
            call.session().hangUp();
        });
        all.put("reset", call -> {
            call.session().channels.clear();
            call.session().patterns.clear();
            call.session().reset(call.server().settings().text("requirepass").isEmpty());
            call.reply().simple("RESET");
        });
        all.put(
                "client",
                Subcommands.of(
                        "client",
                        Map.of(
                                "setname", ConnectionCommands::name,
                                "getname",
                                        call -> call.reply()
                                                .bulk(call.session().name.isEmpty() ? null : call.session().name),
                                "id",
                                        call -> call.reply()
                                                .integer(call.session().id()),
                                "list", call -> call.reply().verbatim(list(call)),
                                "info", call -> call.reply().verbatim(describe(call.session())),
                                "no-evict", call -> call.reply().ok())));
        return all;
    }

    private static void ping(Call call) throws RedisException {
        if (call.size() > 2) {
            throw RedisErrors.wrongArity(call.name());
        }
        String message = call.size() == 2 ? call.at(1) : "";
        if (call.session().isSubscribed() && call.reply().protocol() == 2) {
            call.reply().array(2);
            call.reply().bulk("pong");
            call.reply().bulk(message);
        } else if (call.size() == 2) {
            call.reply().bulk(message);
        } else {
            call.reply().simple("PONG");
        }
    }

    private static void authenticate(Call call) throws RedisException {
        if (call.size() > 3) {
            throw RedisErrors.syntax();
        }
        if (call.size() == 2 && call.server().settings().text("requirepass").isEmpty()) {
            throw RedisErrors.noPassword();
        }
        check(call, call.size() == 3 ? call.at(1) : "default", call.at(call.size() - 1));
        call.reply().ok();
    }

    private static void check(Call call, String user, String password) throws RedisException {
        String wanted = call.server().settings().text("requirepass");
        if (!user.equals("default") || (!wanted.isEmpty() && !wanted.equals(password))) {
            throw RedisErrors.wrongPassword();
        }
        call.session().authenticated = true;
    }

    private static void hello(Call call) throws RedisException {
        int version = call.reply().protocol();
        if (call.size() > 1) {
            OptionalLong number = Numbers.whole(call.at(1));
            if (number.isEmpty()) {
                throw RedisErrors.protocolNumber();
            }
            if (number.getAsLong() < 2 || number.getAsLong() > 3) {
                throw RedisErrors.protocolVersion();
            }
            version = (int) number.getAsLong();
        }
        Optional<String> name = Optional.empty();
        for (int i = 2; i < call.size(); i++) {
            if (call.option(i).equals("AUTH") && i + 2 < call.size()) {
                check(call, call.at(i + 1), call.at(i + 2));
                i += 2;
            } else if (call.option(i).equals("SETNAME") && i + 1 < call.size()) {
                name = Optional.of(checkedName(call.at(++i)));
            } else {
                throw RedisErrors.helloOption(call.at(i));
            }
        }
        if (!call.server().isAuthenticated(call.session())) {
            throw RedisErrors.helloWithoutAuthentication();
        }
        name.ifPresent(words -> call.session().name = words);
        Reply reply = call.reply();
        reply.protocol(version);
        reply.map(7);
        reply.bulk("server");
        reply.bulk("redis");
        reply.bulk("version");
        reply.bulk(RedisServer.VERSION);
        reply.bulk("proto");
        reply.integer(version);
        reply.bulk("id");
        reply.integer(call.session().id());
        reply.bulk("mode");
        reply.bulk("standalone");
        reply.bulk("role");
        reply.bulk("master");
        reply.bulk("modules");
        reply.array(0);
    }

    private static void select(Call call) throws RedisException {
        OptionalLong number = Numbers.whole(call.at(1));
        if (number.isEmpty()) {
            throw RedisErrors.notAnInteger();
        }
        call.session().database = call.server().databaseNumber(call.at(1));
        call.reply().ok();
    }

    private static void name(Call call) throws RedisException {
        if (call.size() != 3) {
            throw RedisErrors.wrongArity("client|setname");
        }
        call.session().name = checkedName(call.at(2));
        call.reply().ok();
    }

    private static String checkedName(String name) throws RedisException {
        if (name.chars().anyMatch(c -> c < '!' || c > '~')) {
            throw RedisErrors.clientName();
        }
        return name;
    }

    private static String list(Call call) {
        StringBuilder lines = new StringBuilder();
        call.server().sessions().forEach(each -> lines.append(describe(each)));
        return lines.toString();
    }

    /** What is known of a client; redis tells more. */
    private static String describe(Session session) {
        return "id=" + session.id() + " addr=" + session.socket().remote() + " laddr="
                + session.socket().local() + " fd=" + session.descriptor() + " name=" + session.name + " db="
                + session.database + " sub=" + session.channels.size() + " psub=" + session.patterns.size() + " resp="
                + session.reply().protocol() + "\n";
    }
}
