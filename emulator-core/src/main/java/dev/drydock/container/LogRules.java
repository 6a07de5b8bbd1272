package dev.drydock.container;

import static dev.drydock.container.CreateErrors.invalid;

import dev.drydock.container.config.LogConfig;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which log configurations are taken (28.5.2: ValidateLogOpts). */
final class LogRules {
    static final String DEFAULT_DRIVER = "json-file";

    private static final Set<String> EMULATED = Set.of("json-file", "local", "none");
    private static final Set<String> KNOWN =
            Set.of("awslogs", "fluentd", "gelf", "journald", "json-file", "local", "splunk", "syslog");
    private static final Set<String> JSON_FILE_OPTIONS =
            Set.of("max-file", "max-size", "compress", "labels", "labels-regex", "env", "env-regex", "tag");
    private static final Set<String> LOCAL_OPTIONS = Set.of("max-file", "max-size", "compress");
    private static final Pattern TRUTH = Pattern.compile("1|t|T|TRUE|true|True|0|f|F|FALSE|false|False");

    private LogRules() {}

    /** The configuration with the engine's own driver where none was asked for. */
    static LogConfig check(LogConfig asked) {
        String driver = asked.type().isEmpty() ? DEFAULT_DRIVER : asked.type();
        SortedMap<String, String> options = new TreeMap<>(asked.optionsOrEmpty());
        LogConfig config = new LogConfig(driver, options);
        if (driver.equals("none")) {
            return config;
        }
        checkCommon(options);
        if (!KNOWN.contains(driver)) {
            throw CreateErrors.logDriver(driver);
        }
        if (!EMULATED.contains(driver)) {
            throw CreateErrors.notEmulatedLogDriver(driver);
        }
        for (String option : options.keySet()) {
            checkName(driver, option);
        }
        return config;
    }

    private static void checkCommon(SortedMap<String, String> options) {
        String mode = options.getOrDefault("mode", "");
        if (!mode.isEmpty() && !mode.equals("blocking") && !mode.equals("non-blocking")) {
            throw invalid("logger: logging mode not supported: " + mode);
        }
        String buffer = options.get("max-buffer-size");
        if (buffer != null) {
            if (!mode.equals("non-blocking")) {
                throw invalid("logger: max-buffer-size option is only supported with 'mode=non-blocking'");
            }
            try {
                HumanSize.binary(buffer);
            } catch (HumanSize.BadSize refused) {
                throw invalid("error parsing option max-buffer-size: " + refused.words());
            }
        }
        String cache = options.get("cache-disabled");
        if (cache != null && !TRUTH.matcher(cache).matches()) {
            throw invalid("invalid value for option cache-disabled: " + cache);
        }
    }

    private static void checkName(String driver, String option) {
        if (option.equals("mode") || option.equals("max-buffer-size") || option.startsWith("cache-")) {
            return;
        }
        if (driver.equals("json-file") && !JSON_FILE_OPTIONS.contains(option)) {
            throw invalid("unknown log opt '" + option + "' for json-file log driver");
        }
        if (driver.equals("local") && !LOCAL_OPTIONS.contains(option)) {
            throw invalid("unknown log opt '" + option + "' for log driver local");
        }
    }
}
