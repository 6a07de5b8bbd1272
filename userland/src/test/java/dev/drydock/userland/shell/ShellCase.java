package dev.drydock.userland.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A script and what the real shell made of it. In the file, {@code $} begins a case (a return sign stands for a line's end
 * within the script); {@code >} and {@code !} are lines of output and error output (with a backslash behind the sign: without
 * a newline at the end), {@code ?} is the exit status if it is not 0, and {@code ~} why ours is known to be different.
 */
record ShellCase(String script, String output, String errors, int status, String difference) {

    static List<ShellCase> read(String resource) {
        String text;
        try (InputStream in = ShellCase.class.getResourceAsStream(resource)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        List<ShellCase> cases = new ArrayList<>();
        for (String part : ("\n" + text).split("\n(?=\\$ )")) {
            if (part.startsWith("$ ")) {
                cases.add(parse(part));
            }
        }
        return cases;
    }

    private static ShellCase parse(String part) {
        String[] lines = part.split("\n");
        StringBuilder output = new StringBuilder();
        StringBuilder errors = new StringBuilder();
        int status = 0;
        String difference = "";
        for (String line : lines) {
            if (line.isEmpty()) {
                continue;
            }
            switch (line.charAt(0)) {
                case '>' -> append(output, line);
                case '!' -> append(errors, line);
                case '?' -> status = Integer.parseInt(line.substring(2));
                case '~' -> difference = line.substring(2);
                default -> {
                    // The script itself.
                }
            }
        }
        return new ShellCase(
                lines[0].substring(2).replace('\u23ce', '\n'),
                output.toString(),
                errors.toString(),
                status,
                difference);
    }

    private static void append(StringBuilder text, String line) {
        boolean unterminated = line.startsWith("\\", 1);
        text.append(line.substring(Math.min(line.length(), unterminated ? 3 : 2)));
        if (!unterminated) {
            text.append('\n');
        }
    }

    /** All that can be seen of a run; process numbers are left out, since they are the machine's. */
    static String shown(String output, String errors, int status) {
        return "stdout: " + output.replaceAll("(line \\d+: ) *\\d+ (?=[A-Z][a-z])", "$1PID ") + "\nstderr: "
                + errors.replaceAll("(?m)(line \\d+: |^     ) *\\d+ (?=[A-Z][a-z]| +\\|)", "$1PID ") + "\nstatus: "
                + status;
    }

    /** What random scripts are compared by: bash's numbers of lines are left out, since it names the one it has read up to. */
    static String comparable(String shown, String shell) {
        return shell.equals("bash") ? shown.replaceAll("line \\d+: ", "line: ") : shown;
    }

    /** As it stands in a file. */
    static String written(String script, String shown) {
        int errors = shown.indexOf("\nstderr: ");
        int status = shown.lastIndexOf("\nstatus: ");
        String code = shown.substring(status + "\nstatus: ".length());
        return "$ " + script.replace('\n', '\u23ce') + "\n"
                + lines('>', shown.substring("stdout: ".length(), errors))
                + lines('!', shown.substring(errors + "\nstderr: ".length(), status))
                + (code.equals("0") ? "" : "? " + code + "\n");
    }

    private static String lines(char sign, String text) {
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            lines.append(sign).append(end < 0 ? "\\ " : " ");
            lines.append(text, at, end < 0 ? text.length() : end).append('\n');
            at = end < 0 ? text.length() : end + 1;
        }
        return lines.toString();
    }

    String expected() {
        return shown(output, errors, status);
    }
}
