package dev.drydock.userland.utility.alternatives;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Output;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks which of a group's choices it shall be ({@code --config}), until the answer is one. */
final class Question {
    private static final int LEAST_WIDTH = 15;

    private final Invocation call;
    private final LinkGroup group;
    private final Optional<String> current;
    private final List<Choice> choices;

    Question(Invocation call, LinkGroup group, Optional<String> current) {
        this.call = call;
        this.group = group;
        this.current = current;
        this.choices = new ArrayList<>(group.choices());
    }

    /**
     * What was answered.
     *
     * @param choice null to leave things as they are
     */
    record Answer(@Nullable Choice choice, boolean automatic) {}

    Answer ask() throws IOException {
        while (true) {
            show();
            String line = line();
            if (line == null || line.isEmpty()) {
                return new Answer(null, group.automatic());
            }
            Choice chosen = chosen(line);
            if (chosen != null) {
                return new Answer(chosen, line.strip().matches("[+-]?0+"));
            }
        }
    }

    private @Nullable Choice chosen(String answer) {
        if (!answer.matches("\\s*\\+?\\d{1,9}")) {
            return group.choice(answer).orElse(null);
        }
        int number = Integer.parseInt(answer.strip());
        if (number == 0) {
            return group.best().orElse(null);
        }
        return number <= choices.size() ? choices.get(number - 1) : null;
    }

    private void show() {
        Output out = call.out();
        String many = choices.size() == 1 ? "is 1 choice" : "are " + choices.size() + " choices";
        out.line("There " + many + " for the alternative " + group.name() + " (providing " + group.link() + ").");
        out.line("");
        out.line("  Selection    " + padded("Path", width()) + " Priority   Status");
        out.line("-".repeat(60));
        group.best().ifPresent(best -> {
            boolean kept = group.automatic() && current.equals(Optional.of(best.path()));
            row(kept, 0, best, "auto mode");
        });
        for (int i = 0; i < choices.size(); i++) {
            Choice each = choices.get(i);
            boolean kept = !group.automatic() && current.equals(Optional.of(each.path()));
            row(kept, i + 1, each, "manual mode");
        }
        out.line("");
        out.text("Press <enter> to keep the current choice[*], or type selection number: ");
        out.flush();
    }

    private void row(boolean kept, int number, Choice choice, String mode) {
        String priority = choice.priority() < 0 ? "" + choice.priority() : " " + choice.priority();
        call.out()
                .line((kept ? "* " : "  ") + padded("" + number, 12) + " " + padded(choice.path(), width()) + " "
                        + padded(priority, 10) + " " + mode);
    }

    private int width() {
        int longest =
                choices.stream().mapToInt(each -> each.path().length()).max().orElse(0);
        return Math.max(longest + 1, LEAST_WIDTH);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** Takes no byte more than the line; null at the end of the input. */
    private @Nullable String line() throws IOException {
        InputStream in = call.process().in();
        StringBuilder line = new StringBuilder();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            next = in.read();
        }
        return line.toString();
    }
}
