package dev.drydock.userland.server.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages to whoever listens. */
final class ChannelCommands {
    private ChannelCommands() {}

    static Map<String, Command.Action> actions() {
        Map<String, Command.Action> all = new LinkedHashMap<>();
        all.put("subscribe", call -> add(call, call.session().channels));
        all.put("psubscribe", call -> add(call, call.session().patterns));
        all.put("unsubscribe", call -> remove(call, call.session().channels));
        all.put("punsubscribe", call -> remove(call, call.session().patterns));
        all.put("publish", ChannelCommands::publish);
        all.put(
                "pubsub",
                Subcommands.of(
                        "pubsub",
                        Map.of(
                                "channels", ChannelCommands::channels,
                                "numsub", ChannelCommands::subscribers,
                                "numpat", ChannelCommands::patterns)));
        return all;
    }

    private static void add(Call call, Set<String> names) {
        for (String name : call.from(1)) {
            names.add(name);
            tell(call, name);
        }
    }

    private static void remove(Call call, Set<String> names) {
        List<String> gone = call.size() == 1 ? List.copyOf(names) : call.from(1);
        if (gone.isEmpty()) {
            tell(call, null);
        }
        for (String name : gone) {
            names.remove(name);
            tell(call, name);
        }
    }

    private static void tell(Call call, @Nullable String name) {
        Session session = call.session();
        call.reply().push(3);
        call.reply().bulk(call.name());
        call.reply().bulk(name);
        call.reply().integer(session.channels.size() + session.patterns.size());
    }

    private static void publish(Call call) {
        String channel = call.at(1);
        String message = call.at(2);
        long count = 0;
        for (Session each : call.server().sessions()) {
            if (each.channels.contains(channel)) {
                each.reply().push(3);
                List.of("message", channel, message).forEach(each.reply()::bulk);
                count++;
            }
            for (String pattern : each.patterns) {
                if (Glob.matches(pattern, channel)) {
                    each.reply().push(4);
                    List.of("pmessage", pattern, channel, message).forEach(each.reply()::bulk);
                    count++;
                }
            }
        }
        call.reply().integer(count);
    }

    private static void channels(Call call) {
        Set<String> found = new LinkedHashSet<>();
        for (Session each : call.server().sessions()) {
            each.channels.stream()
                    .filter(name -> call.size() < 3 || Glob.matches(call.at(2), name))
                    .forEach(found::add);
        }
        call.reply().bulks(found);
    }

    private static void subscribers(Call call) {
        call.reply().array((call.size() - 2) * 2);
        for (String name : call.from(2)) {
            call.reply().bulk(name);
            call.reply()
                    .integer(call.server().sessions().stream()
                            .filter(each -> each.channels.contains(name))
                            .count());
        }
    }

    private static void patterns(Call call) {
        List<String> all = new ArrayList<>();
        call.server().sessions().forEach(each -> all.addAll(each.patterns));
        call.reply().integer(new LinkedHashSet<>(all).size());
    }
}
