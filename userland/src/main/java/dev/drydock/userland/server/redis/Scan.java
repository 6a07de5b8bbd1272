package dev.drydock.userland.server.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is looked for, step by step: here all is found in the first step, as the rules of a scan allow. */
record Scan(@Nullable String pattern, @Nullable String type) {

    static Scan of(Call call, int from, boolean ofKeys) throws RedisException {
        String pattern = null;
        String type = null;
        for (int i = from; i < call.size(); i += 2) {
            if (i + 1 == call.size()) {
                throw RedisErrors.syntax();
            }
            switch (call.option(i)) {
                case "MATCH" -> pattern = call.at(i + 1);
                case "COUNT" -> {
                    if (call.whole(i + 1) < 1) {
                        throw RedisErrors.syntax();
                    }
                }
                case "TYPE" -> {
                    if (!ofKeys) {
                        throw RedisErrors.syntax();
                    }
                    type = call.at(i + 1);
                }
                default -> throw RedisErrors.syntax();
            }
        }
        return new Scan(pattern, type);
    }

    boolean takes(String name) {
        return pattern == null || Glob.matches(pattern, name);
    }

    boolean takesType(String name) {
        return type == null || type.equalsIgnoreCase(name);
    }

    void reply(Call call, List<String> found) {
        call.reply().array(2);
        call.reply().bulk("0");
        call.reply().bulks(found);
    }
}
