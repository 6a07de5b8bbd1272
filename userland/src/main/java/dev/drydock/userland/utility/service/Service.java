package dev.drydock.userland.utility.service;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.LocaleVariables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code service} of init-system-helpers: runs a script of {@code /etc/init.d} in an environment that holds little more than
 * the language, and in the root directory. Where systemd is not the init, there is nothing else to it.
 */
final class Service {
    static final Command COMMAND = Command.named("service", call -> new Service(call).run())
            .only(Flavour.GNU)
            .script();
    private static final List<String> KEPT = Stream.of(
                    List.of("LANG", "LANGUAGE"), LocaleVariables.CATEGORIES, List.of("LC_ALL", "PATH", "TERM"))
            .flatMap(List::stream)
            .toList();
    private static final Set<String> NO_SERVICES = Set.of(
            "functions",
            "halt",
            "killall",
            "single",
            "linuxconf",
            "kudzu",
            "skeleton",
            "README",
            "rc",
            "rcS",
            "reboot",
            "bootclean.sh");

    private final Invocation call;
    private final InitScripts scripts;

    private Service(Invocation call) {
        this.call = call;
        this.scripts = new InitScripts(call);
    }

    private Exit run() throws IOException {
        List<String> words = call.arguments();
        if (words.isEmpty()) {
            call.raw(usage());
            return Exit.FAILURE;
        }
        call.files().changeDirectory("/");
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean last = i == words.size() - 1;
            if (word.equals("-h") || word.startsWith("--h")) {
                call.raw(usage());
                return Exit.SUCCESS;
            }
            if (word.equals("-V") || word.equals("--version")) {
                call.raw(call.name() + " ver. 1.65.2+deb12u1\n");
                return Exit.SUCCESS;
            }
            if (taken.isEmpty() && last && word.equals("--status-all")) {
                states();
                return Exit.SUCCESS;
            }
            if (i == words.size() - 2 && words.get(i + 1).equals("--full-restart")) {
                return restart(word);
            }
            taken.add(word);
        }
        return start(taken);
    }

    private String usage() {
        return "Usage: " + call.name() + " < option > | --status-all | [ service_name [ command | --full-restart ] ]\n";
    }

    private Exit start(List<String> words) {
        String service = words.get(0);
        if (!scripts.isExecutable(service)) {
            return unknown(service);
        }
        List<String> arguments = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            arguments.addAll(List.of(word.strip().split("\\s+")));
        }
        arguments.removeIf(String::isEmpty);
        String path = InitScripts.DIRECTORY + service;
        return Exit.exec(path, InitScripts.words(path, arguments), environment());
    }

    private Exit unknown(String service) {
        call.raw(service + ": unrecognized service\n");
        return Exit.FAILURE;
    }

    private Exit restart(String service) throws IOException {
        if (!scripts.isExecutable(service)) {
            return unknown(service);
        }
        scripts.run(InitScripts.DIRECTORY + service, List.of("stop"), environment());
        return Exit.of(scripts.run(InitScripts.DIRECTORY + service, List.of("start"), environment()));
    }

    private void states() throws IOException {
        for (String name : scripts.names()) {
            boolean ignored = NO_SERVICES.contains(name) || name.endsWith(".dpkg-dist") || name.endsWith(".dpkg-old");
            if (ignored || !scripts.isExecutable(name)) {
                continue;
            }
            InitScripts.Result result = scripts.capture(InitScripts.DIRECTORY + name, List.of("status"), environment());
            String output = result.output().stripTrailing();
            if (output.toLowerCase(Locale.ROOT).contains("usage:")) {
                call.raw(" [ ? ]  " + name + "\n");
            } else {
                String sign = result.status() == 0 && !output.isEmpty() ? "+" : "-";
                call.out().line(" [ " + sign + " ]  " + name);
            }
        }
    }

    private Map<String, String> environment() {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT) {
            String value = call.variable(name);
            kept.put(name, value == null ? "" : value);
        }
        return kept;
    }
}
