package dev.drydock.container;

import dev.drydock.container.config.LogConfig;
import dev.drydock.container.log.LogFormat;
import dev.drydock.container.log.LogRotation;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the options of a log say, as its driver reads them when it is opened: when a container starts, or when somebody asks
 * for its log before (28.5.2: daemon/logger/jsonfilelog, daemon/logger/local). A container can be made with any.
 */
final class LogDriver {
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    /** The driver {@code local} keeps 100 MB, which is more than is kept in memory. */
    private static final int LOCAL_FILES = 5;

    private final LogConfig log;
    private final Map<String, String> options;

    private LogDriver(LogConfig log) {
        this.log = log;
        this.options = log.optionsOrEmpty();
    }

    /**
     * How a log is kept, null for not at all. Options that the driver will not take make a log that is never written, because
     * its container cannot be started.
     */
    static @Nullable LogRotation rotation(LogConfig log) {
        if (log.type().equals("none")) {
            return null;
        }
        try {
            return new LogDriver(log).read();
        } catch (Refusal refused) {
            return LogRotation.NONE;
        }
    }

    /**
     * Opens the log.
     *
     * @return what {@code details} puts before each line
     * @throws EngineException unclassified if the driver does not take the options; not implemented for a tag that is none
     *     of the emulated
     */
    static String open(Container container) {
        container.markLogOpened();
        LogConfig log = container.hostConfig().logConfig();
        if (log.type().equals("none")) {
            return "";
        }
        try {
            new LogDriver(log).read();
            return LogDetails.of(container);
        } catch (Refusal refused) {
            throw refused.exception();
        }
    }

    /** As above, for a container that starts. */
    static void openForStart(Container container) {
        try {
            open(container);
        } catch (EngineException refused) {
            throw new EngineException(
                    refused.kind(),
                    "failed to create task for container: failed to initialize logging driver: " + refused.words());
        }
    }

    /** Options are refused, in the driver's words. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final ErrorKind kind;

        Refusal(ErrorKind kind, String words) {
            super(words);
            this.kind = kind;
        }

        private Refusal(String words) {
            this(ErrorKind.UNKNOWN, words);
        }

        EngineException exception() {
            return new EngineException(kind, String.valueOf(getMessage()));
        }
    }

    private LogRotation read() throws Refusal {
        return log.type().equals("local") ? local() : jsonFile();
    }

    private LogRotation jsonFile() throws Refusal {
        long size = options.containsKey("max-size") ? size("") : -1;
        if (size == 0) {
            throw new Refusal("max-size must be a positive number");
        }
        int files = options.containsKey("max-file") ? files("") : 1;
        if (files < 1) {
            throw new Refusal("max-file cannot be less than 1");
        }
        if (compresses("", false) && (files == 1 || size < 0)) {
            throw new Refusal("compress cannot be true when max-file is less than 2 or max-size is not set");
        }
        return new LogRotation(LogFormat.JSON_FILE, size, files);
    }

    private LogRotation local() throws Refusal {
        long size =
                options.containsKey("max-size") ? size("invalid value for max-size: " + text("max-size") + ": ") : -1;
        int files = options.containsKey("max-file")
                ? files("invalid value for max-file: " + text("max-file") + ": ")
                : LOCAL_FILES;
        boolean compresses = compresses("error reading compress log option: ", true);
        if (files < 0) {
            throw new Refusal("max file count cannot be less than 0");
        }
        if (compresses && files <= 1) {
            throw new Refusal("compression cannot be enabled when max file count is 1");
        }
        return new LogRotation(LogFormat.LOCAL, size, Math.max(1, files));
    }

    private long size(String where) throws Refusal {
        try {
            return HumanSize.decimal(text("max-size"));
        } catch (HumanSize.BadSize refused) {
            throw new Refusal(where + refused.words());
        }
    }

    private int files(String where) throws Refusal {
        String text = text("max-file");
        String problem = where + "strconv.Atoi: parsing " + Quoted.of(text) + ": ";
        if (!WHOLE.matcher(text).matches()) {
            throw new Refusal(problem + "invalid syntax");
        }
        BigInteger number = new BigInteger(text);
        if (number.bitLength() > 63) {
            throw new Refusal(problem + "value out of range");
        }
        return number.min(BigInteger.valueOf(Integer.MAX_VALUE))
                .max(BigInteger.valueOf(Integer.MIN_VALUE))
                .intValue();
    }

    private boolean compresses(String where, boolean unlessGiven) throws Refusal {
        if (!options.containsKey("compress")) {
            return unlessGiven;
        }
        String text = text("compress");
        if (TRUE.contains(text)) {
            return true;
        }
        if (FALSE.contains(text)) {
            return false;
        }
        throw new Refusal(where + "strconv.ParseBool: parsing " + Quoted.of(text) + ": invalid syntax");
    }

    private String text(String option) {
        return options.getOrDefault(option, "");
    }
}
