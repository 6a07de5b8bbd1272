package dev.drydock.userland.server.httpd;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code httpd.conf} says, with the defaults of what it does not say. */
final class HttpdConfig {
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "loadmodule",
            "serveradmin",
            "typesconfig",
            "allowoverride",
            "requestheader",
            "startservers",
            "minsparethreads",
            "maxsparethreads",
            "threadsperchild",
            "maxrequestworkers",
            "maxconnectionsperchild",
            "enablesendfile",
            "enablemmap",
            "timeout",
            "servertokens",
            "serversignature",
            "usecanonicalname",
            "hostnamelookups",
            "mimemagicfile",
            "group");
    private static final Set<String> NOT_EMULATED = Set.of(
            "include",
            "includeoptional",
            "errordocument",
            "alias",
            "redirect",
            "redirectmatch",
            "scriptalias",
            "setenv",
            "setenvif",
            "filesmatch",
            "virtualhost",
            "location",
            "locationmatch",
            "limit",
            "accessfilename",
            "header",
            "sethandler",
            "addhandler",
            "indexoptions",
            "authtype",
            "authname",
            "keepaliverequests");
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    String documentRoot = "/usr/local/apache2/htdocs";
    String user = "";
    String serverName = "";
    String pidFile = "/usr/local/apache2/logs/httpd.pid";
    String errorLog = "/proc/self/fd/2";
    String accessLog = "";
    String accessFormat = "%h %l %u %t \"%r\" %>s %b";
    long keepAliveSeconds = 5;
    boolean keepsAlive = true;
    List<String> index = List.of("index.html");
    final List<Integer> ports = new ArrayList<>();
    final Map<String, String> types = new HashMap<>();
    /** By path: the longest one that a file lies in counts. */
    final Map<String, Rights> directories = new HashMap<>();
    /** By a pattern of names. */
    final Map<String, Boolean> files = new HashMap<>();

    private final Map<String, String> formats = new HashMap<>(Map.of(
            "common", "%h %l %u %t \"%r\" %>s %b",
            "combined", "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\""));

    /** What may be done in a directory. */
    static final class Rights {
        boolean isGranted = true;
        boolean isListed;
    }

    /** The configuration cannot be used; the words are those of httpd. */
    static final class ConfigException extends Exception {
        private static final long serialVersionUID = 1L;

        ConfigException(String words) {
            super(words);
        }
    }

    static HttpdConfig read(FileContext files, String path) throws ConfigException {
        String text;
        try {
            text = new String(files.readAll(path), StandardCharsets.UTF_8);
        } catch (ErrnoException missing) {
            throw new ConfigException("httpd: Could not open configuration file " + path + ": "
                    + missing.errno().words());
        } catch (IOException broken) {
            throw new ConfigException("httpd: Could not open configuration file " + path);
        }
        HttpdConfig config = new HttpdConfig();
        config.lines(text.split("\n"), path);
        if (config.ports.isEmpty()) {
            throw new ConfigException("no listening sockets available, shutting down");
        }
        return config;
    }

    private void lines(String[] lines, String path) throws ConfigException {
        Deque<Section> open = new ArrayDeque<>();
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String place = "AH00526: Syntax error on line " + (i + 1) + " of " + path + ":\n";
            if (line.startsWith("</")) {
                close(line, open, place);
            } else if (line.startsWith("<")) {
                open.push(section(line, open, place));
            } else if (open.stream().noneMatch(Section::isSkipped)) {
                List<String> words = words(line);
                take(words.get(0), words.subList(1, words.size()), open, place);
            }
        }
        if (!open.isEmpty()) {
            throw new ConfigException("httpd: Syntax error on line " + (lines.length + 1) + " of " + path + ": <"
                    + open.peek().name() + "> was not closed.");
        }
    }

    private record Section(String name, String argument, boolean isSkipped) {}

    private static void close(String line, Deque<Section> open, String place) throws ConfigException {
        String name = line.substring(2).replace(">", "").strip();
        Section last = open.poll();
        if (last == null || !last.name().equalsIgnoreCase(name)) {
            throw new ConfigException(place
                    + (last == null
                            ? "</" + name + "> without matching <" + name + "> section"
                            : "Expected </" + last.name() + "> but saw </" + name + ">"));
        }
    }

    private Section section(String line, Deque<Section> open, String place) throws ConfigException {
        List<String> words = words(line.substring(1).replaceFirst(">$", ""));
        String name = words.get(0);
        String argument = words.size() > 1 ? words.get(1) : "";
        boolean skipped = open.stream().anyMatch(Section::isSkipped);
        switch (name.toLowerCase(Locale.ROOT)) {
            case "ifmodule", "ifdefine" -> skipped |= argument.startsWith("!") != name.equalsIgnoreCase("ifdefine");
            case "directory" -> {
                if (!skipped) {
                    directories.put(withoutSlash(argument), new Rights());
                }
            }
            case "files" -> {
                // What is said of them follows.
            }
            default -> throw unknown(name, place);
        }
        return new Section(name, argument, skipped);
    }

    private static String withoutSlash(String path) {
        return path.length() > 1 ? path.replaceFirst("/$", "") : path;
    }

    private static ConfigException unknown(String name, String place) {
        return new ConfigException(place
                + (NOT_EMULATED.contains(name.toLowerCase(Locale.ROOT))
                        ? "'" + name + "' is not emulated by Drydock"
                        : "Invalid command '" + name
                                + "', perhaps misspelled or defined by a module not included in the server"
                                + " configuration"));
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher each = WORD.matcher(line);
        while (each.find()) {
            words.add(each.group(1) == null ? each.group(2) : each.group(1).replace("\\\"", "\""));
        }
        return words;
    }

    private void take(String name, List<String> values, Deque<Section> open, String place) throws ConfigException {
        String first = values.isEmpty() ? "" : values.get(0);
        Section within = open.stream()
                .filter(each ->
                        each.name().equalsIgnoreCase("directory") || each.name().equalsIgnoreCase("files"))
                .findFirst()
                .orElse(null);
        switch (name.toLowerCase(Locale.ROOT)) {
            case "serverroot" -> pidFile = withoutSlash(first) + "/logs/httpd.pid";
            case "pidfile" -> pidFile = first;
            case "listen" -> ports.add(port(first, place));
            case "user" -> user = first;
            case "servername" -> serverName = first;
            case "documentroot" -> documentRoot = withoutSlash(first);
            case "directoryindex" -> index = List.copyOf(values);
            case "errorlog" -> errorLog = first;
            case "loglevel" -> requireLevel(first, place);
            case "logformat" -> formats.put(values.size() > 1 ? values.get(1) : "", first);
            case "customlog" -> {
                accessLog = first;
                String format = values.size() > 1 ? values.get(1) : "common";
                accessFormat = formats.getOrDefault(format, format);
                HttpdLogs.check(accessFormat, place);
            }
            case "addtype" ->
                values.subList(1, values.size()).forEach(suffix -> types.put(suffix.replaceFirst("^\\.", ""), first));
            case "keepalive" -> keepsAlive = !first.equalsIgnoreCase("off");
            case "keepalivetimeout" -> keepAliveSeconds = Long.parseLong(first);
            case "options" -> rights(within).isListed = values.stream().anyMatch(HttpdConfig::lists);
            case "require" -> require(values, within, place);
            default -> {
                if (!WITHOUT_EFFECT.contains(name.toLowerCase(Locale.ROOT))) {
                    throw unknown(name, place);
                }
            }
        }
    }

    private static boolean lists(String option) {
        return option.equalsIgnoreCase("Indexes")
                || option.equalsIgnoreCase("+Indexes")
                || option.equalsIgnoreCase("All");
    }

    private Rights rights(@Nullable Section within) {
        String path = within == null ? "/" : withoutSlash(within.argument());
        return directories.computeIfAbsent(path, none -> new Rights());
    }

    private void require(List<String> values, @Nullable Section within, String place) throws ConfigException {
        String words = String.join(" ", values);
        if (!words.equals("all granted") && !words.equals("all denied")) {
            throw new ConfigException(place + "'Require " + words + "' is not emulated by Drydock");
        }
        if (within != null && within.name().equalsIgnoreCase("files")) {
            files.put(within.argument(), words.equals("all granted"));
        } else {
            rights(within).isGranted = words.equals("all granted");
        }
    }

    private static int port(String text, String place) throws ConfigException {
        String port = text.replaceFirst("^(\\*|0\\.0\\.0\\.0):", "");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new ConfigException(place + "'Listen " + text + "' is not emulated by Drydock");
        }
        return Integer.parseInt(port);
    }

    private static void requireLevel(String level, String place) throws ConfigException {
        if (!Set.of("warn", "notice", "info", "debug", "error").contains(level.toLowerCase(Locale.ROOT))) {
            throw new ConfigException(place + "'LogLevel " + level + "' is not emulated by Drydock");
        }
    }

    /** What holds for a file. */
    Rights rightsOf(String path) {
        String best = "";
        for (String each : directories.keySet()) {
            boolean within = each.equals("/") || path.equals(each) || path.startsWith(each + "/");
            if (within && each.length() > best.length()) {
                best = each;
            }
        }
        return directories.getOrDefault(best, new Rights());
    }

    boolean isDenied(String name) {
        for (Map.Entry<String, Boolean> each : files.entrySet()) {
            String pattern =
                    Pattern.quote(each.getKey()).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
            if (name.matches(pattern)) {
                return !each.getValue();
            }
        }
        return false;
    }
}
