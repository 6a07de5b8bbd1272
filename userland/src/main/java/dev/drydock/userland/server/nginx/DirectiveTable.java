package dev.drydock.userland.server.nginx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The directives that nginx 1.22.1 has, a line each: its name, where it may stand (a letter of {@link Context} each), how many
 * arguments it takes or that it is {@code on} or {@code off}, and whether a block follows.
 */
final class DirectiveTable {
    private static final Map<String, List<Form>> FORMS = read();

    private DirectiveTable() {}

    /** One way to write a directive. */
    private record Form(String contexts, int least, int most, boolean isFlag, boolean hasBlock) {

        static Form of(String[] words) {
            boolean flag = words[2].equals("flag");
            String[] bounds = (flag ? "1" : words[2]).split("-", -1);
            int least = Integer.parseInt(bounds[0]);
            int most =
                    bounds.length == 1 ? least : bounds[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(bounds[1]);
            return new Form(words[1], least, most, flag, words.length > 3);
        }
    }

    private static Map<String, List<Form>> read() {
        Map<String, List<Form>> forms = new HashMap<>();
        try (InputStream stream = DirectiveTable.class.getResourceAsStream("directives")) {
            if (stream == null) {
                throw new IllegalStateException("no table of directives");
            }
            for (String line : new String(stream.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
                String[] words = line.split(" ");
                forms.computeIfAbsent(words[0], name -> new ArrayList<>()).add(Form.of(words));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(forms);
    }

    /**
     * Checks what can be said of a directive before anybody knows what it means.
     *
     * @param opensBlock whether a brace follows its arguments
     * @throws ConfigException in the words of nginx
     */
    static void check(Directive directive, Context context, boolean opensBlock) throws ConfigException {
        List<Form> forms = FORMS.get(directive.name());
        if (forms == null) {
            throw directive.wrong("unknown directive \"" + directive.name() + "\"");
        }
        for (Form form : forms) {
            if (form.contexts().indexOf(context.letter()) >= 0) {
                check(directive, form, opensBlock);
                return;
            }
        }
        throw directive.wrong("\"" + directive.name() + "\" directive is not allowed here");
    }

    private static void check(Directive directive, Form form, boolean opensBlock) throws ConfigException {
        if (opensBlock && !form.hasBlock()) {
            throw directive.wrong("directive \"" + directive.name() + "\" is not terminated by \";\"");
        }
        if (!opensBlock && form.hasBlock()) {
            throw directive.wrong("directive \"" + directive.name() + "\" has no opening \"{\"");
        }
        int count = directive.arguments().size();
        if (count < form.least() || count > form.most()) {
            throw directive.wrong("invalid number of arguments in \"" + directive.name() + "\" directive");
        }
        if (form.isFlag()) {
            directive.flag();
        }
    }
}
