package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.LocaleVariables;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.List;
import java.util.Set;

/** {@code locale} of glibc 2.36, where only its own locales are installed: {@code C}, {@code POSIX} and {@code C.UTF-8}. */
final class LocaleSettings {
    static final Command COMMAND = Command.named("locale", call -> new LocaleSettings(call).run())
            .gnu("a,all-locales !m,charmaps c,category-name k,keyword-name !v,verbose usage V ?")
            .only(Flavour.GNU)
            .trouble(64);
    private static final Set<String> INSTALLED = Set.of("C", "POSIX", "C.UTF-8", "C.UTF8", "C.utf8", "C.utf-8");
    private static final Words NOT_SET = Words.of("Cannot set %s to default locale: No such file or directory");
    private static final Words UNKNOWN = Words.of("unknown name \"%s\"");
    private static final String USAGE = """
            Usage: locale [-ckv?V] [--category-name] [--keyword-name] [--verbose] [--help]
                        [--usage] [--version] NAME
              or:  locale [OPTION...] [-a|-m]
            """;

    private final Invocation call;

    private LocaleSettings(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "?" -> call.parse(List.of("--help"));
                case "V" -> call.parse(List.of("--version"));
                case "usage" -> {
                    call.out().text(USAGE);
                    return Exit.SUCCESS;
                }
                default -> {}
            }
        }
        boolean listed = call.commandLine().has("a");
        boolean missing = sayWhatIsMissing(listed ? "LC_COLLATE" : "LC_ALL");
        if (listed) {
            call.out().text("C\nC.utf8\nPOSIX\n");
        } else if (call.operands().isEmpty()) {
            settings();
        } else {
            LocaleKeywords keywords = LocaleKeywords.read(!missing && call.isUtf8());
            call.operands().forEach(name -> show(keywords, name));
        }
        return call.exit();
    }

    private String variable(String name) {
        String value = call.variable(name);
        return value == null ? "" : value;
    }

    /** What a category is set to, by its own variable or by one of the others. */
    private String effective(String category) {
        for (String name : List.of("LC_ALL", category, "LANG")) {
            if (!variable(name).isEmpty()) {
                return variable(name);
            }
        }
        return "POSIX";
    }

    /** Whether one of the categories is set to a locale that is not there. */
    private boolean sayWhatIsMissing(String last) {
        boolean some = false;
        for (String category : List.of("LC_CTYPE", "LC_MESSAGES")) {
            if (!INSTALLED.contains(effective(category))) {
                call.say(NOT_SET, category);
                some = true;
            }
        }
        boolean any = last.equals("LC_ALL")
                ? LocaleVariables.CATEGORIES.stream().anyMatch(category -> !INSTALLED.contains(effective(category)))
                : !INSTALLED.contains(effective(last));
        if (any) {
            call.say(NOT_SET, last);
        }
        return some || any;
    }

    private void settings() {
        call.out().line("LANG=" + variable("LANG"));
        call.out().line("LANGUAGE=" + variable("LANGUAGE"));
        for (String category : LocaleVariables.CATEGORIES) {
            boolean own = variable("LC_ALL").isEmpty() && !variable(category).isEmpty();
            String value = effective(category);
            call.out().line(category + "=" + (own ? value : "\"" + value + "\""));
        }
        call.out().line("LC_ALL=" + variable("LC_ALL"));
    }

    private void show(LocaleKeywords keywords, String name) {
        List<LocaleKeywords.Found> found = keywords.find(name);
        if (found.isEmpty()) {
            call.complain(UNKNOWN, name);
            return;
        }
        if (call.commandLine().has("c")) {
            call.out().line(found.get(0).category());
        }
        for (LocaleKeywords.Found each : found) {
            call.out().line(call.commandLine().has("k") ? each.keyword() + "=" + each.value() : plain(each.value()));
        }
    }

    private static String plain(String value) {
        return value.startsWith("\"") ? value.replace("\"", "") : value;
    }
}
