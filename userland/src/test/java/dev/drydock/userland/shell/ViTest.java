package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** vi on a terminal: keys make of a file what they made of it in BusyBox's vi, and the screen is drawn as there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ViTest {
    private static final String TEXT =
            "one two three\\nfoo(bar, baz)\\n\\n  indented line\\nlast word here\\nsix\\nseven seven seven\\n";

    /** @param difference why ours is known to be different; empty if it is not */
    private record Case(String keys, String text, String difference) {}

    @TestFactory
    List<DynamicTest> keys_change_a_file_as_in_the_real_one() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Case recorded : cases()) {
            tests.add(DynamicTest.dynamicTest(recorded.keys(), () -> {
                String got = typed(recorded.keys());
                if (recorded.difference().isEmpty()) {
                    assertThat(got).as(recorded.keys()).isEqualTo(recorded.text());
                } else {
                    assertThat(got)
                            .as("no longer different: " + recorded.keys())
                            .isNotEqualTo(recorded.text());
                }
            }));
        }
        return tests;
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream stream = ViTest.class.getResourceAsStream("/dev/drydock/userland/utility/editor/vi.cases")) {
            assertThat(stream).isNotNull();
            for (String part : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n\n")) {
                String keys = "";
                String difference = "";
                StringBuilder text = new StringBuilder();
                for (String line : part.split("\n")) {
                    switch (line.charAt(0)) {
                        case '$' -> keys = line.substring(2);
                        case '~' -> difference = line.substring(2);
                        default ->
                            text.append(line.length() > 1 ? line.substring(2) : "")
                                    .append('\n');
                    }
                }
                cases.add(new Case(keys, text.toString(), difference));
            }
        }
        return cases;
    }

    private static String typed(String keys) {
        try (TerminalSession session = new TerminalSession("sh")) {
            session.type("printf '" + TEXT + "' >f; busybox vi f\r");
            for (String piece : (keys + "\\e").replace("\\r", "\r").split("\\\\e", -1)) {
                session.type(piece);
                session.type("\033");
            }
            session.type(":wq\r");
            String shown = session.type("clear; cat f; echo =\r");
            int start = shown.indexOf("\\e[J", shown.indexOf("echo")) + 4;
            return shown.substring(start, shown.lastIndexOf("=\n"));
        }
    }

    @Test
    void the_screen_is_drawn_as_by_the_real_one() {
        try (TerminalSession session = new TerminalSession("sh")) {
            session.type("printf 'one\\ntwo\\nthree\\n' >f");
            session.type("\r");
            session.type("busybox vi f");
            StringBuilder empty = new StringBuilder();
            for (int row = 4; row < 24; row++) {
                empty.append("\\e[").append(row).append(";1H~");
            }
            assertThat(session.type("\r"))
                    .isEqualTo("\n\\e[?1049h\\e[H\\e[J\\e[1;1Hone\\e[2;1Htwo\\e[3;1Hthree" + empty
                            + "\\e[1;1H\\e[24;1H\\e[K- f 1/3 33%\\e[1;1H");
            assertThat(session.type("j")).isEqualTo("\\e[2;1H\\e[24;1H\\e[K- f 2/3 66%\\e[2;1H");
            assertThat(session.type("i")).isEqualTo("\\e[2;1H\\e[24;1H\\e[KI f 2/3 66%\\e[2;1H");
            assertThat(session.type("x")).startsWith("\\e[2;1Hxtwo");
            assertThat(session.type("\033")).isEqualTo("\\e[2;1H\\e[24;1H\\e[K- f [Modified] 2/3 66%\\e[2;1H");
            assertThat(session.type(":q\r")).endsWith("\\e[7mNo write since last change (:q! overrides)\\e[m\\e[2;1H");
            assertThat(session.type(":foo\r")).endsWith("\\e[7m'foo' is not implemented\\e[m\\e[2;1H");
            assertThat(session.type(":wq\r")).contains(":wq").contains("\\e[24;1H\\e[K\\e[?1049l");
            assertThat(session.type("cat f\r")).contains("one\nxtwo\nthree\n");
        }
    }
}
