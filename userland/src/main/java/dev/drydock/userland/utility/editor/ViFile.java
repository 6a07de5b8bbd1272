package dev.drydock.userland.utility.editor;

import dev.drydock.filesystem.FileContext;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The file that is edited, and what is told of it in the words of BusyBox or of vim. */
final class ViFile {
    private static final Words CANNOT_WRITE = Words.of("%s: %s", "'%s' %s");

    private final Invocation call;
    private final FileContext files;
    private String name;
    private boolean isNew;

    ViFile(Invocation call, String name) {
        this.call = call;
        this.files = call.files();
        this.name = name;
    }

    boolean hasName() {
        return !name.isEmpty();
    }

    String name() {
        return name;
    }

    void rename(String other) {
        name = other;
    }

    /** As the status line has it. */
    String shown() {
        return name.isEmpty() ? "No file" : name;
    }

    /** Reads it into the text; a file that is not there is an empty one. Gives what is told of it. */
    String load(EditedText text) {
        if (name.isEmpty()) {
            text.load(List.of());
            return "";
        }
        try {
            if (files.exists(name) && files.status(name).isDirectory()) {
                text.load(List.of());
                return call.isGnu() ? "\"" + name + "\" is a directory" : bold("'" + name + "' is not a regular file");
            }
            byte[] bytes = files.readAll(name);
            text.load(lines(bytes));
            return call.isGnu() ? "\"" + name + "\" " + size(text, bytes.length) : "";
        } catch (IOException missing) {
            isNew = !files.exists(name);
            text.load(List.of());
            return call.isGnu() ? "\"" + name + "\" " + (isNew ? "[New]" : "[Permission Denied]") : "";
        }
    }

    private String size(EditedText text, long bytes) {
        return (bytes == 0 ? 0 : text.size()) + "L, " + bytes + (call.isGnu() ? "B" : "C");
    }

    static List<String> lines(byte[] bytes) {
        String contents = new String(bytes, StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(List.of(contents.split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    List<String> read(String other) throws IOException {
        return lines(files.readAll(other));
    }

    /**
     * Writes lines into a file.
     *
     * @return what is told of it
     * @throws IOException in words for the user
     */
    String write(EditedText text, String target, List<String> lines) throws IOException {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        boolean created = !files.exists(target);
        try {
            files.writeAll(target, bytes);
        } catch (IOException error) {
            throw new IOException(bold(
                    call.isGnu()
                            ? "\"" + target + "\" E212: Can't open file for writing"
                            : call.format(CANNOT_WRITE.busybox(), target, error)));
        }
        if (target.equals(name)) {
            text.saved();
        }
        String size = lines.size() + "L, " + bytes.length;
        return call.isGnu()
                ? "\"" + target + "\" " + (created || isNew ? "[New] " : "") + size + "B written"
                : "'" + target + "' " + size + "C";
    }

    String told(EditedText text) {
        return call.isGnu()
                ? "\"" + shown() + "\"" + (text.isModified() ? " [Modified]" : "") + " " + text.size() + " lines --"
                        + (text.row() + 1) * 100 / text.size() + "%--"
                : "";
    }

    /** Nothing is told of an undone change but the text itself. */
    String undone() {
        return "";
    }

    String yanked(List<String> lines) {
        int characters = lines.stream().mapToInt(line -> line.length() + 1).sum();
        if (call.isGnu()) {
            return lines.size() > 2 ? lines.size() + " lines yanked" : "";
        }
        return "Yank " + lines.size() + " lines (" + characters + " chars) from [D]";
    }

    String notFound() {
        return bold(call.isGnu() ? "E486: Pattern not found" : "Pattern not found");
    }

    String noWrite(String command) {
        return bold(
                call.isGnu()
                        ? "E37: No write since last change (add ! to override)"
                        : "No write since last change (:" + command + "! overrides)");
    }

    String notImplemented(String command) {
        return bold(call.isGnu() ? "E492: Not an editor command: " + command : "'" + command + "' is not implemented");
    }

    String noName() {
        return bold(call.isGnu() ? "E32: No file name" : "No current filename");
    }

    static String bold(String words) {
        return "\033[7m" + words + "\033[m";
    }
}
