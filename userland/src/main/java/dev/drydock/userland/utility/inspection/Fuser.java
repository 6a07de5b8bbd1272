package dev.drydock.userland.utility.inspection;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.network.socket.OpenSockets;
import dev.drydock.network.socket.SocketStatus;
import dev.drydock.process.Exit;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Signal;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code fuser} of BusyBox: which processes stand in, run from or hold open some files. */
final class Fuser {
    static final Command COMMAND = Command.named("fuser", call -> new Fuser(call).run())
            .busybox("m k s 6 4")
            .only(Flavour.BUSYBOX);
    private static final Words CANNOT_STAT = Words.of("can't stat '%s': %s");
    private static final Words NOT_KILLED = Words.of("kill pid %s: %s");
    private static final Pattern PORT = Pattern.compile("(\\d{1,5})/(tcp6?|udp6?)");
    private static final List<String> LINKS = List.of("cwd", "exe", "root");

    private final Invocation call;
    private final FileContext files;
    private final List<FileStatus> wanted = new ArrayList<>();
    private final Set<String> sockets = new HashSet<>();

    private Fuser(Invocation call) {
        this.call = call;
        this.files = call.files();
    }

    private Exit run() throws IOException {
        Signal signal = Signal.KILL;
        List<String> words = new ArrayList<>(call.arguments());
        for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
            Optional<Signal> named = signal(words.get(i));
            if (named.isPresent()) {
                signal = named.get();
                words.remove(i);
                break;
            }
        }
        List<String> operands = call.parse(words).operands();
        if (operands.isEmpty()) {
            throw call.usage();
        }
        for (String operand : operands) {
            want(operand);
        }
        boolean any = false;
        for (ProcessStatus status : call.process().processes()) {
            if (status.pid() != call.process().pid() && uses("/proc/" + status.pid())) {
                any = true;
                found(status.pid(), signal);
            }
        }
        if (any && !call.commandLine().has("s")) {
            call.out().text("\n");
        }
        return any ? call.exit() : Exit.FAILURE;
    }

    private static Optional<Signal> signal(String word) {
        if (!word.startsWith("-") || word.equals("-4") || word.equals("-6")) {
            return Optional.empty();
        }
        return Signal.parse(word.substring(1));
    }

    private void want(String operand) {
        Matcher port = PORT.matcher(operand);
        if (port.matches()) {
            wantPort(Integer.parseInt(port.group(1)), port.group(2));
            return;
        }
        try {
            wanted.add(files.status(operand));
        } catch (IOException error) {
            throw call.fail(CANNOT_STAT, operand, error);
        }
    }

    private void wantPort(int port, String protocol) {
        boolean six = protocol.endsWith("6");
        OpenSockets open = call.process().sockets();
        List<SocketStatus> ofKind = protocol.startsWith("tcp") ? open.streams() : open.datagrams();
        for (SocketStatus each : ofKind) {
            boolean left = call.commandLine().has(six ? "4" : "6");
            if (each.isIpv6() == six && each.local().port() == port && !left) {
                sockets.add("socket:[" + each.owner().inode() + "]");
            }
        }
    }

    private void found(int pid, Signal signal) {
        if (call.commandLine().has("k")) {
            try {
                call.process().kill(pid, signal);
            } catch (IOException error) {
                call.complain(NOT_KILLED, pid, error);
            }
        }
        if (!call.commandLine().has("s")) {
            call.out().text(pid + " ");
        }
    }

    private boolean uses(String directory) throws IOException {
        for (String link : LINKS) {
            if (isWanted(directory + "/" + link)) {
                return true;
            }
        }
        try {
            for (DirectoryEntry entry : files.list(directory + "/fd")) {
                String path = directory + "/fd/" + entry.name();
                if (isWanted(path) || sockets.contains(files.readLink(path))) {
                    return true;
                }
            }
        } catch (ErrnoException goneOrForbidden) {
            call.process().checkpoint();
        }
        return false;
    }

    private boolean isWanted(String path) throws IOException {
        FileStatus status;
        try {
            status = files.status(path);
        } catch (ErrnoException goneOrForbidden) {
            return false;
        }
        boolean device = call.commandLine().has("m");
        return wanted.stream()
                .anyMatch(each -> each.device() == status.device() && (device || each.inode() == status.inode()));
    }
}
