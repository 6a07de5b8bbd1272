package dev.drydock.userland.server.nginx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The formats of access logs, by name. */
final class LogFormats {
    private static final String COMBINED_TEXT =
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent \"$http_referer\""
                    + " \"$http_user_agent\"";
    static final Template COMBINED = standard();

    private final Map<String, Template> formats = new HashMap<>(Map.of("combined", COMBINED));

    private static Template standard() {
        try {
            return Template.of(COMBINED_TEXT, new Directive("log_format", List.of(), List.of(), ""));
        } catch (ConfigException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(Directive directive, Set<String> used) throws ConfigException {
        List<String> words = directive.arguments();
        int first = words.size() > 1 && words.get(1).startsWith("escape=") ? 2 : 1;
        if (first == 2 && !words.get(1).equals("escape=default")) {
            throw directive.notEmulated("\"" + words.get(1) + "\"");
        }
        Template format = Template.of(String.join("", words.subList(first, words.size())), directive);
        VariableNames.note(format, directive, used);
        if (formats.putIfAbsent(words.get(0), format) != null) {
            throw directive.wrong("duplicate \"log_format\" name \"" + words.get(0) + "\"");
        }
    }

    @Nullable
    Template find(String name) {
        return formats.get(name);
    }
}
