package dev.drydock.userland.shell.interp;

import dev.drydock.filesystem.FileContext;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds programs along PATH and remembers where they were. */
public final class CommandSearch {
    /** Where the usual programs are. */
    public static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final int EXECUTE = 1;

    private final Shell shell;
    private final Map<String, Remembered> remembered = new LinkedHashMap<>();
    private int rememberedFor;

    /**
     * Where a program was found.
     *
     * @param uses how often it was looked up since
     * @param doubtful whether the shell has changed its directory since, after which dash looks again
     */
    public record Remembered(String path, int uses, boolean doubtful) {}

    CommandSearch(Shell shell) {
        this.shell = shell;
    }

    /** A child begins to know what this shell knows. */
    void tell(CommandSearch child) {
        child.remembered.putAll(remembered());
        child.rememberedFor = child.shell.variables().pathChanges();
    }

    /** Null where nothing is to be found: bash then looks in its directory. */
    private @Nullable String path() {
        String path = shell.variables().value("PATH");
        return path == null && shell.dialect().isBash() ? "" : path;
    }

    /** The file that a name without a slash means; null if there is none. One that cannot be run counts if no other is there. */
    public @Nullable String find(String name) {
        String path = path();
        if (path == null) {
            return null;
        }
        Remembered known = known(name);
        if (known != null && !known.doubtful() && (shell.dialect().isBash() || isProgram(known.path()))) {
            return known.path();
        }
        String found = find(name, path);
        if (found != null && isProgram(found)) {
            remembered.put(name, new Remembered(found, 1, false));
        }
        return found;
    }

    /** Looks up where a program was found; null if it is not remembered. */
    public @Nullable Remembered known(String name) {
        remembered();
        return remembered.computeIfPresent(
                name, (same, known) -> new Remembered(known.path(), known.uses() + 1, known.doubtful()));
    }

    /** Looks for a program anew, as {@code hash} does; whether it was found. */
    public boolean remember(String name) {
        remembered().remove(name);
        boolean found = find(name) != null;
        remembered.computeIfPresent(name, (same, known) -> new Remembered(known.path(), 0, false));
        return found;
    }

    /** Takes a program to be where one is told, as {@code hash -p} does. */
    public void remember(String name, String path) {
        remembered().put(name, new Remembered(path, 0, false));
    }

    /** The shell has changed its directory: bash trusts what it found before. */
    public void directoryChanged() {
        if (shell.dialect().isBash()) {
            return;
        }
        remembered.replaceAll((name, known) -> new Remembered(known.path(), known.uses(), true));
    }

    /** As {@link #find(String)}; BusyBox runs what it is itself wherever PATH leads. */
    @Nullable
    String findOrApplet(String name) {
        String found = find(name);
        if (found != null || shell.dialect() != Dialect.ASH) {
            return found;
        }
        String applet = find(name, DEFAULT_PATH);
        return applet != null && isApplet(applet) ? applet : null;
    }

    /** As {@link #find(String)}, along another path, without remembering. */
    public @Nullable String find(String name, String path) {
        if (name.isEmpty()) {
            return null;
        }
        String unusable = null;
        for (String directory : path.split(":", -1)) {
            String candidate = directory.isEmpty() ? "./" + name : directory + "/" + name;
            if (isProgram(candidate)) {
                return candidate;
            }
            if (unusable == null && isFile(candidate)) {
                unusable = candidate;
            }
        }
        return unusable;
    }

    /** Every file that a name could mean. */
    public List<String> findAll(String name) {
        List<String> all = new ArrayList<>();
        String path = path();
        if (path == null) {
            return all;
        }
        for (String directory : path.split(":", -1)) {
            String candidate = directory.isEmpty() ? "./" + name : directory + "/" + name;
            if (isProgram(candidate)) {
                all.add(candidate);
            }
        }
        return all;
    }

    /** Whether a file is there that may be run. */
    public boolean isProgram(String path) {
        return isFile(path) && files().access(ShellText.toJava(path), EXECUTE);
    }

    private boolean isFile(String path) {
        try {
            return files().status(ShellText.toJava(path)).isRegular();
        } catch (IOException absent) {
            return false;
        }
    }

    private FileContext files() {
        return shell.process().files();
    }

    /** Whether BusyBox's shell would run this without looking for a file: it is BusyBox itself. */
    public boolean isApplet(String path) {
        if (shell.dialect() != Dialect.ASH) {
            return false;
        }
        try {
            return files().realPath(ShellText.toJava(path)).endsWith("/busybox")
                    || files().status(ShellText.toJava(path)).sameFile(files().status("/bin/busybox"));
        } catch (IOException absent) {
            return false;
        }
    }

    /** Where programs were found along the PATH that is set now, by name in the order of their first use. */
    public Map<String, Remembered> remembered() {
        int changes = shell.variables().pathChanges();
        if (changes != rememberedFor) {
            remembered.clear();
            rememberedFor = changes;
        }
        return remembered;
    }
}
