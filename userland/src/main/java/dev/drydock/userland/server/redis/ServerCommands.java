package dev.drydock.userland.server.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The server and all that it keeps. */
final class ServerCommands {
    private ServerCommands() {}

    static Map<String, Command.Action> actions() {
        Map<String, Command.Action> all = new LinkedHashMap<>();
        all.put("dbsize", call -> call.reply().integer(call.keys().size()));
        all.put("flushdb", call -> flush(call, false));
        all.put("flushall", call -> flush(call, true));
        all.put("swapdb", ServerCommands::swap);
        all.put("time", ServerCommands::time);
        all.put("info", ServerCommands::info);
        all.put("save", ServerCommands::save);
        all.put("bgsave", ServerCommands::saveInBackground);
        all.put(
                "lastsave",
                call -> call.reply().integer(call.server().persistence().lastSave()));
        all.put("shutdown", ServerCommands::shutdown);
        all.put("role", ServerCommands::role);
        all.put("wait", ServerCommands::awaitReplicas);
        all.put("debug", call -> {
            throw RedisErrors.debug();
        });
        all.put("command", ServerCommands::commands);
        all.put(
                "config",
                Subcommands.of(
                        "config",
                        Map.of(
                                "get", ServerCommands::settings,
                                "set", ServerCommands::set,
                                "resetstat", call -> call.reply().ok())));
        return all;
    }

    private static void flush(Call call, boolean everything) throws RedisException {
        if (call.size() > 2 || (call.size() == 2 && !List.of("SYNC", "ASYNC").contains(call.option(1)))) {
            throw RedisErrors.syntax();
        }
        if (everything) {
            call.server().keyspaces().forEach(Keyspace::clear);
        } else {
            call.keys().clear();
        }
        call.server().changed();
        if (everything && call.server().persistence().savesByItself()) {
            call.server().persistence().save();
        }
        call.reply().ok();
    }

    private static void swap(Call call) throws RedisException {
        if (Numbers.whole(call.at(1)).isEmpty()) {
            throw RedisErrors.databaseNumber("first");
        }
        if (Numbers.whole(call.at(2)).isEmpty()) {
            throw RedisErrors.databaseNumber("second");
        }
        Keyspace one = call.server().keyspace(call.server().databaseNumber(call.at(1)));
        Keyspace other = call.server().keyspace(call.server().databaseNumber(call.at(2)));
        if (one != other) {
            one.swap(other);
        }
        call.server().changed();
        call.reply().ok();
    }

    private static void time(Call call) {
        long now = call.server().milliseconds();
        call.reply().bulks(List.of(Long.toString(now / 1000), Long.toString(now % 1000 * 1000)));
    }

    private static void info(Call call) {
        List<String> sections = new ArrayList<>();
        call.from(1).forEach(word -> sections.add(word.toLowerCase(Locale.ROOT)));
        call.reply().verbatim(new Information(call.server()).text(sections));
    }

    private static void save(Call call) throws RedisException {
        if (call.server().persistence().isSaving()) {
            throw RedisErrors.saving();
        }
        if (!call.server().persistence().save()) {
            throw new RedisException("ERR");
        }
        call.reply().ok();
    }

    private static void saveInBackground(Call call) throws RedisException {
        if (call.size() > 2 || (call.size() == 2 && !call.option(1).equals("SCHEDULE"))) {
            throw RedisErrors.syntax();
        }
        if (call.server().persistence().isSaving()) {
            throw RedisErrors.saving();
        }
        if (!call.server().persistence().saveInBackground()) {
            throw new RedisException("ERR");
        }
        call.reply().simple("Background saving started");
    }

    private static void shutdown(Call call) throws RedisException {
        if (call.size() > 2) {
            throw RedisErrors.notEmulated("shutdown with these options");
        }
        String how = call.size() == 2 ? call.option(1) : "";
        if (!List.of("", "SAVE", "NOSAVE").contains(how)) {
            throw RedisErrors.syntax();
        }
        call.server().shutDown(how);
        throw RedisErrors.shutdown();
    }

    private static void role(Call call) {
        call.reply().array(3);
        call.reply().bulk("master");
        call.reply().integer(0);
        call.reply().array(0);
    }

    /** There are no replicas: nobody else has it. */
    private static void awaitReplicas(Call call) throws RedisException {
        if (call.whole(1) > 0) {
            throw RedisErrors.notEmulated("wait for replicas");
        }
        call.reply().integer(0);
    }

    private static void commands(Call call) throws RedisException {
        if (call.size() == 2 && call.option(1).equals("COUNT")) {
            call.reply().integer(call.server().commands().names().size());
            return;
        }
        if (call.size() == 2 && call.option(1).equals("LIST")) {
            call.reply().bulks(call.server().commands().names());
            return;
        }
        throw RedisErrors.notEmulated(call.size() == 1 ? "command" : "command|" + call.at(1));
    }

    private static void settings(Call call) throws RedisException {
        if (call.size() < 3) {
            throw RedisErrors.wrongArity("config|get");
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (String pattern : call.from(2)) {
            String lower = pattern.toLowerCase(Locale.ROOT);
            call.server().settings().all().forEach((name, value) -> {
                if (Glob.matches(lower, name)) {
                    found.put(name, value);
                }
            });
        }
        call.reply().mapOf(found);
    }

    private static void set(Call call) throws RedisException {
        if (call.size() < 4 || call.size() % 2 != 0) {
            throw RedisErrors.wrongArity("config|set");
        }
        for (int i = 2; i < call.size(); i += 2) {
            String name = call.at(i).toLowerCase(Locale.ROOT);
            if (!call.server().settings().all().containsKey(name)) {
                throw RedisErrors.unknownSetting(call.at(i));
            }
        }
        for (int i = 2; i < call.size(); i += 2) {
            String name = call.at(i).toLowerCase(Locale.ROOT);
            try {
                call.server().settings().change(name, call.at(i + 1));
            } catch (Settings.Refused refused) {
                throw RedisErrors.refusedSetting(name, String.valueOf(refused.getMessage()));
            }
        }
        call.server().settingsChanged();
        call.reply().ok();
    }
}
