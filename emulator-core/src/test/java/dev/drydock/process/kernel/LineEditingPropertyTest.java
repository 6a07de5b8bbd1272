package dev.drydock.process.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is typed in whatever portions: what is read, and what a screen shows, is what a plain editor says. */
class LineEditingPropertyTest {

    @Provide
    Arbitrary<List<String>> keys() {
        Arbitrary<String> key = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.of("a", "b", "Z", "_", "-", " ", "7")),
                net.jqwik.api.Tuple.of(4, Arbitraries.of("\u007f", "\u0017", "\u0015", "\t", "\u0001", "\u001b")),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("\n", "\r", "\u0016\u0003", "\u0016\u007f")));
        return key.list().ofMaxSize(60);
    }

    @Property
    void what_is_read_is_what_an_editor_would_have_made(@ForAll("keys") List<String> keys) {
        LineDiscipline discipline = new LineDiscipline();
        Editor editor = new Editor();
        for (String key : keys) {
            type(discipline, key);
            editor.type(key);
        }
        List<String> read = new ArrayList<>();
        byte[] buffer = new byte[100];
        while (discipline.readable()) {
            read.add(new String(buffer, 0, discipline.read(buffer, 0, 100), StandardCharsets.ISO_8859_1));
        }
        assertThat(read).isEqualTo(editor.lines);
    }

    @Property
    void the_screen_shows_the_line_as_it_is_now(@ForAll("keys") List<String> keys) {
        LineDiscipline discipline = new LineDiscipline();
        Editor editor = new Editor();
        Screen screen = new Screen();
        ByteArrayOutputStream prompt = new ByteArrayOutputStream();
        discipline.write("$ ".getBytes(StandardCharsets.US_ASCII), 0, 2, 100, prompt);
        screen.show(prompt.toString(StandardCharsets.ISO_8859_1));
        String before = "$ ";
        for (String key : keys) {
            type(discipline, key);
            editor.type(key);
            screen.show(new String(discipline.takeEcho(), StandardCharsets.ISO_8859_1));
            if (key.equals("\n") || key.equals("\r")) {
                before = "";
            }
            assertThat(screen.line()).isEqualTo(Screen.of(before + visible(editor.line)));
        }
    }

    private static void type(LineDiscipline discipline, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.ISO_8859_1);
        discipline.type(bytes, 0, bytes.length);
    }

    private static String visible(CharSequence line) {
        StringBuilder text = new StringBuilder();
        line.chars().forEach(c -> {
            if (c == '\t' || (c >= ' ' && c != 0x7f)) {
                text.append((char) c);
            } else {
                text.append('^').append((char) (c ^ 0100));
            }
        });
        return text.toString();
    }

    /** Edits a line in the plainest way. */
    private static final class Editor {
        private final List<String> lines = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();

        void type(String key) {
            switch (key) {
                case "\u007f" -> line.setLength(Math.max(0, line.length() - 1));
                case "\u0015" -> line.setLength(0);
                case "\u0017" -> {
                    String kept = line.toString().replaceFirst("[A-Za-z0-9_]*[^A-Za-z0-9_]*$", "");
                    line.setLength(kept.length());
                }
                case "\n", "\r" -> {
                    lines.add(line + "\n");
                    line.setLength(0);
                }
                default -> line.append(key.charAt(key.length() - 1));
            }
        }
    }

    /** A terminal that is one line high and wide enough. */
    private static final class Screen {
        private final StringBuilder text = new StringBuilder();
        private int cursor;

        static String of(String shown) {
            Screen screen = new Screen();
            screen.show(shown);
            return screen.line();
        }

        void show(String output) {
            for (char c : output.toCharArray()) {
                switch (c) {
                    case '\b' -> cursor--;
                    case '\r' -> cursor = 0;
                    case '\n' -> text.setLength(0);
                    case '\t' -> moveTo(cursor + 8 - cursor % 8);
                    default -> {
                        moveTo(cursor + 1);
                        text.setCharAt(cursor - 1, c);
                    }
                }
            }
        }

        private void moveTo(int column) {
            cursor = column;
            while (text.length() < cursor) {
                text.append(' ');
            }
        }

        /** What stands before the cursor; what is behind it is blank. */
        String line() {
            assertThat(text.substring(cursor)).isBlank();
            return text.substring(0, cursor);
        }
    }
}
