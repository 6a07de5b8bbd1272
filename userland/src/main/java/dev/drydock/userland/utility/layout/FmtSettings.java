package dev.drydock.userland.utility.layout;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code fmt} is told.
 *
 * @param lead how many blanks stand before the prefix
 * @param fullLength of the prefix with the blanks behind it
 */
record FmtSettings(
        boolean crown,
        boolean tagged,
        boolean split,
        boolean uniform,
        int width,
        int goal,
        String prefix,
        int lead,
        int fullLength) {
    private static final int USUAL_WIDTH = 75;
    private static final int LARGEST_WIDTH = 2500;
    private static final int ROOM_BEYOND_GOAL = 10;
    private static final Words BAD_WIDTH = Words.of("invalid width: %l");
    private static final Words OUT_OF_RANGE = Words.of("invalid width: %l: Numerical result out of range");
    private static final Words NOT_FIRST =
            Words.of("invalid option -- %s; -WIDTH is recognized only when it is the first\noption; use -w N instead");

    static FmtSettings of(Invocation call) {
        List<String> words = new ArrayList<>(call.arguments());
        if (!words.isEmpty() && words.get(0).matches("-\\d.*")) {
            words.set(0, "-w" + words.get(0).substring(1));
        }
        for (String word : words) {
            if (word.matches("-\\d.*")) {
                throw call.usage(NOT_FIRST, word.charAt(1));
            }
        }
        String width = call.parse(words).last("w");
        String goal = call.commandLine().last("g");
        int most = USUAL_WIDTH;
        if (width != null) {
            most = number(call, width, LARGEST_WIDTH);
        }
        // Lines are a little shorter than they may be: seven hundredths.
        int wanted = most * 187 / 200;
        if (goal != null) {
            wanted = number(call, goal, width == null ? LARGEST_WIDTH : most);
            most = width == null ? wanted + ROOM_BEYOND_GOAL : most;
        }
        String text = call.commandLine().last("p");
        String prefix = text == null ? "" : text;
        String inner = prefix.replaceFirst("^ +", "");
        return new FmtSettings(
                call.commandLine().has("c"),
                call.commandLine().has("t"),
                call.commandLine().has("s"),
                call.commandLine().has("u"),
                most,
                wanted,
                inner.replaceFirst(" +$", ""),
                prefix.length() - inner.length(),
                inner.length());
    }

    private static int number(Invocation call, String text, int most) {
        if (!text.matches("\\d+")) {
            throw call.fail(BAD_WIDTH, text);
        }
        if (text.length() > 9 || Integer.parseInt(text) > most) {
            throw call.fail(OUT_OF_RANGE, text);
        }
        return Integer.parseInt(text);
    }
}
