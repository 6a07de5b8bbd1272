package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Parser;
import dev.drydock.userland.shell.syntax.Word;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Expands prompts: backslash escapes (bash, BusyBox), then parameters and commands as in double quotes. */
public final class Prompts {
    private static final String VERSION = "5.2";
    private static final String PATCH_VERSION = "5.2.15";

    private final Shell shell;

    public Prompts(Shell shell) {
        this.shell = shell;
    }

    /** The prompt in a variable; without {@code \[} and {@code \]}. */
    public String of(String variable, String otherwise) throws IOException {
        return expand(shell.variables().valueOr(variable, otherwise));
    }

    /** PS4 in front of what {@code set -x} shows; bash repeats its first sign for each text within another. */
    String trace() throws IOException {
        String prompt = expandedTrace();
        boolean repeats = shell.dialect().isBash() && shell.calls().texts() > 0 && !prompt.isEmpty();
        return repeats ? prompt.substring(0, 1).repeat(shell.calls().texts()) + prompt : prompt;
    }

    private String expandedTrace() throws IOException {
        String prompt = shell.variables().valueOr("PS4", "");
        if (prompt.equals("+ ")) {
            return prompt;
        }
        boolean tracing = shell.options().has(SetOption.XTRACE);
        shell.options().set(SetOption.XTRACE, false);
        try {
            return expand(prompt);
        } finally {
            shell.options().set(SetOption.XTRACE, tracing);
        }
    }

    String expand(String prompt) throws IOException {
        String decoded = shell.dialect() == Dialect.DASH ? prompt : decoded(prompt);
        if (decoded.indexOf('$') < 0 && decoded.indexOf('`') < 0 && decoded.indexOf('\\') < 0) {
            return decoded;
        }
        int status = shell.status();
        Word word = Parser.quotedText(decoded, shell.grammar());
        String expanded = shell.expander().document(word);
        shell.status(status);
        return expanded;
    }

    private String decoded(String prompt) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < prompt.length(); i++) {
            char character = prompt.charAt(i);
            if (character != '\\' || i + 1 == prompt.length()) {
                text.append(character);
                continue;
            }
            char kind = prompt.charAt(++i);
            if (kind >= '0' && kind <= '7') {
                int end = i;
                int value = 0;
                while (end < prompt.length() && end < i + 3 && prompt.charAt(end) >= '0' && prompt.charAt(end) <= '7') {
                    value = value * 8 + prompt.charAt(end++) - '0';
                }
                text.append((char) (value & 0xff));
                i = end - 1;
                continue;
            }
            text.append(escape(kind));
        }
        return text.toString();
    }

    private String escape(char kind) throws IOException {
        return switch (kind) {
            case 'a' -> "\u0007";
            case 'e' -> "\u001b";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case '\\' -> "\\\\";
            case '[', ']' -> "";
            case 'h' -> host().split("\\.", 2)[0];
            case 'H' -> host();
            case 'u' -> quoted(user());
            case 'w' -> quoted(directory());
            case 'W' -> quoted(lastPart(directory()));
            case '$' -> shell.files().credentials().uid() == 0 ? "#" : "\\$";
            case 's' -> shell.session().name();
            case 'v' -> VERSION;
            case 'V' -> PATCH_VERSION;
            case 'j' -> Integer.toString(shell.jobs().all().size());
            case '!' -> historyNumber();
            case '#' -> Integer.toString(shell.commandNumber());
            case 't' -> time("HH:mm:ss");
            case 'T' -> time("hh:mm:ss");
            case 'A' -> time("HH:mm");
            case '@' -> time("hh:mm a");
            case 'd' -> time("EEE MMM dd");
            case 'l' -> terminal();
            default -> "\\" + kind;
        };
    }

    /** What comes out of an escape is not expanded again. */
    private static String quoted(String value) {
        return value.replaceAll("[$`\\\\\"]", "\\\\$0");
    }

    private String historyNumber() {
        return Integer.toString(shell.history().first() + shell.history().size());
    }

    private String host() {
        return ShellText.ofJava(shell.process().hostname());
    }

    private String terminal() {
        return shell.process()
                .terminal()
                .map(terminal -> lastPart(ShellText.ofJava(terminal.name())))
                .orElse("tty");
    }

    private String user() {
        int uid = shell.files().credentials().uid();
        return dev.drydock.userland.utility.account.Accounts.read(shell.files())
                .user(uid)
                .map(user -> ShellText.ofJava(user.name()))
                .orElse(shell.dialect().isBash() ? "I have no name!" : "?");
    }

    private String directory() {
        String directory = shell.variables().valueOr("PWD", "/");
        String home = shell.variables().valueOr("HOME", "");
        if (home.length() > 1 && (directory.equals(home) || directory.startsWith(home + "/"))) {
            return "~" + directory.substring(home.length());
        }
        return directory;
    }

    private static String lastPart(String path) {
        return path.equals("/") ? path : path.substring(path.lastIndexOf('/') + 1);
    }

    private String time(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .format(LocalDateTime.ofInstant(shell.process().clock().now(), ZoneOffset.UTC));
    }
}
