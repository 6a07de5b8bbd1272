package dev.drydock.userland.server.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code redis-cli} was called with. */
final class CliOptions {
    private static final Pattern ADDRESS =
            Pattern.compile("redis://(?:([^:@]*)(?::([^@]*))?@)?([^:/]*)(?::(\\d+))?(?:/(\\d+))?");
    private static final Set<String> NOT_EMULATED = Set.of(
            "-s",
            "-X",
            "-d",
            "-D",
            "-c",
            "--askpass",
            "--tls",
            "--sni",
            "--cacert",
            "--cacertdir",
            "--insecure",
            "--cert",
            "--key",
            "--tls-ciphers",
            "--tls-ciphersuites",
            "--quoted-input",
            "--json",
            "--quoted-json",
            "--show-pushes",
            "--stat",
            "--latency",
            "--latency-history",
            "--latency-dist",
            "--lru-test",
            "--replica",
            "--slave",
            "--rdb",
            "--functions-rdb",
            "--pipe",
            "--pipe-timeout",
            "--bigkeys",
            "--memkeys",
            "--memkeys-samples",
            "--hotkeys",
            "--quoted-pattern",
            "--intrinsic-latency",
            "--eval",
            "--ldb",
            "--ldb-sync-mode",
            "--cluster",
            "--verbose");

    String host = "127.0.0.1";
    int port = 6379;
    int database;

    @Nullable
    String user;

    @Nullable
    String password;

    boolean passwordShown;
    boolean warns = true;
    boolean lastFromInput;
    boolean failsOnErrors;
    boolean usage;
    boolean version;
    boolean scan;
    String pattern = "*";
    int protocol;
    int repeat = 1;
    double intervalSeconds;

    @Nullable
    AnswerFormat format;

    List<String> command = List.of();

    /** An option that cannot be. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        private Wrong(String message) {
            super(message);
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    static CliOptions of(List<String> arguments, Map<String, String> environment) throws Wrong {
        CliOptions options = new CliOptions();
        options.password = environment.get("REDISCLI_AUTH");
        int at = 0;
        while (at < arguments.size() && arguments.get(at).startsWith("-")) {
            at += options.take(arguments, at);
        }
        List<String> words = new ArrayList<>();
        for (String word : arguments.subList(at, arguments.size())) {
            words.add(new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        options.command = words;
        return options;
    }

    /** Takes an option; gives how many words it has. */
    private int take(List<String> arguments, int at) throws Wrong {
        String option = arguments.get(at);
        boolean last = at + 1 == arguments.size();
        if (option.equals("--help") || (option.equals("-h") && last)) {
            usage = true;
            return 1;
        }
        switch (option) {
            case "--version", "-v" -> version = true;
            case "--raw" -> format = AnswerFormat.RAW;
            case "--no-raw" -> format = AnswerFormat.STANDARD;
            case "--csv" -> format = AnswerFormat.CSV;
            case "--no-auth-warning" -> warns = false;
            case "-x" -> lastFromInput = true;
            case "-e" -> failsOnErrors = true;
            case "-2" -> protocol = 2;
            case "-3" -> protocol = 3;
            case "--scan" -> scan = true;
            default -> {
                if (NOT_EMULATED.contains(option)) {
                    throw new Wrong("redis-cli: option '" + option + "' is not emulated");
                }
                if (last) {
                    throw wrong(option);
                }
                takeValue(option, arguments.get(at + 1));
                return 2;
            }
        }
        return 1;
    }

    private static Wrong wrong(String option) {
        return new Wrong("Unrecognized option or bad number of args for: '" + option + "'");
    }

    private void takeValue(String option, String value) throws Wrong {
        switch (option) {
            case "-h" -> host = value;
            case "-p" -> {
                port = number(value);
                if (port < 0 || port > 65_535) {
                    throw new Wrong("Invalid server port.");
                }
            }
            case "-n" -> database = number(value);
            case "-r" -> repeat = number(value);
            case "-i" -> {
                OptionalDouble seconds = Numbers.real(value);
                intervalSeconds = seconds.orElse(0);
            }
            case "-a", "--pass" -> {
                password = value;
                passwordShown = true;
            }
            case "--user" -> user = value;
            case "--pattern" -> pattern = value;
            case "-u" -> address(value);
            default -> throw wrong(option);
        }
    }

    /** As {@code atoi} reads it. */
    private static int number(String text) {
        Matcher digits = Pattern.compile("\\s*([+-]?\\d{1,9}).*").matcher(text);
        return digits.matches() ? Integer.parseInt(digits.group(1)) : 0;
    }

    private void address(String text) throws Wrong {
        Matcher parts = ADDRESS.matcher(text);
        if (!parts.matches()) {
            throw new Wrong("Invalid URI scheme");
        }
        boolean both = parts.group(2) != null;
        if (parts.group(1) != null) {
            user = both && !parts.group(1).isEmpty() ? parts.group(1) : null;
            password = both ? parts.group(2) : parts.group(1);
            passwordShown = true;
        }
        host = parts.group(3).isEmpty() ? host : parts.group(3);
        port = parts.group(4) == null ? port : Integer.parseInt(parts.group(4));
        database = parts.group(5) == null ? database : Integer.parseInt(parts.group(5));
    }
}
