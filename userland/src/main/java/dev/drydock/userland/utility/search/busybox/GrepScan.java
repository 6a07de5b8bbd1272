package dev.drydock.userland.utility.search.busybox;

import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through one file after the other and shows what is selected, with the lines around it. */
final class GrepScan {
    private static final int NOTHING_SHOWN = -1;

    private final Invocation call;
    private final GrepChoices choices;
    private final List<GrepPattern> patterns;
    private final Deque<String> before = new ArrayDeque<>();
    private boolean named;
    private boolean anyShown;
    private int lastShown;
    private String file = "";

    GrepScan(Invocation call, GrepChoices choices, List<GrepPattern> patterns) {
        this.call = call;
        this.choices = choices;
        this.patterns = patterns;
    }

    /** Whether lines are told with the name of their file. */
    void named(boolean on) {
        named = on;
    }

    /** Whether a file is one that was looked for. Of one that cannot be read there are no lines, and nothing is said. */
    boolean finds(Input input, String name) {
        file = name;
        lastShown = NOTHING_SHOWN;
        before.clear();
        int number = 0;
        int matches = 0;
        int trailing = 0;
        for (String line = next(input); line != null; line = next(input)) {
            call.process().checkpoint();
            number++;
            GrepPattern found = found(line);
            if (found != null != choices.inverted) {
                matches++;
                if (choices.quiet) {
                    throw new Quit(0);
                }
                if (choices.names) {
                    call.out().line(file);
                    return true;
                }
                if (choices.otherNames) {
                    return false;
                }
                if (choices.hasLimit() && matches > choices.most) {
                    break;
                }
                if (!choices.counts) {
                    showBefore(number);
                    trailing = choices.after;
                    show(line, number, found);
                }
            } else if (trailing > 0) {
                trailing--;
                // Of what follows, only what comes before a NUL is shown.
                line(line.split("\0", 2)[0], number, "-");
            } else if (choices.before > 0) {
                keep(line);
            }
            if (choices.hasLimit() && trailing == 0 && matches == choices.most) {
                break;
            }
        }
        if (choices.counts) {
            call.out().line((named ? file + ":" : "") + matches);
        }
        if (choices.otherNames) {
            call.out().line(file);
        }
        return matches > 0 || choices.otherNames;
    }

    private @Nullable String next(Input input) {
        try {
            return input.record(choices.terminator);
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** Null if the line is none that a pattern is for; the other patterns are not asked any more if one is. */
    private @Nullable GrepPattern found(String line) {
        for (GrepPattern pattern : patterns) {
            if (pattern.selects(line)) {
                return pattern;
            }
        }
        return null;
    }

    private void keep(String line) {
        if (before.size() == choices.before) {
            before.remove();
        }
        before.add(line);
    }

    private void showBefore(int number) {
        int first = number - before.size();
        for (String line : before) {
            line(line, first++, "-");
        }
        before.clear();
    }

    private void show(String line, int number, @Nullable GrepPattern found) {
        if (!choices.onlyMatching) {
            line(line, number, ":");
        } else if (found == null) {
            // With -v, of which nothing but what stands before it is shown.
            prefix(number, ":");
        } else if (choices.fixed) {
            line(found.text(), number, ":");
        } else {
            matchesOnly(line, number, found);
        }
    }

    private void matchesOnly(String line, int number, GrepPattern pattern) {
        while (true) {
            int end = pattern.end();
            boolean empty = end == pattern.start();
            if (!empty) {
                line(line.substring(pattern.start(), end), number, ":");
            }
            if (end >= line.length() || line.charAt(end) == 0 || !pattern.findsOn(line, empty ? end + 1 : end)) {
                return;
            }
        }
    }

    private void line(String line, int number, String sign) {
        prefix(number, sign);
        call.out().data(line);
        call.out().write(choices.terminator);
    }

    private void prefix(int number, String sign) {
        if (choices.hasContext() && anyShown && lastShown != number - 1) {
            call.out().text("--\n");
        }
        anyShown = true;
        lastShown = number;
        call.out().text((named ? file + sign : "") + (choices.numbers ? number + sign : ""));
    }
}
