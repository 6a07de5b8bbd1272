package dev.drydock.userland.utility.alternatives;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the command line asks for: one command with its words, slaves, and settings. */
final class Request {
    private static final Map<String, List<String>> COMMANDS = Map.ofEntries(
            Map.entry("--install", List.of("<link>", "<name>", "<path>", "<priority>")),
            Map.entry("--remove", List.of("<name>", "<path>")),
            Map.entry("--remove-all", List.of("<name>")),
            Map.entry("--auto", List.of("<name>")),
            Map.entry("--display", List.of("<name>")),
            Map.entry("--query", List.of("<name>")),
            Map.entry("--list", List.of("<name>")),
            Map.entry("--config", List.of("<name>")),
            Map.entry("--set", List.of("<name>", "<path>")),
            Map.entry("--get-selections", List.of()),
            Map.entry("--set-selections", List.of()));
    private static final Words UNKNOWN_OPTION = Words.of("unknown option '%s'");
    private static final Words UNKNOWN_WORD = Words.of("error: unknown argument '%s'");
    private static final Words TWO = Words.of("two commands specified: %s and %s");
    private static final Words NEEDS = Words.of("%s needs %s");
    private static final Words NEEDS_ONE = Words.of("%s needs a %s argument");
    private static final Words NONE = Words.of("need --display, --query, --list, --get-selections, --config, --set,"
            + " --set-selections, --install, --remove, --all, --remove-all or --auto");
    private static final Words SLAVE_ALONE = Words.of("--slave only allowed with --install");
    private static final Words PRIORITY = Words.of("priority '%s' must be an integer");
    private static final Words NAME = Words.of("error: alternative name (%s) must not contain '/' and spaces");
    private static final Words LINK = Words.of("error: alternative link is not absolute as it should be: %s");
    private static final Words PATH = Words.of("error: alternative path is not absolute as it should be: %s");
    private static final Words BOTH_NAMES = Words.of("<name> '%s' is both primary and slave");
    private static final Words BOTH_LINKS = Words.of("<link> '%s' is both primary and slave");
    private static final Words NAME_TWICE = Words.of("duplicate slave <name> '%s'");
    private static final Words LINK_TWICE = Words.of("duplicate slave <link> '%s'");
    private static final Words NOT_EMULATED = Words.of("error: option '%s' is not emulated");

    private final Invocation call;
    private final Map<String, String> settings = new HashMap<>();
    private final List<Slave> slaves = new ArrayList<>();
    private String command = "";
    private List<String> words = List.of();

    private Request(Invocation call) {
        this.call = call;
    }

    record Slave(String link, String name, String path) {}

    static Request read(Invocation call) {
        Request request = new Request(call);
        request.read(call.arguments());
        return request;
    }

    private void read(List<String> arguments) {
        for (int i = 0; i < arguments.size(); ) {
            i += 1 + option(arguments.get(i), arguments.subList(i + 1, arguments.size()));
        }
        if (command.isEmpty()) {
            throw call.usage(NONE);
        }
    }

    /** How many of the words that follow belong to it. */
    private int option(String option, List<String> after) {
        if (!option.startsWith("--")) {
            throw call.fail(2, UNKNOWN_WORD, option);
        }
        List<String> needed = COMMANDS.get(option);
        if (needed != null) {
            command(option, take(option, needed, after));
            return needed.size();
        }
        switch (option) {
            case "--slave" -> {
                slave(after);
                return 3;
            }
            case "--altdir", "--admindir", "--log" -> {
                if (after.isEmpty()) {
                    throw call.usage(NEEDS_ONE, option, option.equals("--log") ? "<file>" : "<directory>");
                }
                settings.put(option, after.get(0));
                return 1;
            }
            case "--force", "--skip-auto", "--quiet", "--verbose" -> {
                settings.put(option, "");
                return 0;
            }
            case "--instdir", "--root", "--debug", "--all" -> throw call.fail(2, NOT_EMULATED, option);
            default -> throw call.usage(UNKNOWN_OPTION, option);
        }
    }

    private List<String> take(String option, List<String> needed, List<String> after) {
        if (after.size() < needed.size()) {
            throw call.usage(NEEDS, option, String.join(" ", needed));
        }
        return after.subList(0, needed.size());
    }

    private void command(String option, List<String> values) {
        if (!command.isEmpty()) {
            throw call.usage(TWO, command, option);
        }
        command = option;
        words = values;
        if (option.equals("--install")) {
            requireNames(values.get(1), values.get(0), values.get(2));
            if (!values.get(3).matches("[+-]?\\d{1,9}")) {
                throw call.usage(PRIORITY, values.get(3));
            }
        }
    }

    private void requireNames(String name, String link, String path) {
        if (name.matches(".*[/ \t].*")) {
            throw call.fail(2, NAME, name);
        }
        if (!link.startsWith("/")) {
            throw call.fail(2, LINK, link);
        }
        if (!path.startsWith("/")) {
            throw call.fail(2, PATH, path);
        }
    }

    private void slave(List<String> after) {
        if (!command.equals("--install")) {
            throw call.usage(SLAVE_ALONE);
        }
        List<String> values = take("--slave", List.of("<link>", "<name>", "<path>"), after);
        Slave slave = new Slave(values.get(0), values.get(1), values.get(2));
        requireNames(slave.name(), slave.link(), slave.path());
        if (slave.name().equals(words.get(1))) {
            throw call.usage(BOTH_NAMES, slave.name());
        }
        if (slave.link().equals(words.get(0))) {
            throw call.usage(BOTH_LINKS, slave.link());
        }
        if (slaves.stream().anyMatch(each -> each.name().equals(slave.name()))) {
            throw call.usage(NAME_TWICE, slave.name());
        }
        if (slaves.stream().anyMatch(each -> each.link().equals(slave.link()))) {
            throw call.usage(LINK_TWICE, slave.link());
        }
        slaves.add(slave);
    }

    String command() {
        return command;
    }

    String word(int index) {
        return words.get(index);
    }

    /** The name of the group that is meant; of commands that mean one. */
    String name() {
        return command.equals("--install") ? words.get(1) : words.get(0);
    }

    List<Slave> slaves() {
        return slaves;
    }

    boolean has(String setting) {
        return settings.containsKey(setting);
    }

    String setting(String setting, String usual) {
        return settings.getOrDefault(setting, usual);
    }
}
