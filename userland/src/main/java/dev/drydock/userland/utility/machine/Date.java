package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.time.DateText;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import dev.drydock.userland.utility.time.TouchStamp;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code date}: shows a time. Setting the clock is refused, as in every container without that right. */
final class Date {
    static final Command COMMAND = Command.named("date", call -> new Date(call).run())
            .gnu(
                    "d,date= debug f,file= I,iso-8601? R,rfc-email rfc-822 rfc-2822 rfc-3339= r,reference= s,set= u,utc uct"
                            + " universal !resolution")
            .busybox("R,rfc-822 s,set= u,utc d,date= r,reference= I? !D=");
    private static final Words INVALID_DATE = Words.of("invalid date %l", "invalid date '%s'");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words MANY_SOURCES =
            Words.of("the options to specify dates for printing are mutually exclusive");
    private static final Words PRINT_AND_SET =
            Words.of("the options to print and set the time may not be used together");
    private static final Words NO_PLUS = Words.of("""
            the argument %l lacks a leading '+';
            when using an option to specify date(s), any non-option
            argument must be a format string beginning with '+'""");
    private static final Words MANY_FORMATS = Words.of("multiple output formats specified");
    private static final Words INVALID_SPEC = Words.of(
            "invalid argument %l for %l\nValid arguments are:\n"
                    + "  - 'hours'\n  - 'minutes'\n  - 'date'\n  - 'seconds'\n  - 'ns'",
            "");
    private static final Words INVALID_3339 =
            Words.of("invalid argument %l for %l\nValid arguments are:\n" + "  - 'date'\n  - 'seconds'\n  - 'ns'");
    private static final Words CANNOT_SET =
            Words.of("cannot set date: Operation not permitted", "can't set date: Operation not permitted");
    private static final Words NO_FILE = Words.of("%n: %s", "can't stat '%s': %s");

    /** An empty format shows an empty line, unlike no format. */
    private static final String EMPTY_FORMAT = "+";

    private final Invocation call;
    private final TimeZones.Zone zone;
    private final Instant now;
    private String format = "";
    private @Nullable String text;
    private @Nullable String set;
    private @Nullable String reference;
    private @Nullable String batch;

    private Date(Invocation call) {
        this.call = call;
        boolean utc = call.commandLine().has("u")
                || call.commandLine().has("uct")
                || call.commandLine().has("universal");
        this.zone = utc ? TimeZones.Zone.UTC : TimeZones.of(call.process());
        this.now = call.process().clock().now();
    }

    private Exit run() {
        call.options().forEach(this::apply);
        int sources = (text == null ? 0 : 1) + (reference == null ? 0 : 1) + (batch == null ? 0 : 1);
        if (call.isGnu() && sources > 1) {
            throw call.usage(MANY_SOURCES);
        }
        if (call.isGnu() && set != null && sources > 0) {
            throw call.usage(PRINT_AND_SET);
        }
        operands(sources > 0);
        String list = batch;
        if (list != null) {
            return batch(list);
        }
        Instant shown = shown();
        if (set != null) {
            call.complain(CANNOT_SET);
        }
        show(shown);
        return call.exit();
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "d" -> text = option.argument();
            case "f" -> batch = option.argument();
            case "I" -> choose(iso(option.value() == null ? "date" : option.argument()));
            case "R", "rfc-822", "rfc-2822" -> choose("%a, %d %b %Y %H:%M:%S %z");
            case "rfc-3339" -> choose(rfc3339(option.argument()));
            case "r" -> reference = option.argument();
            case "s" -> set = option.argument();
            default -> {}
        }
    }

    private void choose(String chosen) {
        if (!format.isEmpty() && call.isGnu()) {
            throw call.fail(MANY_FORMATS);
        }
        format = chosen;
    }

    private String iso(String spec) {
        for (String word : List.of("date", "hours", "minutes", "seconds", "ns")) {
            if (!spec.isEmpty() && word.startsWith(spec)) {
                return switch (word) {
                    case "date" -> "%Y-%m-%d";
                    case "hours" -> "%Y-%m-%dT%H%:z";
                    case "minutes" -> "%Y-%m-%dT%H:%M%:z";
                    case "seconds" -> "%Y-%m-%dT%H:%M:%S%:z";
                    default -> "%Y-%m-%dT%H:%M:%S,%N%:z";
                };
            }
        }
        throw call.usage(INVALID_SPEC, spec, "--iso-8601");
    }

    private String rfc3339(String spec) {
        for (String word : List.of("date", "seconds", "ns")) {
            if (!spec.isEmpty() && word.startsWith(spec)) {
                return switch (word) {
                    case "date" -> "%Y-%m-%d";
                    case "seconds" -> "%Y-%m-%d %H:%M:%S%:z";
                    default -> "%Y-%m-%d %H:%M:%S.%N%:z";
                };
            }
        }
        throw call.usage(INVALID_3339, spec, "--rfc-3339");
    }

    private void operands(boolean printing) {
        List<String> operands = call.operands();
        if (call.isBusyBox()) {
            int used = 0;
            if (!operands.isEmpty() && operands.get(0).startsWith("+")) {
                format = operands.get(0).substring(1);
                used = 1;
            }
            if (operands.size() > used && text == null && set == null) {
                set = operands.get(used++);
            }
            if (operands.size() > used) {
                throw call.usage();
            }
            return;
        }
        if (operands.size() > 1) {
            throw call.usage(EXTRA, operands.get(1));
        }
        if (operands.size() == 1) {
            String word = operands.get(0);
            if (word.startsWith("+")) {
                choose(word.length() == 1 ? EMPTY_FORMAT : word.substring(1));
            } else if (set != null || printing) {
                throw call.usage(NO_PLUS, word);
            } else {
                set = word;
            }
        }
    }

    private Instant shown() {
        String path = reference;
        if (path != null) {
            try {
                return call.files().status(path).modified();
            } catch (IOException error) {
                throw call.fail(NO_FILE, path, error);
            }
        }
        String given = text != null ? text : set;
        if (given == null) {
            return now;
        }
        return parse(given).orElseThrow(() -> call.fail(INVALID_DATE, given));
    }

    private Optional<Instant> parse(String given) {
        if (call.isBusyBox()) {
            Optional<Instant> digits = text == null ? TouchStamp.date(given, now, zone.id()) : Optional.empty();
            return digits.isPresent() ? digits : TouchStamp.busyBox(given, now, zone.id());
        }
        if (text == null && batch == null && call.commandLine().last("s") == null) {
            return TouchStamp.date(given, now, zone.id());
        }
        return DateText.parse(given, now, zone.id());
    }

    private Exit batch(String list) {
        try (Input input = call.open(list)) {
            for (String line = input.line(); line != null; line = input.line()) {
                String words = Latin.text(line);
                parse(words).ifPresentOrElse(this::show, () -> call.complain(INVALID_DATE, words));
            }
        } catch (IOException error) {
            throw call.fail(NO_FILE, list, error);
        }
        return call.exit();
    }

    private void show(Instant instant) {
        String used = format.equals(EMPTY_FORMAT) ? "" : format.isEmpty() ? "%a %b %e %H:%M:%S %Z %Y" : format;
        call.out().line(TimeFormat.format(used, instant, zone));
    }
}
