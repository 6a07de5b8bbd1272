package dev.drydock.userland.server.redis;

import java.util.Locale;
import java.util.Map;

/** Commands of two words. */
final class Subcommands {
    private Subcommands() {}

    static Command.Action of(String command, Map<String, Command.Action> actions) {
        return call -> {
            Command.Action action = actions.get(call.at(1).toLowerCase(Locale.ROOT));
            if (action == null) {
                throw RedisErrors.unknownSubcommand(call.at(1), command);
            }
            action.run(call);
        };
    }
}
