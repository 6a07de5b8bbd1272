package dev.drydock.userland.shell.interp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** The one at a place: counted from the first, or behind a minus from the last; null if there are not so many. */
    @Nullable
    String at(String place) {
        List<String> all = all();
        boolean backwards = place.startsWith("-");
        int number = Integer.parseInt(place.replaceFirst("^[-+]", ""));
        int index = backwards ? all.size() - 1 - number : number;
        return index >= 0 && index < all.size() ? all.get(index) : null;
    }

    /** Those under the working directory; changes write through. */
    public List<String> below() {
        return below;
    }
}
