package dev.drydock.userland.shell.edit;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ^R: looks back through the history while a part of a line is typed. */
final class HistorySearch {
    private final List<String> history;
    private final ReadlineScreen screen;
    private final KeyReader keys;
    private final StringBuilder wanted = new StringBuilder();
    private String found;
    private int place;
    private boolean failed;

    HistorySearch(List<String> history, ReadlineScreen screen, KeyReader keys) {
        this.history = history;
        this.screen = screen;
        this.keys = keys;
        this.found = "";
        this.place = history.size();
    }

    /**
     * Runs until a key ends the search.
     *
     * @return the line that was found; null after ^C. If Enter ended it, the reader's text is a newline
     */
    @Nullable
    String run(String before) throws IOException {
        found = before;
        show();
        while (true) {
            Key key = keys.next();
            switch (key) {
                case TEXT -> {
                    wanted.append(keys.text());
                    search(Math.min(place, history.size() - 1));
                }
                case SEARCH -> search(place - 1);
                case RUB_OUT -> {
                    if (wanted.length() > 0) {
                        wanted.setLength(wanted.length() - 1);
                        failed = false;
                    }
                }
                case ABORT -> {
                    return before;
                }
                case INTERRUPT, HANG_UP -> {
                    return null;
                }
                default -> {
                    keys.endsWith(key == Key.ACCEPT ? "\n" : "");
                    return found;
                }
            }
            show();
        }
    }

    private void search(int from) throws IOException {
        for (int i = from; i >= 0; i--) {
            if (history.get(i).contains(wanted)) {
                place = i;
                found = history.get(i);
                failed = false;
                return;
            }
        }
        failed = true;
        screen.bell();
    }

    private void show() throws IOException {
        String label = (failed ? "(failed " : "(") + "reverse-i-search)`" + wanted + "': ";
        int at = wanted.length() == 0 ? found.length() : Math.max(0, found.indexOf(wanted.toString()));
        screen.changePrompt(label, found, at);
    }
}
