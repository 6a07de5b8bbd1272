package dev.drydock.userland.utility.layout;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pr} of coreutils 9.1: texts on pages with headers, in columns, or beside each other. */
final class Pr {
    static final Command COMMAND = Command.named("pr", call -> new Pr(call).run())
            .gnu(PrSettings.OPTIONS)
            .only(Flavour.GNU);
    private static final int HEADER_WIDTH = 72;
    private static final Words NOT_OPENED = Words.of("%n: %s");
    private static final Words BEYOND = Words.of("starting page number %s exceeds page count %s");
    private static final Words FORM_FEED = Words.of("form feeds in the input are not emulated");

    private final Invocation call;
    private final PrSettings settings;
    private final PrLine line;
    private int page;

    /**
     * A text to be shown.
     *
     * @param changed when it was changed
     */
    private record Text(String name, Instant changed, List<String> lines) {}

    private Pr(Invocation call) {
        this.call = call;
        this.settings = PrSettings.of(call, call.parse(PrSettings.words(call.arguments())));
        this.line = new PrLine(settings);
    }

    private Exit run() {
        List<String> names = call.operands().isEmpty() ? List.of("-") : call.operands();
        List<Text> texts = new ArrayList<>();
        for (String name : names) {
            Text text = read(name);
            if (text != null) {
                texts.add(text);
            }
        }
        if (settings.merges()) {
            if (!texts.isEmpty()) {
                String title = texts.size() == 1 ? texts.get(0).name() : "";
                Instant now = call.process().clock().now();
                show(new Text(title, now, List.of()), merged(texts, names.size()));
            }
        } else {
            texts.forEach(text -> show(text, rows(text)));
        }
        return call.exit();
    }

    private @Nullable Text read(String name) {
        try (Input input = call.open(name)) {
            OpenFile file = input.file();
            boolean standard = name.equals("-");
            Instant changed =
                    standard ? call.process().clock().now() : file.status().modified();
            List<String> lines = new ArrayList<>();
            for (String each = input.line(); each != null; each = input.line()) {
                call.process().checkpoint();
                if (each.indexOf('\f') >= 0) {
                    throw call.fail(FORM_FEED);
                }
                lines.add(each);
            }
            return new Text(standard ? "" : name, changed, lines);
        } catch (IOException error) {
            if (!call.commandLine().has("r")) {
                call.say(NOT_OPENED, name, error);
            }
            call.status(1);
            return null;
        }
    }

    /** What stands beside each other: a row of all texts, as long as the longest of them. One that could not be read keeps its room. */
    private List<String> merged(List<Text> texts, int columns) {
        int longest = texts.stream().mapToInt(text -> text.lines().size()).max().orElse(0);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < longest; i++) {
            List<String> cells = new ArrayList<>();
            for (Text text : texts) {
                cells.add(i < text.lines().size() ? text.lines().get(i) : "");
            }
            rows.add(line.columns(cells, columns));
        }
        return rows;
    }

    private List<String> rows(Text text) {
        List<String> lines = text.lines();
        List<String> rows = new ArrayList<>();
        if (settings.columns() == 1) {
            int number = settings.firstNumber();
            for (String each : lines) {
                rows.add(line.single(each, number++));
                if (settings.doubled()) {
                    rows.add("");
                }
            }
            return rows;
        }
        int columns = settings.columns();
        if (settings.across()) {
            for (int i = 0; i < lines.size(); i += columns) {
                rows.add(line.columns(lines.subList(i, Math.min(i + columns, lines.size())), columns));
            }
            return rows;
        }
        long most = (long) settings.body() * columns;
        for (int start = 0; start < lines.size(); ) {
            int end = (int) Math.min(lines.size(), start + most);
            down(lines.subList(start, end), rows);
            start = end;
        }
        return rows;
    }

    /** Column by column; the first ones have a line more than the others where they cannot be equal. */
    private void down(List<String> lines, List<String> rows) {
        int columns = settings.columns();
        int height = (lines.size() + columns - 1) / columns;
        int shortest = lines.size() / columns;
        int higher = lines.size() % columns == 0 ? columns : lines.size() % columns;
        for (int row = 0; row < height; row++) {
            List<String> cells = new ArrayList<>();
            int start = 0;
            for (int column = 0; column < columns; column++) {
                int size = column < higher ? height : shortest;
                if (row < size) {
                    cells.add(lines.get(start + row));
                }
                start += size;
            }
            rows.add(line.columns(cells, columns));
        }
    }

    private void show(Text text, List<String> rows) {
        int body = settings.body();
        page = 0;
        int pages = (int) ((rows.size() + (long) body - 1) / body);
        if (settings.first() > pages && settings.first() > 1) {
            call.say(BEYOND, settings.first(), pages);
            return;
        }
        for (int start = 0; start < rows.size(); ) {
            int end = (int) Math.min(rows.size(), (long) start + body);
            page++;
            if (page >= settings.first() && page <= settings.last()) {
                page(text, rows.subList(start, end), end == rows.size());
            }
            start = end;
        }
    }

    private void page(Text text, List<String> rows, boolean last) {
        if (settings.headed()) {
            call.out().dataLine("\n\n" + " ".repeat(settings.margin()) + header(text) + "\n\n");
        }
        rows.forEach(call.out()::dataLine);
        if (settings.formFeeds()) {
            if (settings.headed() || !last) {
                call.out().data("\f");
            }
        } else if (settings.headed()) {
            call.out().data("\n".repeat(settings.body() - rows.size() + 5));
        }
    }

    private String header(Text text) {
        String date = TimeFormat.format(settings.dateFormat(), text.changed(), TimeZones.of(call.process()));
        String header = settings.header();
        String title = Latin.of(header == null ? text.name() : header);
        String number = "Page " + page;
        int wide = settings.width() == HEADER_WIDTH || settings.cuts() ? settings.width() : HEADER_WIDTH;
        int blanks = Math.max(0, wide - date.length() - title.length() - number.length());
        int left = blanks / 2;
        String one = " ".repeat(Math.max(1, left));
        return date + one + title + " ".repeat(Math.max(1, blanks - left)) + number;
    }
}
