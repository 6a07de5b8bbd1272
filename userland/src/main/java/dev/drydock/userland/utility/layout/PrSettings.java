package dev.drydock.userland.utility.layout;

import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pr} is told.
 *
 * @param first the first page that is shown, 1 for all
 * @param last the last one, or a very high number
 * @param header null for the name of the file
 * @param numberWidth how many digits lines are numbered with; 0 for no numbers
 * @param width of a page; text of a single column is cut only where {@code cuts}
 * @param separator between columns; null for blanks up to the next one
 */
record PrSettings(
        int first,
        int last,
        int columns,
        boolean across,
        boolean merges,
        boolean headed,
        boolean paginated,
        int length,
        boolean formFeeds,
        @Nullable String header,
        String dateFormat,
        int numberWidth,
        String numberSeparator,
        int firstNumber,
        int margin,
        int width,
        boolean cuts,
        @Nullable String separator,
        boolean aligned,
        boolean doubled,
        int tabWidth,
        String escapes) {
    /** As getopt is told of them; a number alone and a page behind a plus sign are read before. */
    static final String OPTIONS =
            "a,across columns= c,show-control-chars d,double-space D,date-format= e,expand-tabs? F,form-feed f"
                    + " h,header= !i,output-tabs? !J,join-lines l,length= m,merge n,number-lines? N,first-line-number= o,indent="
                    + " r,no-file-warnings s,separator? S,sep-string? t,omit-header T,omit-pagination v,show-nonprinting w,width="
                    + " W,page-width= pages=";

    private static final int LEAST_LENGTH = 10;
    private static final Pattern PAGES = Pattern.compile("\\+?(\\d{1,9})(?::(\\d{1,9}))?");
    private static final Pattern COLUMNS = Pattern.compile("-(\\d+)(.*)");
    private static final Pattern BUNDLE = Pattern.compile("-([acdfFmrtTv]+)(\\d+)");
    private static final Words BAD_PAGES = Words.of("invalid --pages argument %l");
    private static final Words BAD_LENGTH = Words.of("'-l PAGE_LENGTH' invalid number of lines: %l");
    private static final Words BAD_COLUMNS = Words.of("invalid number of columns: %l");
    private static final Words NO_COLUMNS = Words.of("invalid number of columns: '0': Numerical result out of range");
    private static final Words BAD_WIDTH = Words.of("'-%s PAGE_WIDTH' invalid number of characters: %l");
    private static final Words BAD_MARGIN = Words.of("'-o MARGIN' invalid line offset: %l");
    private static final Words BAD_START = Words.of("'-N NUMBER' invalid starting line number: %l");
    private static final Words BOTH = Words.of("cannot specify number of columns when printing in parallel");
    private static final Words NOT_TOGETHER = Words.of("numbers and double space are not emulated in columns");

    /** The words with those of its own forms written as options. */
    static List<String> words(List<String> arguments) {
        List<String> words = new ArrayList<>();
        boolean over = false;
        for (String word : arguments) {
            Matcher columns = COLUMNS.matcher(word);
            Matcher bundle = BUNDLE.matcher(word);
            over |= word.equals("--");
            if (!over && word.matches("\\+\\d+(:\\d+)?")) {
                words.add("--pages=" + word.substring(1));
            } else if (!over && bundle.matches()) {
                words.add("-" + bundle.group(1));
                words.add("--columns=" + bundle.group(2));
            } else if (!over && columns.matches()) {
                words.add("--columns=" + columns.group(1));
                if (!columns.group(2).isEmpty()) {
                    words.add("-" + columns.group(2));
                }
            } else {
                words.add(word);
            }
        }
        return words;
    }

    static PrSettings of(Invocation call, CommandLine line) {
        int first = 1;
        int last = Integer.MAX_VALUE;
        String pages = line.last("pages");
        if (pages != null) {
            Matcher range = PAGES.matcher(pages);
            if (!range.matches() || Integer.parseInt(range.group(1)) == 0) {
                throw call.fail(BAD_PAGES, pages);
            }
            first = Integer.parseInt(range.group(1));
            last = range.group(2) == null ? last : Integer.parseInt(range.group(2));
        }
        String columnText = line.last("columns");
        int columns = columnText == null ? 1 : number(call, columnText, BAD_COLUMNS);
        if (columns == 0) {
            throw call.fail(NO_COLUMNS);
        }
        boolean merges = line.has("m");
        if (merges && columnText != null) {
            throw call.fail(BOTH);
        }
        int length = line.last("l") == null ? 66 : number(call, String.valueOf(line.last("l")), BAD_LENGTH);
        boolean headed = !line.has("t") && !line.has("T") && length > LEAST_LENGTH;
        String page = line.last("W");
        String width = page == null ? line.last("w") : page;
        String letter = page == null ? "w" : "W";
        int wide = width == null ? 72 : number(call, width, Words.of(call.format(BAD_WIDTH.gnu(), letter, width)));
        String numbers = line.has("n") ? given(line, "n") : null;
        boolean inColumns = columns > 1 || merges;
        if (inColumns && (numbers != null || line.has("d"))) {
            throw call.fail(NOT_TOGETHER);
        }
        String start = line.last("N");
        String margin = line.last("o");
        return new PrSettings(
                first,
                last,
                columns,
                line.has("a"),
                merges,
                headed,
                !line.has("T"),
                length,
                line.has("f") || line.has("F"),
                line.last("h"),
                line.last("D") == null ? "%Y-%m-%d %H:%M" : String.valueOf(line.last("D")),
                numbers == null ? 0 : numberWidth(numbers),
                numbers == null || numbers.isEmpty() || Character.isDigit(numbers.charAt(0))
                        ? "\t"
                        : numbers.substring(0, 1),
                start == null ? 1 : number(call, start, BAD_START),
                margin == null ? 0 : number(call, margin, BAD_MARGIN),
                wide,
                page != null,
                separator(line, inColumns),
                !line.has("s"),
                line.has("d"),
                line.has("e") ? tabWidth(given(line, "e")) : 0,
                line.has("c") ? "c" : line.has("v") ? "v" : "");
    }

    private static String given(CommandLine line, String key) {
        String value = line.last(key);
        return value == null ? "" : value.replaceFirst("^=", "");
    }

    private static int numberWidth(String text) {
        String digits = text.replaceFirst("^\\D", "");
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 5;
    }

    private static int tabWidth(String text) {
        String digits = text.replaceFirst("^\\D", "");
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 8;
    }

    private static @Nullable String separator(CommandLine line, boolean inColumns) {
        for (int i = line.options().size() - 1; i >= 0; i--) {
            Option option = line.options().get(i);
            String value = option.value();
            if (option.key().equals("s")) {
                return value == null || value.isEmpty() ? "\t" : value.substring(0, 1);
            }
            if (option.key().equals("S")) {
                return value == null ? "" : value;
            }
        }
        return inColumns ? " " : null;
    }

    private static int number(Invocation call, String text, Words wrong) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(wrong, text);
        }
        return Integer.parseInt(text);
    }

    /** How many lines of text fit on a page. */
    int body() {
        if (!paginated) {
            return Integer.MAX_VALUE;
        }
        return headed ? length - (formFeeds ? 3 : 10) : length;
    }
}
