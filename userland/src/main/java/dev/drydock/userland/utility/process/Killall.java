package dev.drydock.userland.utility.process;

import dev.drydock.process.Exit;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Signal;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code killall} of psmisc 23.6. */
final class Killall {
    static final Command COMMAND = Command.named("killall", call -> new Killall(call).run())
            .gnu("+ e,exact I,ignore-case g,process-group !y,younger-than= !o,older-than= !i,interactive l,list q,quiet"
                    + " r,regexp s,signal= u,user= v,verbose V w,wait !n,ns= !Z,context=")
            .only(Flavour.GNU);
    private static final int LINE_WIDTH = 79;
    /** What the kernel keeps of a name. */
    private static final int NAME_LENGTH = 15;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Invocation call;
    private CommandLine line;
    private Signal signal = Signal.TERM;

    private Killall(Invocation call) {
        this.call = call;
        this.line = new CommandLine(List.of(), List.of(), List.of());
    }

    private Exit run() throws IOException {
        line = call.parse(withoutSignal(call.arguments()));
        if (line.has("V")) {
            call.raw(call.version());
            return Exit.SUCCESS;
        }
        if (line.has("l")) {
            return list();
        }
        String named = line.last("s");
        if (named != null) {
            signal = signal(named);
        }
        String user = line.last("u");
        Integer uid = user == null ? null : uid(user);
        if (line.operands().isEmpty() && uid == null) {
            throw call.usage();
        }
        List<ProcessStatus> killed = new ArrayList<>();
        List<String> names = line.operands().isEmpty() ? List.of("") : line.operands();
        for (String name : names) {
            if (!kill(name, uid, killed)) {
                call.status(1);
                if (!line.has("q")) {
                    call.raw(name + ": no process found\n");
                }
            }
        }
        if (line.has("w")) {
            await(killed);
        }
        return call.exit();
    }

    /** {@code -9} and {@code -HUP}, which are no options. */
    private List<String> withoutSignal(List<String> arguments) {
        List<String> words = new ArrayList<>();
        boolean options = true;
        for (String word : arguments) {
            options &= word.startsWith("-") && !word.equals("--");
            if (options && word.matches("-(\\d+|[A-Z][A-Z0-9]+)|-[A-HJ-UW-Y]")) {
                signal = signal(word.substring(1));
            } else {
                words.add(word);
            }
        }
        return words;
    }

    private Signal signal(String name) {
        Optional<Signal> found = SignalWords.parse(name);
        if (found.isEmpty()) {
            call.raw(name + ": unknown signal; killall -l lists signals.\n");
            throw new Quit(1);
        }
        return found.get();
    }

    private int uid(String user) {
        return Accounts.read(call.files()).user(user).map(found -> found.uid()).orElseThrow(() -> {
            call.raw("Cannot find user " + user + "\n");
            return new Quit(1);
        });
    }

    private Exit list() {
        StringBuilder text = new StringBuilder();
        for (Signal each : SignalWords.ordinary()) {
            String name = SignalWords.name(each);
            if (text.length() + name.length() + 1 > LINE_WIDTH) {
                call.out().line(text.toString().stripTrailing());
                text.setLength(0);
            }
            text.append(name).append(' ');
        }
        call.out().line(text.toString().stripTrailing());
        return Exit.SUCCESS;
    }

    private boolean kill(String name, @Nullable Integer uid, List<ProcessStatus> killed) {
        Regex regex = line.has("r") ? regex(name) : null;
        boolean any = false;
        for (ProcessStatus status : call.process().processes()) {
            boolean meant = (uid == null || status.uid() == uid) && isCalled(status, name, regex);
            if (meant && status.pid() != call.process().pid()) {
                any |= kill(status, killed);
            }
        }
        return any;
    }

    private Regex regex(String text) {
        try {
            return Regex.compile(
                    Latin.of(text), Regex.Mode.of(Syntax.REGCOMP_EXTENDED).ignoringCase(line.has("I")));
        } catch (RegexException wrong) {
            call.raw("killall: Bad regular expression: " + text + "\n");
            throw new Quit(1);
        }
    }

    private boolean isCalled(ProcessStatus status, String name, @Nullable Regex regex) {
        if (name.isEmpty()) {
            return true;
        }
        if (regex != null) {
            try {
                return regex.find(Latin.of(status.name())).isPresent();
            } catch (RegexException tooLong) {
                return false;
            }
        }
        String first = status.arguments().isEmpty() ? "" : status.arguments().get(0);
        if (name.contains("/")) {
            return first.equals(name);
        }
        String wanted = name.length() > NAME_LENGTH ? name.substring(0, NAME_LENGTH) : name;
        boolean whole = name.length() <= NAME_LENGTH
                || !line.has("e")
                || Invocation.baseName(first).equals(name);
        return whole && folded(status.name()).equals(folded(wanted));
    }

    private String folded(String name) {
        return line.has("I") ? name.toLowerCase(Locale.ROOT) : name;
    }

    private boolean kill(ProcessStatus status, List<ProcessStatus> killed) {
        try {
            call.process().kill(line.has("g") ? -status.processGroup() : status.pid(), signal);
        } catch (IOException error) {
            call.raw(call.format("%s(%s): %s\n", status.name(), status.pid(), error));
            return false;
        }
        killed.add(status);
        if (line.has("v")) {
            call.raw("Killed " + status.name() + "(" + status.pid() + ") with signal " + signal.number() + "\n");
        }
        return true;
    }

    private void await(List<ProcessStatus> killed) throws IOException {
        while (killed.stream().anyMatch(this::isThere)) {
            call.process().sleep(BETWEEN_LOOKS);
        }
    }

    /** One that only waits for its parent to hear of its end has died. */
    private boolean isThere(ProcessStatus wanted) {
        return call.process().processes().stream()
                .anyMatch(status -> status.state() != 'Z'
                        && status.pid() == wanted.pid()
                        && status.started().equals(wanted.started()));
    }
}
