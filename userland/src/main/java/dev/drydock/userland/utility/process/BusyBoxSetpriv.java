package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.Credentials;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.util.List;

/** {@code setpriv} of BusyBox: shows what a process may do, and runs a command without what nobody here inherits. */
final class BusyBoxSetpriv {
    static final String OPTIONS = "+ d,dump nnp no-new-privs inh-caps= ambient-caps=";
    private static final Words INVALID = Words.of("invalid capability '%s'");
    private static final Words UNKNOWN = Words.of("unknown capability '%s'");
    private static final Words NO_GAIN = Words.of("adding capabilities is not emulated");
    private static final Words CANNOT_RUN = Words.of("can't execute '%s': %s");

    private BusyBoxSetpriv() {}

    static Exit run(Invocation call) {
        if (call.commandLine().has("d")) {
            if (call.commandLine().options().stream()
                            .anyMatch(option -> !option.key().equals("d"))
                    || !call.operands().isEmpty()) {
                throw call.usage();
            }
            dump(call);
            return Exit.SUCCESS;
        }
        for (String each : List.of("inh-caps", "ambient-caps")) {
            String change = call.commandLine().last(each);
            if (change != null) {
                requireLoss(call, change);
            }
        }
        if (call.operands().isEmpty()) {
            throw call.usage();
        }
        return RunCommand.instead(call, call.operands(), CANNOT_RUN);
    }

    private static void requireLoss(Invocation call, String change) {
        for (String word : change.split(",")) {
            if (!word.startsWith("+") && !word.startsWith("-")) {
                throw call.fail(INVALID, word);
            }
            String name = word.substring(1);
            if (!CapabilityChange.names().contains(name)) {
                throw call.fail(UNKNOWN, name);
            }
            if (word.startsWith("+")) {
                throw call.fail(NO_GAIN);
            }
        }
    }

    private static void dump(Invocation call) {
        Credentials own = call.files().credentials();
        List<String> groups = own.groups().stream().map(String::valueOf).toList();
        call.out().line("uid: " + own.realUid());
        call.out().line("euid: " + own.uid());
        call.out().line("gid: " + own.gid());
        call.out().line("egid: " + own.gid());
        call.out().line("Supplementary groups: " + listed(groups));
        call.out().line("no_new_privs: 0");
        call.out().line("Inheritable capabilities: [none]");
        call.out().line("Ambient capabilities: [none]");
        call.out().line("Capability bounding set: " + listed(CapabilityChange.names(own.bounds())));
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? "[none]" : String.join(",", words);
    }
}
