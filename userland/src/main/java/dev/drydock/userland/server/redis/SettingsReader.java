package dev.drydock.userland.server.redis;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what a server was started with: a file, standard input, and options, which are lines behind those of the file. */
final class SettingsReader {
    private final ContainerProcess process;
    private final Settings settings;
    private final RedisLog log;

    SettingsReader(ContainerProcess process, Settings settings, RedisLog log) {
        this.process = process;
        this.settings = settings;
        this.log = log;
    }

    /** A server that cannot start. */
    static final class Fatal extends Exception {
        private static final long serialVersionUID = 1L;

        private Fatal(int line, String text, String why) {
            super("\n*** FATAL CONFIG FILE ERROR (Redis " + RedisServer.VERSION + ") ***\n"
                    + "Reading the configuration file, at line " + line + "\n>>> '" + text + "'\n" + why + "\n");
        }

        /** For standard error. */
        String text() {
            return String.valueOf(getMessage());
        }
    }

    void read(List<String> arguments) throws IOException, Fatal {
        List<String> lines = new ArrayList<>();
        int first = 0;
        if (!arguments.isEmpty()
                && !arguments.get(0).startsWith("--")
                && !arguments.get(0).equals("-")) {
            lines.addAll(file(arguments.get(0)));
            first = 1;
        }
        List<String> options = options(arguments.subList(first, arguments.size()));
        boolean typed = options.remove("-");
        if (typed) {
            lines.addAll(lines(process.in().readAllBytes()));
        }
        if (!options.isEmpty()) {
            // The options begin behind a newline of their own.
            lines.add("");
            lines.addAll(options);
        }
        for (int i = 0; i < lines.size(); i++) {
            give(i + 1, lines.get(i).strip());
        }
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1).lines().toList();
    }

    private List<String> file(String path) throws IOException {
        try {
            return lines(process.files().readAll(path));
        } catch (ErrnoException refused) {
            log.warning(
                    process,
                    'C',
                    "Fatal error, can't open config file '" + path + "': "
                            + refused.errno().words());
            process.exit(1);
            throw refused;
        }
    }

    private static List<String> options(List<String> arguments) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String argument : arguments) {
            String bytes = new String(argument.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            if (argument.startsWith("--") || argument.equals("-")) {
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                }
                line.setLength(0);
                line.append(argument.equals("-") ? "-" : bytes.substring(2));
            } else {
                line.append(' ').append(Words.quoted(bytes));
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private void give(int number, String line) throws IOException, Fatal {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        List<String> words = Words.split(line);
        if (words == null) {
            throw new Fatal(number, line, "Unbalanced quotes in configuration line");
        }
        try {
            settings.give(words);
        } catch (Settings.Refused refused) {
            throw new Fatal(number, line, String.valueOf(refused.getMessage()));
        }
        if (words.get(0).equalsIgnoreCase("dir")) {
            enter(number, line);
        }
    }

    private void enter(int number, String line) throws IOException, Fatal {
        try {
            process.files().changeDirectory(settings.text("dir"));
            settings.startIn(process.files().workingDirectory());
        } catch (ErrnoException refused) {
            throw new Fatal(number, line, refused.errno().words());
        }
    }
}
