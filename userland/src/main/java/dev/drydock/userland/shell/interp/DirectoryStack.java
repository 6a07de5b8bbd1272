package dev.drydock.userland.shell.interp;

import java.util.ArrayList;
import java.util.List;

/** The directories that {@code pushd} remembers; the working directory is always the first. */
public final class DirectoryStack {
    private final Shell shell;
    private final List<String> below = new ArrayList<>();

    DirectoryStack(Shell shell) {
        this.shell = shell;
    }

    /** All of them, the working directory first. */
    public List<String> all() {
        List<String> all = new ArrayList<>();
        all.add(shell.variables().valueOr("PWD", "/"));
        all.addAll(below);
        return all;
    }

    /** Those under the working directory; changes write through. */
    public List<String> below() {
        return below;
    }
}
