package dev.drydock.userland.shell.start;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.userland.shell.history.HistoryFile;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Names;
import java.io.IOException;

/** bash's history from one interactive shell to the next: read when it starts, written when it ends. */
final class SavedHistory {
    private static final String DEFAULT_SIZE = "500";

    private final Shell shell;

    SavedHistory(Shell shell) {
        this.shell = shell;
    }

    /** After the start files, which may have named another file or other sizes. */
    void load() throws IOException {
        if (!isKept()) {
            return;
        }
        otherwise("HISTSIZE", DEFAULT_SIZE);
        otherwise("HISTFILESIZE", shell.variables().valueOr("HISTSIZE", DEFAULT_SIZE));
        String path = path();
        if (!path.isEmpty()) {
            try {
                file(path).read(false);
            } catch (ErrnoException absent) {
                // A first shell finds none.
            }
        }
    }

    /** If something was typed. It is not told of if it cannot be: the shell has ended. */
    void save() throws IOException {
        String path = path();
        if (!isKept() || path.isEmpty() || shell.history().unsaved() == 0) {
            return;
        }
        try {
            HistoryFile file = file(path);
            boolean adds = shell.options().shopt("histappend")
                    || shell.history().unsaved() <= shell.history().size();
            if (adds) {
                file.append();
            } else {
                file.write();
            }
            String most = shell.variables().valueOr("HISTFILESIZE", "");
            if (Names.isNumber(most) && most.length() < DEFAULT_SIZE.length() * 3) {
                file.truncate(Integer.parseInt(most));
            }
        } catch (ErrnoException refused) {
            // There is nobody left to tell.
        }
    }

    private boolean isKept() {
        return shell.dialect().isBash() && shell.options().has(SetOption.HISTORY);
    }

    private String path() {
        return shell.variables().valueOr("HISTFILE", "");
    }

    private HistoryFile file(String path) {
        boolean times = shell.variables().value("HISTTIMEFORMAT") != null;
        return new HistoryFile(
                shell.files(),
                path,
                shell.history(),
                times,
                shell.process().clock().now());
    }

    private void otherwise(String name, String value) {
        if (shell.variables().value(name) == null) {
            shell.variables().set(name, value);
        }
    }
}
