package dev.drydock.userland.utility.search;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.time.DateText;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.time.Instant;

/** {@code find -newerXY}: whether one time of a file is after one of another file, or after a date. */
final class NewerTest {
    private static final String START = "-newer";
    private static final String TIMES = "aBcm";
    private static final Words INVALID = Words.of("invalid predicate `%s'");
    private static final Words NO_BIRTH =
            Words.of("This system does not provide a way to find the birth time of a file.");
    private static final Words NO_ARGUMENT = Words.of("The %l test needs an argument");
    private static final Words NO_DATE = Words.of("I cannot figure out how to interpret %l as a date or time");
    private static final Words NO_FILE = Words.of("%l: %s");

    private final Invocation call;

    NewerTest(Invocation call) {
        this.call = call;
    }

    static boolean isMeant(String word) {
        return word.startsWith(START) && word.length() == START.length() + 2;
    }

    /** @param argument empty if there is none */
    FindTest of(String word, String argument) {
        char own = word.charAt(START.length());
        char other = word.charAt(START.length() + 1);
        if (TIMES.indexOf(own) < 0 || (TIMES + "t").indexOf(other) < 0) {
            throw call.fail(INVALID, word);
        }
        if (argument.isEmpty()) {
            throw call.fail(NO_ARGUMENT, word);
        }
        if (own == 'B' || other == 'B') {
            call.say(NO_BIRTH);
            throw call.fail(INVALID, word);
        }
        Instant than = other == 't' ? date(argument) : time(other, status(argument));
        return file -> time(own, file.status()).isAfter(than);
    }

    private Instant date(String text) {
        return DateText.parse(
                        text,
                        call.process().clock().now(),
                        TimeZones.of(call.process()).id())
                .orElseThrow(() -> call.fail(NO_DATE, text));
    }

    private FileStatus status(String path) {
        try {
            return call.files().status(path);
        } catch (IOException error) {
            throw call.fail(NO_FILE, path, error);
        }
    }

    private static Instant time(char which, FileStatus status) {
        return switch (which) {
            case 'a' -> status.accessed();
            case 'c' -> status.changed();
            default -> status.modified();
        };
    }
}
