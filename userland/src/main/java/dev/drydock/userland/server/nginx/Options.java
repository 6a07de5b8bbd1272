package dev.drydock.userland.server.nginx;

import java.util.List;
import java.util.Set;

/**
 * What {@code nginx} is called with.
 *
 * @param configuration path of its file
 * @param global directives besides those of the file
 * @param signal for the master that runs; empty for none
 * @param error what is wrong with them; empty if nothing is
 */
record Options(
        String configuration,
        String global,
        String signal,
        boolean tests,
        boolean dumps,
        boolean isQuiet,
        boolean showsVersion,
        boolean showsHelp,
        String error) {

    private static final class Reading {
        String configuration = "/etc/nginx/nginx.conf";
        String global = "";
        String signal = "";
        String letters = "";
        String error = "";

        Options done() {
            return new Options(
                    configuration,
                    global,
                    signal,
                    has("t") || has("T"),
                    has("T"),
                    has("q"),
                    has("v"),
                    has("h") || has("?"),
                    error);
        }

        private boolean has(String letter) {
            return letters.contains(letter);
        }
    }

    /** @param arguments with the name of the program */
    static Options of(List<String> arguments) {
        Reading reading = new Reading();
        for (int i = 1; i < arguments.size() && reading.error.isEmpty(); i++) {
            String word = arguments.get(i);
            if (!word.startsWith("-")) {
                reading.error = "invalid option: \"" + word + "\"";
                break;
            }
            i += letters(reading, word, i + 1 < arguments.size() ? arguments.get(i + 1) : "");
        }
        return reading.done();
    }

    /** @return how many words were taken besides the first one */
    private static int letters(Reading reading, String word, String next) {
        for (int at = 1; at < word.length(); at++) {
            String letter = word.substring(at, at + 1);
            if ("?hvtTq".contains(letter)) {
                reading.letters += letter;
                continue;
            }
            if (!"csgpeV".contains(letter)) {
                reading.error = "invalid option: \"" + letter + "\"";
                return 0;
            }
            String rest = word.substring(at + 1);
            String argument = rest.isEmpty() ? next : rest;
            if (argument.isEmpty() && !letter.equals("V")) {
                reading.error = "option \"-" + letter + "\" requires " + wanted(letter);
                return 0;
            }
            take(reading, letter, argument);
            return rest.isEmpty() ? 1 : 0;
        }
        return 0;
    }

    private static String wanted(String letter) {
        return switch (letter) {
            case "c", "e" -> "file name";
            case "p" -> "directory name";
            default -> "parameter";
        };
    }

    private static void take(Reading reading, String letter, String argument) {
        switch (letter) {
            case "c" ->
                reading.configuration = argument.startsWith("/") ? argument : Nginx.CONFIGURATION_DIRECTORY + argument;
            case "g" -> reading.global = argument;
            case "s" -> {
                reading.signal = argument;
                if (!Set.of("stop", "quit", "reopen", "reload").contains(argument)) {
                    reading.error = "invalid option: \"-s " + argument + "\"";
                }
            }
            default -> reading.error = "option \"-" + letter + "\" is not emulated by Drydock";
        }
    }
}
