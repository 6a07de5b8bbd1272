package dev.drydock.userland.utility.service;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code invoke-rc.d} of init-system-helpers: runs a script of {@code /etc/init.d} if {@code /usr/sbin/policy-rc.d} allows
 * it. In a container there is no runlevel, and without an init a start is not allowed unless it is forced.
 */
final class InvokeRcD {
    static final Command COMMAND = Command.named("invoke-rc.d", call -> new InvokeRcD(call).run())
            .only(Flavour.GNU)
            .script();
    private static final String POLICY = "/usr/sbin/policy-rc.d";
    private static final int ALLOWED = 104;
    private static final int UNKNOWN_STATE = 4;
    private static final int DENIED = 101;
    private static final int ERROR = 102;
    private static final int WRONG_USAGE = 103;
    private static final int UNDEFINED = 105;
    private static final int FALLBACK = 106;

    private final Invocation call;
    private boolean quiet;
    private boolean force;
    private boolean tryAnyway;
    private boolean discloses;
    private boolean query;
    private String script = "";
    private String action = "";

    private InvokeRcD(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        List<String> words = call.arguments();
        if (words.isEmpty()) {
            say("syntax error: missing required parameter, --help assumed");
            call.out().text(call.help());
            return Exit.of(WRONG_USAGE);
        }
        int next = 0;
        while (next < words.size() && action.isEmpty()) {
            String word = words.get(next++);
            if (word.equals("--help")) {
                call.out().text(call.help());
                return Exit.SUCCESS;
            }
            if (word.startsWith("--")) {
                if (!option(word)) {
                    say("syntax error: unknown option \"" + word + "\"");
                    return Exit.of(WRONG_USAGE);
                }
            } else if (script.isEmpty()) {
                script = word;
            } else {
                action = word;
            }
        }
        if (action.isEmpty()) {
            say("syntax error: missing required parameter");
            return Exit.of(WRONG_USAGE);
        }
        return decide(words.subList(next, words.size()));
    }

    private boolean option(String word) {
        switch (word) {
            case "--quiet" -> quiet = true;
            case "--force" -> force = true;
            case "--try-anyway" -> tryAnyway = true;
            case "--disclose-deny" -> discloses = true;
            case "--query" -> {
                query = true;
                discloses = true;
            }
            case "--no-fallback", "--skip-systemd-native" -> {
                // Both leave out what is not done here anyway: other actions of a policy, and systemd's own services.
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void say(String words) {
        if (!quiet) {
            call.raw("invoke-rc.d: " + words + "\n");
        }
    }

    private Exit decide(List<String> arguments) throws IOException {
        InitScripts scripts = new InitScripts(call);
        if (!call.files().exists(InitScripts.DIRECTORY + script)) {
            say("unknown initscript, " + InitScripts.DIRECTORY + script + " not found.");
        }
        say("could not determine current runlevel");
        boolean executable = scripts.isExecutable(script);
        int decision = executable ? decision(scripts) : DENIED;
        if (query) {
            return Exit.of(decision);
        }
        if (decision != ALLOWED && decision != DENIED) {
            say("policy-rc.d returned error status " + decision);
            if (!force && !tryAnyway) {
                return Exit.of(decision);
            }
            decision = ERROR;
        }
        if (force || decision == ALLOWED) {
            return executable ? execute(scripts, arguments) : Exit.of(ERROR);
        }
        if (!discloses && decision == DENIED) {
            if (action.equals("status")) {
                say("emulating initscript action \"status\", returning \"unknown\"");
                return Exit.of(UNKNOWN_STATE);
            }
            return Exit.SUCCESS;
        }
        say("initscript action \"" + action + "\" not executed.");
        return Exit.of(decision);
    }

    private int decision(InitScripts scripts) throws IOException {
        // Without a runlevel there is no link of one that would allow a start.
        int local = starts() ? DENIED : query ? UNDEFINED : ALLOWED;
        if (!call.files().access(POLICY, 1)) {
            if (call.files().exists("/sbin/init")) {
                return local;
            }
            say(
                    force
                            ? "WARNING: No init system and policy-rc.d missing, but force specified so proceeding."
                            : "WARNING: No init system and policy-rc.d missing! Defaulting to block.");
            return force ? local : DENIED;
        }
        return asked(scripts);
    }

    private boolean starts() {
        return action.equals("start") || action.equals("restart") || action.equals("try-restart");
    }

    private int asked(InitScripts scripts) throws IOException {
        List<String> words = new ArrayList<>();
        if (quiet) {
            words.add("--quiet");
        }
        words.addAll(List.of(script, starts() ? "(" + action + ")" : action));
        int answer =
                scripts.capture(POLICY, words, call.process().environment()).status();
        return switch (answer) {
            case 0, ALLOWED -> ALLOWED;
            case DENIED -> denied();
            case 1, UNDEFINED -> {
                if (!query) {
                    say("policy-rc.d query returned \"behaviour undefined\",");
                    say("assuming \"" + action + "\" is allowed.");
                }
                yield query ? UNDEFINED : ALLOWED;
            }
            case 100, ERROR, WRONG_USAGE -> answer;
            case FALLBACK -> throw refused();
            default -> {
                say("WARNING: policy-rc.d returned unexpected error status " + answer + ", 102 used instead.");
                yield ERROR;
            }
        };
    }

    private int denied() {
        say(
                force
                        ? "Overriding policy-rc.d denied execution of " + action + "."
                        : "policy-rc.d denied execution of " + action + ".");
        return force ? ALLOWED : DENIED;
    }

    private Quit refused() {
        say("other actions that policy-rc.d names are not emulated");
        return new Quit(ERROR);
    }

    private Exit execute(InitScripts scripts, List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(action));
        words.addAll(arguments);
        int status = scripts.run(
                InitScripts.DIRECTORY + script, words, call.process().environment());
        if (status == 0) {
            return Exit.SUCCESS;
        }
        say("initscript " + script + ", action \"" + action + "\" failed.");
        return Exit.of(status);
    }
}
