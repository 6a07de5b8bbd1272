package dev.drydock.userland.utility.listing;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.userland.utility.command.Quoting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a name is written: quotes, question marks, the mark behind it, and how many columns that takes. */
final class NameText {
    private final Settings settings;
    private final boolean utf8;

    /** Whether names without quotes get a space in front, so that they stand under those with quotes. */
    private final boolean padded;

    NameText(Settings settings, boolean utf8, List<Entry> together) {
        this.settings = settings;
        this.utf8 = utf8;
        boolean variable = settings.quoting == Quoting.SHELL || settings.quoting == Quoting.SHELL_ESCAPE;
        boolean aligned = settings.layout == Settings.Layout.LONG
                || ((settings.layout == Settings.Layout.DOWN || settings.layout == Settings.Layout.ACROSS)
                        && settings.width > 0);
        this.padded = variable
                && aligned
                && together.stream().anyMatch(entry -> Quoting.needsShellQuotes(entry.name(), utf8));
    }

    /** The space in front, or nothing. */
    String padding(String name) {
        return padded && !Quoting.needsShellQuotes(name, utf8) ? " " : "";
    }

    String quoted(String name) {
        String text = settings.quoting.quote(name, utf8);
        if (!settings.questionMarks || settings.quoting == Quoting.SHELL_ESCAPE || settings.quoting == Quoting.ESCAPE) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x20 || c == 0x7f) {
                shown.append('?');
            } else if (c >= 0x80 && !utf8) {
                shown.append("?".repeat(Character.toString(c).getBytes(StandardCharsets.UTF_8).length));
            } else {
                shown.appendCodePoint(c);
            }
        }
        return shown.toString();
    }

    String mark(FileKind kind, @Nullable FileStatus status) {
        if (settings.mark == Settings.Mark.NONE) {
            return "";
        }
        if (kind == FileKind.DIRECTORY) {
            return "/";
        }
        if (settings.mark == Settings.Mark.SLASH) {
            return "";
        }
        return switch (kind) {
            case SYMLINK -> "@";
            case FIFO -> "|";
            case SOCKET -> "=";
            case REGULAR ->
                settings.mark == Settings.Mark.CLASSIFY && status != null && (status.mode() & 0111) != 0 ? "*" : "";
            case DIRECTORY, CHARACTER_DEVICE, BLOCK_DEVICE -> "";
        };
    }

    int width(String text) {
        return utf8 ? text.codePointCount(0, text.length()) : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
