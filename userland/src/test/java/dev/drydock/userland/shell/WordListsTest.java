package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Random lists of words come through quoting and splitting as a plain model says. */
class WordListsTest {
    private static final List<String> SHELLS = List.of("dash", "bash", "ash");

    @Property(tries = 60)
    void quoted_words_are_what_they_were(@ForAll("wordLists") List<String> words) {
        for (String shell : SHELLS) {
            assertThat(ShellScriptsTest.runWhereRecorded(quoted(words), shell))
                    .as(shell)
                    .isEqualTo(shown(words));
        }
    }

    @Property(tries = 60)
    void values_are_split_at_separators(
            @ForAll("values") List<String> values, @ForAll("separators") String separators) {
        for (String shell : SHELLS) {
            assertThat(ShellScriptsTest.runWhereRecorded(splitting(values, separators), shell))
                    .as(shell)
                    .isEqualTo(splitShown(values, separators));
        }
    }

    @Tag("oracle")
    @Property(tries = 300)
    void quoted_words_are_what_they_were_in_the_real_shells_too(@ForAll("wordLists") List<String> words) {
        for (String shell : SHELLS) {
            try (RealShell real = RealShell.called(shell)) {
                assertThat(real.run(quoted(words))).as(shell).isEqualTo(shown(words));
            }
        }
    }

    @Tag("oracle")
    @Property(tries = 300)
    void values_are_split_at_separators_in_the_real_shells_too(
            @ForAll("values") List<String> values, @ForAll("separators") String separators) {
        for (String shell : SHELLS) {
            try (RealShell real = RealShell.called(shell)) {
                assertThat(real.run(splitting(values, separators))).as(shell).isEqualTo(splitShown(values, separators));
            }
        }
    }

    // The scripts

    /** Each word in every way of quoting it. */
    private static String quoted(List<String> words) {
        String arguments = words.stream()
                .map(word -> single(word) + " " + doubled(word) + " " + escaped(word))
                .collect(Collectors.joining(" "));
        return "printf '<%s>' " + arguments;
    }

    private static String splitting(List<String> values, String separators) {
        StringBuilder script = new StringBuilder("set -f; IFS=" + single(separators) + "\n");
        for (String value : values) {
            script.append("v=" + single(value) + "; set -- $v; printf '%s:' $#; printf '<%s>' \"$@\"; echo\n");
        }
        return script.toString();
    }

    private static String single(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static String doubled(String word) {
        return "\"" + word.replaceAll("([\\\\\"$`])", "\\\\$1") + "\"";
    }

    /** A backslash before each character; that cannot quote a newline. */
    private static String escaped(String word) {
        StringBuilder text = new StringBuilder();
        for (char each : word.toCharArray()) {
            text.append(each == '\n' ? "'\n'" : "\\" + each);
        }
        return word.isEmpty() ? "''" : text.toString();
    }

    // The model

    private static String shown(List<String> words) {
        StringBuilder output = new StringBuilder();
        for (String word : words) {
            output.append(("<" + word + ">").repeat(3));
        }
        return ShellCase.shown(output.toString(), "", 0);
    }

    private static String splitShown(List<String> values, String separators) {
        StringBuilder output = new StringBuilder();
        for (String value : values) {
            List<String> fields = fields(value, separators);
            output.append(fields.size()).append(':');
            output.append(fields.isEmpty() ? "<>" : "<" + String.join("><", fields) + ">")
                    .append('\n');
        }
        return ShellCase.shown(output.toString(), "", 0);
    }

    /**
     * Splitting as POSIX describes it: blanks among the separators part fields in any number and count for nothing at the
     * ends; each other one ends a field.
     */
    private static List<String> fields(String value, String separators) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < value.length() && isBlank(value.charAt(at), separators)) {
            at++;
        }
        while (at < value.length()) {
            int start = at;
            while (at < value.length() && separators.indexOf(value.charAt(at)) < 0) {
                at++;
            }
            fields.add(value.substring(start, at));
            boolean ended = false;
            while (at < value.length()
                    && (isBlank(value.charAt(at), separators)
                            || (!ended && separators.indexOf(value.charAt(at)) >= 0))) {
                ended |= !isBlank(value.charAt(at), separators);
                at++;
            }
        }
        return fields;
    }

    private static boolean isBlank(char character, String separators) {
        return " \t\n".indexOf(character) >= 0 && separators.indexOf(character) >= 0;
    }

    // What is tried

    @Provide
    Arbitrary<List<String>> wordLists() {
        return text("ab '\"\\$`*?[]{}~#!&|;<>()=-\n\té").list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<String>> values() {
        return text("aab  ::,\t\n*'\\").list().ofMinSize(1).ofMaxSize(10);
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("", " ", " \t\n", ":", ": ", ":,", " :,\n", "a", "a ");
    }

    private static Arbitrary<String> text(String characters) {
        return Arbitraries.of(characters.chars().mapToObj(each -> (char) each).toList())
                .list()
                .ofMaxSize(9)
                .map(list -> list.stream().map(String::valueOf).collect(Collectors.joining()));
    }
}
