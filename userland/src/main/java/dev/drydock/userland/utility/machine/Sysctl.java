package dev.drydock.userland.utility.machine;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/** {@code sysctl} of BusyBox: shows and sets what the kernel keeps in {@code /proc/sys}. */
final class Sysctl {
    static final Command COMMAND = Command.named("sysctl", call -> new Sysctl(call).run())
            .busybox("n e a A p w q")
            .only(Flavour.BUSYBOX);
    private static final String TOP = "/proc/sys/";
    private static final Words UNKNOWN = Words.of("error: '%s' is an unknown key");
    private static final Words NOT_READ = Words.of("error reading key '%s': %s");
    private static final Words NOT_SET = Words.of("error setting key '%s': %s");
    private static final Words NO_VALUE = Words.of("error: '%s' must be of the form name=value");
    private static final Words MALFORMED = Words.of("error: malformed setting '%s'");
    private static final Words NO_FILE = Words.of("%s: %s");
    private static final Words BAD_LINE = Words.of("bad line %s: 1 tokens found, 2 needed");

    private final Invocation call;
    private final boolean writes;

    private Sysctl(Invocation call) {
        this.call = call;
        this.writes = call.commandLine().has("w");
    }

    private boolean has(String key) {
        return call.commandLine().has(key);
    }

    private Exit run() throws IOException {
        List<String> operands = call.operands();
        if (has("p")) {
            for (String file : operands.isEmpty() ? List.of("/etc/sysctl.conf") : operands) {
                load(file);
            }
            return Exit.SUCCESS;
        }
        if (has("a") || has("A")) {
            for (DirectoryEntry entry : call.files().list(TOP)) {
                show(entry.name());
            }
            return Exit.SUCCESS;
        }
        boolean good = true;
        for (String operand : operands) {
            good &= act(operand);
        }
        return Exit.of(good ? 0 : 1);
    }

    private void load(String file) throws IOException {
        Input input = call.openOrComplain(file, NO_FILE);
        if (input == null) {
            return;
        }
        try (input) {
            int number = 0;
            for (String line = input.line(); line != null; line = input.line()) {
                number++;
                String text = Latin.text(line).replaceFirst("#.*", "").strip();
                String[] parts = text.split("[ \t=]+", 2);
                if (parts.length == 2) {
                    act(parts[0] + "=" + parts[1]);
                } else if (!text.isEmpty()) {
                    call.say(BAD_LINE, number);
                }
            }
        }
    }

    /** Whether it could be shown or set. */
    private boolean act(String setting) throws IOException {
        int equals = setting.indexOf('=');
        if (equals < 0) {
            String path = path(setting);
            if (writes) {
                call.say(NO_VALUE, name(path));
                return false;
            }
            return show(path);
        }
        if (equals == 0) {
            call.say(MALFORMED, setting);
            return false;
        }
        return set(path(setting.substring(0, equals)), setting.substring(equals + 1));
    }

    /** As few dots as possible become slashes: a name may have some of its own. */
    private String path(String name) {
        StringBuilder path = new StringBuilder(name);
        int good = -1;
        for (int at = path.length(); at > good; at--) {
            boolean end = at == path.length();
            if ((end || path.charAt(at) == '.') && call.files().exists(TOP + path.substring(0, at))) {
                if (end) {
                    break;
                }
                path.setCharAt(at, '/');
                good = at;
                at = path.length() + 1;
            }
        }
        return path.toString();
    }

    /** A path as it is shown: dots for slashes, and the other way round. */
    private static String name(String path) {
        return path.replace('.', '\0').replace('/', '.').replace('\0', '/');
    }

    private boolean show(String path) throws IOException {
        try {
            if (call.files().status(TOP + path).isDirectory()) {
                boolean good = true;
                for (DirectoryEntry entry : call.files().list(TOP + path)) {
                    good &= show(path + "/" + entry.name());
                }
                return good;
            }
            byte[] bytes = call.files().readAll(TOP + path);
            String value = Latin.of(bytes, 0, bytes.length);
            String key = has("n") ? "" : name(path) + " = ";
            String lines = value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
            for (String line : lines.split("\n", -1)) {
                call.out().data(Latin.of(key) + line + "\n");
            }
            return true;
        } catch (ErrnoException error) {
            return failed(path, error, NOT_READ);
        }
    }

    private boolean set(String path, String value) throws IOException {
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.TRUNCATE);
        try (OutputStream file = new FileOutput(call.files().open(TOP + path, flags, 0))) {
            file.write(Latin.bytes(Latin.of(value + "\n")));
        } catch (ErrnoException error) {
            return failed(path, error, NOT_SET);
        }
        if (!has("q")) {
            call.out().line((has("n") ? "" : name(path) + " = ") + value);
        }
        return true;
    }

    private boolean failed(String path, ErrnoException error, Words words) {
        if (error.errno() != Errno.ENOENT) {
            call.say(words, name(path), error);
        } else if (!has("e")) {
            call.say(UNKNOWN, name(path));
        }
        return false;
    }
}
