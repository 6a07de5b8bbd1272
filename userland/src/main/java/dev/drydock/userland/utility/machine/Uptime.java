package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code uptime}: how long the machine runs, and what it has to do. */
public final class Uptime {
    static final Command COMMAND =
            Command.named("uptime", Uptime::run).gnu("p,pretty h s,since V").busybox("s");

    private Uptime() {}

    private static Exit run(Invocation call) {
        if (call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (call.commandLine().has("V")) {
            call.parse(List.of("--version"));
        }
        if (!call.operands().isEmpty() && call.isGnu()) {
            throw call.usage();
        }
        Instant booted = call.process().machine().booted();
        if (call.commandLine().has("s")) {
            call.out().line(TimeFormat.format("%Y-%m-%d %H:%M:%S", booted, TimeZones.of(call.process())));
        } else if (call.commandLine().has("p")) {
            call.out()
                    .line(pretty(Duration.between(booted, call.process().clock().now())));
        } else {
            call.out().line(line(call));
        }
        return Exit.SUCCESS;
    }

    /** As {@code uptime} and the first line of {@code top} have it. */
    public static String line(Invocation call) {
        Instant now = call.process().clock().now();
        Duration up = Duration.between(call.process().machine().booted(), now);
        String clock = TimeFormat.format("%H:%M:%S", now, TimeZones.of(call.process()));
        String days = up.toDays() == 0 ? "" : up.toDays() == 1 ? "1 day, " : up.toDays() + " days, ";
        String hours = up.toHours() == 0
                ? up.toMinutes() + " min"
                : String.format("%2d:%02d", up.toHoursPart(), up.toMinutesPart());
        String users = call.isGnu() ? "  0 user" : "  0 users";
        return " " + clock + " up " + days + hours + "," + users + ",  load average: " + String.join(", ", load(call));
    }

    /** The three averages; zeros where {@code /proc/loadavg} cannot be read. */
    public static List<String> load(Invocation call) {
        try {
            String text = new String(call.files().readAll("/proc/loadavg"), StandardCharsets.US_ASCII);
            List<String> words = List.of(text.strip().split(" "));
            return words.size() < 3 ? List.of("0.00", "0.00", "0.00") : words.subList(0, 3);
        } catch (IOException unreadable) {
            return List.of("0.00", "0.00", "0.00");
        }
    }

    private static String pretty(Duration up) {
        List<String> parts = new ArrayList<>();
        part(parts, up.toDays() / 7, "week");
        part(parts, up.toDays() % 7, "day");
        part(parts, up.toHoursPart(), "hour");
        part(parts, up.toMinutesPart(), "minute");
        return "up " + (parts.isEmpty() ? "0 minutes" : String.join(", ", parts));
    }

    private static void part(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
