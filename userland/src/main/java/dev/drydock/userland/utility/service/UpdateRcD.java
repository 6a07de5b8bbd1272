package dev.drydock.userland.utility.service;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code update-rc.d} of init-system-helpers as it works where no insserv is installed: links of the runlevels that a script
 * names in its header, all with the number 01.
 */
final class UpdateRcD {
    static final Command COMMAND = Command.named("update-rc.d", call -> new UpdateRcD(call).run())
            .only(Flavour.GNU)
            .script();
    private static final String LEVELS = "0123456S";
    private static final Pattern HEADER = Pattern.compile(
            "(?ms)^### BEGIN INIT INFO\\s*?$(.*?)^### END INIT INFO\\s*?$|^### BEGIN INIT INFO\\s*?$(.*)");
    private static final Words ERROR = Words.of("error: %s");
    private static final Words WARNING = Words.of("warning: %s");
    private static final String USAGE = """
            usage: update-rc.d [-f] <basename> remove
                   update-rc.d [-f] <basename> defaults
                   update-rc.d [-f] <basename> defaults-disabled
                   update-rc.d <basename> disable|enable [S|2|3|4|5]
            \t\t-f: force

            The disable|enable API is not stable and might change in the future.
            """;

    private final Invocation call;
    private String script = "";

    private UpdateRcD(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        List<String> words = new ArrayList<>(call.arguments());
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            String option = words.remove(0);
            if (!option.equals("-f")) {
                return usage(option.startsWith("-h") || option.endsWith("--help") ? "" : "unknown option");
            }
        }
        if (words.size() < 2) {
            return usage("not enough arguments");
        }
        script = words.get(0);
        List<String> levels = words.subList(2, words.size());
        switch (words.get(1)) {
            case "remove" -> remove();
            case "defaults" -> link("S");
            case "defaults-disabled" -> link("K");
            case "enable" -> toggle("enable", "K", "S", levels);
            case "disable" -> toggle("disable", "S", "K", levels);
            case "start", "stop" -> throw call.fail(ERROR, "the actions start and stop are not emulated");
            default -> {
                return usage("");
            }
        }
        return Exit.SUCCESS;
    }

    private Exit usage(String complaint) {
        if (!complaint.isEmpty()) {
            call.say(ERROR, complaint);
        }
        call.raw(USAGE);
        return Exit.FAILURE;
    }

    private static String directory(String level) {
        return "/etc/rc" + level + ".d";
    }

    /** Names of the links of the script in a runlevel. */
    private List<String> links(String level) {
        List<String> links = new ArrayList<>();
        try {
            for (DirectoryEntry entry : call.files().list(directory(level))) {
                if (entry.name().matches("[SK]\\d\\d.*")
                        && entry.name().substring(3).equals(script)) {
                    links.add(entry.name());
                }
            }
        } catch (IOException none) {
            return links;
        }
        return links;
    }

    private void remove() throws IOException {
        for (String level : LEVELS.split("")) {
            for (String link : links(level)) {
                call.files().unlink(directory(level) + "/" + link);
            }
        }
    }

    /** A script that has links keeps them as they are. */
    private void link(String sign) throws IOException {
        for (String level : LEVELS.split("")) {
            if (!links(level).isEmpty()) {
                return;
            }
        }
        String text = read(InitScripts.DIRECTORY + script);
        for (String level : runlevels(text, "Start")) {
            link(level, sign);
        }
        for (String level : runlevels(text, "Stop")) {
            link(level, "K");
        }
    }

    private void link(String level, String sign) throws IOException {
        if (!call.files().exists(directory(level))) {
            call.files().makeDirectory(directory(level), 0755);
        }
        call.files().symlink("../init.d/" + script, directory(level) + "/" + sign + "01" + script);
    }

    private String read(String path) {
        try {
            return new String(call.files().readAll(path), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw call.fail(ERROR, "unable to read " + path);
        }
    }

    private static List<String> runlevels(String text, String what) {
        Matcher header = HEADER.matcher(text);
        if (!header.find()) {
            return List.of();
        }
        String lines = header.group(1) == null ? header.group(2) : header.group(1);
        Matcher line =
                Pattern.compile("(?m)^# Default-" + what + ":[ \t]*(.*)$").matcher(lines);
        List<String> levels = new ArrayList<>();
        while (line.find()) {
            levels.clear();
            levels.addAll(List.of(line.group(1).strip().split("\\s+")));
            levels.removeIf(String::isEmpty);
        }
        return levels;
    }

    private void toggle(String action, String from, String to, List<String> given) throws IOException {
        if (!call.files().exists(InitScripts.DIRECTORY + script)) {
            throw call.fail(ERROR, "cannot find a LSB script for " + script);
        }
        List<String> levels = given.isEmpty() ? runlevels(read(InitScripts.DIRECTORY + script), "Start") : given;
        if (levels.isEmpty()) {
            throw call.fail(ERROR, script + " Default-Start contains no runlevels, aborting.");
        }
        boolean some = false;
        for (String level : levels) {
            if (!level.matches("[S2345]")) {
                call.say(WARNING, action + " action will have no effect on runlevel " + level);
                continue;
            }
            for (String link : links(level)) {
                some = true;
                if (link.startsWith(from)) {
                    String place = directory(level) + "/";
                    call.files().rename(place + link, place + to + link.substring(1));
                }
            }
        }
        if (!some) {
            throw call.fail(ERROR, "no runlevel symlinks to modify, aborting!");
        }
    }
}
