package dev.drydock.filter;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads a date by one of Go's layouts, with the words that Go has for what it cannot read, because the engine passes them
 * on.
 */
public final class DateText {
    /** RFC 3339, as JSON has times. */
    public static final String RFC_3339 = "2006-01-02T15:04:05Z07:00";

    private static final String[] ELEMENTS = {"2006", "01", "02", "15", "04", "05", ".999999999", "Z07:00"};

    private final String layout;
    private final String text;
    private String rest;
    private int year;
    private int month = 1;
    private int day = 1;
    private int secondOfDay;
    private int nanos;
    private int offsetSeconds;
    private String outOfRange = "";

    private DateText(String layout, String text) {
        this.layout = layout;
        this.text = text;
        this.rest = text;
    }

    /** @param layout made of {@code 2006}, {@code 01}, {@code 02}, {@code 15}, {@code 04}, {@code 05} and {@code Z07:00} */
    public static Instant parse(String layout, String text) throws UnreadableException {
        return new DateText(layout, text).read();
    }

    private Instant read() throws UnreadableException {
        int position = 0;
        while (position < layout.length()) {
            String element = elementAt(position);
            if (element.isEmpty()) {
                literal(layout.substring(position, position + 1));
                position++;
            } else {
                element(element);
                position += element.length();
            }
            if (!outOfRange.isEmpty()) {
                throw new UnreadableException("parsing time " + quoted(text) + ": " + outOfRange + " out of range");
            }
        }
        if (!rest.isEmpty()) {
            throw new UnreadableException("parsing time " + quoted(text) + ": extra text: " + quoted(rest));
        }
        if (day < 1 || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
            throw new UnreadableException("parsing time " + quoted(text) + ": day out of range");
        }
        long epochDay = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(epochDay * 86_400 + secondOfDay - offsetSeconds, nanos);
    }

    private String elementAt(int position) {
        for (String element : ELEMENTS) {
            if (layout.startsWith(element, position)) {
                return element;
            }
        }
        return "";
    }

    private void literal(String expected) throws UnreadableException {
        if (!rest.startsWith(expected)) {
            throw cannotParse(rest, expected);
        }
        rest = rest.substring(1);
    }

    private void element(String element) throws UnreadableException {
        switch (element) {
            case "2006" -> year = digits(element, 4);
            case "01" -> month = bounded("month", digits(element, 2), 1, 12);
            case "02" -> day = digits(element, 2);
            case "15" -> secondOfDay += bounded("hour", digits(element, 2), 0, 23) * 3600;
            case "04" -> secondOfDay += bounded("minute", digits(element, 2), 0, 59) * 60;
            case "05" -> {
                secondOfDay += bounded("second", digits(element, 2), 0, 59);
                // To Go, a fraction may follow whether the layout has one or not.
                fraction();
            }
            case ".999999999" -> {}
            default -> zone();
        }
    }

    private int digits(String element, int count) throws UnreadableException {
        if (!areDigits(0, count)) {
            throw cannotParse(rest, element);
        }
        int value = Integer.parseInt(rest.substring(0, count));
        rest = rest.substring(count);
        return value;
    }

    /** Whether so many digits stand there; asked by hand, for each image has a date in each step of its history. */
    private boolean areDigits(int start, int count) {
        if (rest.length() < start + count) {
            return false;
        }
        for (int i = start; i < start + count; i++) {
            if (rest.charAt(i) < '0' || rest.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private boolean isOneOf(String characters, int place) {
        return place < rest.length() && characters.indexOf(rest.charAt(place)) >= 0;
    }

    private int bounded(String what, int value, int least, int greatest) {
        if (value < least || value > greatest) {
            outOfRange = what;
        }
        return value;
    }

    private void fraction() {
        if (!isOneOf(".,", 0) || !areDigits(1, 1)) {
            return;
        }
        int end = 1;
        while (end < rest.length() && Character.digit(rest.charAt(end), 10) >= 0) {
            end++;
        }
        nanos = Integer.parseInt((rest.substring(1, end) + "000000000").substring(0, 9));
        rest = rest.substring(end);
    }

    private void zone() throws UnreadableException {
        if (rest.startsWith("Z")) {
            rest = rest.substring(1);
            return;
        }
        if (!isOneOf("+-", 0) || !areDigits(1, 2) || !isOneOf(":", 3) || !areDigits(4, 2)) {
            throw cannotParse(rest, "Z07:00");
        }
        int hours = Integer.parseInt(rest.substring(1, 3));
        int minutes = Integer.parseInt(rest.substring(4, 6));
        if (hours > 24) {
            outOfRange = "time zone offset hour";
        } else if (minutes > 60) {
            outOfRange = "time zone offset minute";
        }
        offsetSeconds = (rest.charAt(0) == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        rest = rest.substring(6);
    }

    private UnreadableException cannotParse(String value, String element) {
        return new UnreadableException("parsing time " + quoted(text) + " as " + quoted(layout) + ": cannot parse "
                + quoted(value) + " as " + quoted(element));
    }

    private static String quoted(String value) {
        return FilterErrors.quoted(value);
    }

    /** It is no such date, in words of Go. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String words) {
            super(words);
        }

        public String words() {
            return String.valueOf(getMessage());
        }
    }
}
