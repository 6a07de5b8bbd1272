package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Assignment;
import dev.drydock.userland.shell.syntax.Word;
import dev.drydock.userland.shell.syntax.WordPart;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An array as bash writes it for a command that declares: what its words expand to, each in quotes. */
public final class ArrayText {
    /** Stands before an array that is written as one, and not in quotes; no byte of a shell's text. */
    private static final String MARK = "\ue000";

    private final Shell shell;

    ArrayText(Shell shell) {
        this.shell = shell;
    }

    /** Whether a word is told a command as an array. */
    public static boolean isArray(String value) {
        return value.startsWith(MARK);
    }

    /** A word as it is shown. */
    public static String plain(String word) {
        return word.replace(MARK, "");
    }

    /** @param keyed whether the array is told to be an associative one, whose keys and values have no tildes */
    String expanded(Assignment assignment, WordPart.ArrayLiteral array, boolean keyed) throws IOException {
        Variable known = shell.variables().find(assignment.name());
        boolean associative = keyed || (known != null && known.isAssociative());
        List<String> shown = new ArrayList<>();
        for (WordPart.Element element : array.elements()) {
            Word value = associative ? element.value().withoutTilde() : element.value();
            Word key = element.key();
            if (key == null && associative) {
                boolean pairs = Assignments.isPairs(array.elements());
                shown.add(quoted(pairs ? shell.expander().text(value) : value.toString()));
                continue;
            }
            if (key == null) {
                shell.expander().fields(List.of(value)).forEach(each -> shown.add(quoted(each)));
                continue;
            }
            String at = shell.expander().text(associative ? key.withoutTilde() : key);
            String text = associative
                    ? shell.expander().text(value)
                    : shell.expander().value(value);
            shown.add("[" + quoted(at) + "]" + (element.append() ? "+=" : "=") + quoted(text));
        }
        return assignment.name() + (assignment.append() ? "+=" : "=") + MARK + "(" + String.join(" ", shown) + ")";
    }

    private static String quoted(String text) {
        return text.equals("'") ? "\\'" : Quotation.single(text);
    }
}
