package dev.drydock.userland.server.redis;

import java.util.List;

/** How {@code redis-cli} shows answers. */
enum AnswerFormat {
    /** For people: kinds are told, texts are in quotes. */
    STANDARD {
        @Override
        String text(Answer answer) {
            return standard(answer, "");
        }
    },
    /** For other programs. */
    RAW {
        @Override
        String text(Answer answer) {
            return raw(answer) + "\n";
        }
    },
    CSV {
        @Override
        String text(Answer answer) {
            return csv(answer) + "\n";
        }
    };

    abstract String text(Answer answer);

    private static String standard(Answer answer, String prefix) {
        if (answer instanceof Answer.Status status) {
            return status.words() + "\n";
        }
        if (answer instanceof Answer.Failure failure) {
            return "(error) " + failure.words() + "\n";
        }
        if (answer instanceof Answer.Whole whole) {
            return "(integer) " + whole.number() + "\n";
        }
        if (answer instanceof Answer.Real real) {
            return "(double) " + real.number() + "\n";
        }
        if (answer instanceof Answer.Text value) {
            String text = value.text();
            return text == null ? "(nil)\n" : Words.quoted(text) + "\n";
        }
        Answer.Many many = (Answer.Many) answer;
        return many.elements().isEmpty() ? "(empty " + name(many.kind()) + ")\n" : elements(many, prefix);
    }

    private static String name(char kind) {
        return switch (kind) {
            case '%' -> "hash";
            case '~' -> "set";
            case '>' -> "push";
            default -> "array";
        };
    }

    private static String elements(Answer.Many many, String prefix) {
        List<Answer> elements = many.elements();
        boolean pairs = many.kind() == '%';
        int count = pairs ? elements.size() / 2 : elements.size();
        int width = Integer.toString(count).length();
        char mark = pairs ? '#' : many.kind() == '~' ? '~' : ')';
        String inner = prefix + " ".repeat(width + 2);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String number = Integer.toString(i + 1);
            text.append(i == 0 ? "" : prefix);
            text.append(" ".repeat(width - number.length()))
                    .append(number)
                    .append(mark)
                    .append(' ');
            if (pairs) {
                String key = standard(elements.get(2 * i), inner);
                text.append(key, 0, key.length() - 1).append(" => ");
            }
            text.append(standard(elements.get(pairs ? 2 * i + 1 : i), inner));
        }
        return text.toString();
    }

    private static String raw(Answer answer) {
        if (answer instanceof Answer.Status status) {
            return status.words();
        }
        if (answer instanceof Answer.Failure failure) {
            return failure.words() + "\n";
        }
        if (answer instanceof Answer.Whole whole) {
            return whole.number();
        }
        if (answer instanceof Answer.Real real) {
            return real.number();
        }
        if (answer instanceof Answer.Text value) {
            String text = value.text();
            return text == null ? "" : text;
        }
        Answer.Many many = (Answer.Many) answer;
        return String.join("\n", many.elements().stream().map(AnswerFormat::raw).toList());
    }

    private static String csv(Answer answer) {
        if (answer instanceof Answer.Status status) {
            return Words.quoted(status.words());
        }
        if (answer instanceof Answer.Failure failure) {
            return "ERROR," + Words.quoted(failure.words());
        }
        if (answer instanceof Answer.Whole whole) {
            return whole.number();
        }
        if (answer instanceof Answer.Real real) {
            return real.number();
        }
        if (answer instanceof Answer.Text value) {
            String text = value.text();
            return text == null ? "NULL" : Words.quoted(text);
        }
        Answer.Many many = (Answer.Many) answer;
        return String.join(",", many.elements().stream().map(AnswerFormat::csv).toList());
    }
}
