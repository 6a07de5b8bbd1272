package dev.drydock.userland.server.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All commands of redis 7.0.15, each with how many words it has; those that are not emulated refuse themselves. */
final class CommandTable {
    private final Map<String, Command> commands = new LinkedHashMap<>();

    CommandTable() {
        Map<String, Command.Action> actions = new LinkedHashMap<>();
        actions.putAll(ConnectionCommands.actions());
        actions.putAll(ServerCommands.actions());
        actions.putAll(KeyCommands.actions());
        actions.putAll(TextCommands.actions());
        actions.putAll(SequenceCommands.actions());
        actions.putAll(FieldCommands.actions());
        actions.putAll(MemberCommands.actions());
        actions.putAll(RankingCommands.actions());
        actions.putAll(RankingRanges.actions());
        actions.putAll(ChannelCommands.actions());
        actions.putAll(TransactionCommands.actions());
        for (String line : lines("commands")) {
            String[] words = line.split(" ");
            String name = words[0];
            Command.Action action = actions.getOrDefault(name, call -> {
                throw RedisErrors.notEmulated(name);
            });
            commands.put(name, new Command(name, Integer.parseInt(words[1]), words[2].equals("write"), action));
        }
        if (!commands.keySet().containsAll(actions.keySet())) {
            throw new IllegalStateException("an action of no command: " + actions.keySet());
        }
    }

    /** The lines of a table beside this class. */
    static List<String> lines(String name) {
        try (InputStream stream = CommandTable.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("there is no table " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Nullable
    Command find(String name) {
        return commands.get(name.toLowerCase(Locale.ROOT));
    }

    Set<String> names() {
        return commands.keySet();
    }
}
