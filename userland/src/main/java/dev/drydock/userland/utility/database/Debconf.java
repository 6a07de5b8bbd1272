package dev.drydock.userland.utility.database;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code debconf-set-selections} and {@code debconf-show}: answers to questions that packages would ask. */
final class Debconf {
    static final Command SET = Command.named("debconf-set-selections", call -> new Debconf(call).set())
            .script()
            .only(Flavour.GNU);
    static final Command SHOW = Command.named("debconf-show", call -> new Debconf(call).show())
            .script()
            .only(Flavour.GNU);
    private static final Set<String> TYPES =
            Set.of("select", "multiselect", "string", "boolean", "note", "text", "title", "password", "error");
    private static final Pattern LINE = Pattern.compile("\\s*(\\S+)\\s+(\\S+)\\s+(\\S+)(?:\\s(.*))?");
    private static final String DESCRIPTION = "Dummy template";
    private static final String EXPLANATION =
            "This is a fake template used to pre-seed the debconf database. If you are"
                    + " seeing this, something is probably wrong.";
    private static final Words NOT_EMULATED = Words.of("%s is not emulated");
    private static final Words NOT_WRITTEN = Words.of("cannot write the database: %s");

    private final Invocation call;
    private final Questions config;
    private final Questions passwords;
    private final Questions templates;
    private boolean verbose;
    private boolean checksOnly;
    private boolean unseen;

    private Debconf(Invocation call) {
        this.call = call;
        this.config = Questions.read(call.files(), "config");
        this.passwords = Questions.read(call.files(), "passwords");
        this.templates = Questions.read(call.files(), "templates");
    }

    private Exit set() {
        String file = "-";
        for (String word : call.arguments()) {
            switch (word) {
                case "-v", "--verbose" -> verbose = true;
                case "-c", "--checkonly" -> checksOnly = true;
                case "-u", "--unseen" -> unseen = true;
                default -> {
                    if (word.startsWith("-") && word.length() > 1) {
                        call.raw("Unknown option: " + word.replaceFirst("^-+", "") + "\n");
                        throw call.usage();
                    }
                    file = word;
                }
            }
        }
        try (Input input = call.open(file)) {
            read(input);
        } catch (IOException error) {
            call.raw(call.format("Can't open %s: %s at /usr/bin/debconf-set-selections line 117.\n", file, error));
            return Exit.SUCCESS;
        }
        if (!checksOnly) {
            try {
                config.write();
                passwords.write();
                templates.write();
            } catch (IOException error) {
                throw call.fail(NOT_WRITTEN, error);
            }
        }
        return call.exit();
    }

    private void read(Input input) throws IOException {
        int number = 0;
        for (String raw = input.line(); raw != null; raw = input.line()) {
            number++;
            StringBuilder line = new StringBuilder(Latin.text(raw));
            while (line.length() > 0 && line.charAt(line.length() - 1) == '\\') {
                String more = input.line();
                line.setLength(line.length() - 1);
                if (more == null) {
                    break;
                }
                number++;
                line.append(Latin.text(more));
            }
            String text = line.toString();
            if (!text.isBlank() && !text.stripLeading().startsWith("#")) {
                line(text, number);
            }
        }
    }

    private void line(String text, int number) {
        Matcher parts = LINE.matcher(text);
        if (!parts.matches()) {
            call.raw("error: parse error on line " + number + ": '" + text + "'\n");
            call.status(1);
            return;
        }
        String value = parts.group(4) == null ? "" : parts.group(4);
        if (parts.group(3).equals("seen")) {
            if (!checksOnly) {
                seen(parts.group(2), value.equals("true"));
            }
            return;
        }
        if (!TYPES.contains(parts.group(3))) {
            call.raw("warning: Unknown type " + parts.group(3) + ", skipping line " + number + "\n");
            return;
        }
        if (verbose) {
            call.raw("info: Trying to set '" + parts.group(2) + "' [" + parts.group(3) + "] to '" + value + "'\n");
        }
        if (!checksOnly) {
            if (verbose) {
                call.raw("info: Loading answer for '" + parts.group(2) + "'\n");
            }
            answer(parts.group(1), parts.group(2), parts.group(3), value);
        }
    }

    private void seen(String question, boolean seen) {
        Questions database = passwords.has(question) ? passwords : config;
        if (database.has(question)) {
            if (seen) {
                database.of(question).put("Flags", "seen");
            } else {
                database.of(question).remove("Flags");
            }
        }
    }

    private void answer(String owner, String question, String type, String value) {
        if (!templates.has(question)) {
            Map<String, String> template = templates.of(question);
            template.put("Description", DESCRIPTION);
            template.put("Extended_description", EXPLANATION);
            template.put("Type", type);
            template.put("Owners", question);
        }
        Questions database = type.equals("password") ? passwords : config;
        Map<String, String> before = new LinkedHashMap<>(database.of(question));
        Map<String, String> fields = database.of(question);
        fields.keySet().removeIf(name -> !name.equals("Name"));
        fields.put("Template", before.getOrDefault("Template", question));
        fields.put("Value", value);
        fields.put("Owners", before.getOrDefault("Owners", ""));
        Questions.add(fields, "Owners", owner);
        if (!unseen) {
            fields.put("Flags", "seen");
        } else if (before.containsKey("Flags")) {
            fields.put("Flags", before.get("Flags"));
        }
    }

    private Exit show() {
        List<String> words = call.arguments();
        for (String word : words) {
            if (word.startsWith("--list") || word.startsWith("--db")) {
                throw call.fail(NOT_EMULATED, word);
            }
            if (word.startsWith("-")) {
                call.raw("Unknown option: " + word.replaceFirst("^-+", "") + "\n");
                throw call.usage();
            }
        }
        if (words.isEmpty()) {
            throw call.usage();
        }
        for (String owner : words) {
            Map<String, String> lines = new TreeMap<>();
            config.ownedBy(owner).forEach(fields -> lines.put(name(fields), shown(fields, fields.get("Value"))));
            passwords.ownedBy(owner).forEach(fields -> lines.put(name(fields), shown(fields, "(password omitted)")));
            lines.values().forEach(call.out()::line);
        }
        return Exit.SUCCESS;
    }

    private static String name(Map<String, String> fields) {
        return fields.getOrDefault("Name", "");
    }

    private static String shown(Map<String, String> fields, @Nullable String value) {
        boolean seen = fields.getOrDefault("Flags", "").contains("seen");
        return (seen ? "* " : "  ") + name(fields) + ":" + (value == null || value.isEmpty() ? "" : " " + value);
    }
}
