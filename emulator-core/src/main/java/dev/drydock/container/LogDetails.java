package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.error.ErrorKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The labels and variables that a log's options name, and its tag, as {@code details} puts them before each line:
 * {@code name=value}, by name, encoded as in a query (28.5.2: logger.Info.ExtraAttributes).
 */
final class LogDetails {
    private final Map<String, String> options;
    private final SortedMap<String, String> found = new TreeMap<>();

    private LogDetails(Map<String, String> options) {
        this.options = options;
    }

    /** @throws LogDriver.Refusal if an option's expression or template is none */
    static String of(Container container) throws LogDriver.Refusal {
        ContainerConfig config = container.config();
        LogDetails details = new LogDetails(container.hostConfig().logConfig().optionsOrEmpty());
        details.gather("labels", "labels-regex", config.labels() == null ? Map.of() : config.labels());
        details.gather("env", "env-regex", variables(config));
        details.tag(container);
        StringBuilder text = new StringBuilder();
        details.found.forEach((name, value) -> text.append(text.isEmpty() ? "" : ",")
                .append(encode(name))
                .append('=')
                .append(encode(value)));
        return text.toString();
    }

    private void tag(Container container) throws LogDriver.Refusal {
        String tag = LogTag.of(container, options.getOrDefault("tag", ""));
        if (!tag.isEmpty()) {
            found.put("tag", tag);
        }
    }

    private void gather(String names, String expression, Map<String, String> values) throws LogDriver.Refusal {
        for (String name : options.getOrDefault(names, "").split(",")) {
            if (values.containsKey(name)) {
                found.put(name, values.get(name));
            }
        }
        String regex = options.getOrDefault(expression, "");
        if (!regex.isEmpty()) {
            Pattern pattern = compile(regex);
            values.forEach((name, value) -> {
                if (pattern.matcher(name).find()) {
                    found.put(name, value);
                }
            });
        }
    }

    private static Pattern compile(String regex) throws LogDriver.Refusal {
        try {
            return GoExpression.compile(regex);
        } catch (GoExpression.BadExpression refused) {
            throw new LogDriver.Refusal(ErrorKind.UNKNOWN, refused.words());
        }
    }

    private static Map<String, String> variables(ContainerConfig config) {
        Map<String, String> variables = new TreeMap<>();
        if (config.env() != null) {
            for (String variable : config.env()) {
                int equals = variable.indexOf('=');
                if (equals >= 0) {
                    variables.put(variable.substring(0, equals), variable.substring(equals + 1));
                }
            }
        }
        return variables;
    }

    private static String encode(String text) {
        // Go leaves the tilde as it is and encodes the star.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
