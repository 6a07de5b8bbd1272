package dev.drydock.userland.utility.search;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.regex.RegexException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Goes through one file: which lines are selected, and which are their context. */
final class FileSearch {
    /** How much of a file GNU looks at before it decides whether it is text. */
    private static final int PROBE_BYTES = 32768;

    private final Invocation call;
    private final GrepSettings settings;
    private final LineMatcher matcher;
    private final GrepOutput output;
    private final Deque<GrepOutput.Line> held = new ArrayDeque<>();
    private boolean binary;
    private int trailing;
    private long lastShown = -1;
    /** Where the line ends that was selected last. */
    private long selectedEnd;

    FileSearch(Invocation call, GrepSettings settings, LineMatcher matcher, GrepOutput output) {
        this.call = call;
        this.settings = settings;
        this.matcher = matcher;
        this.output = output;
    }

    /** How many lines were selected; no more than were asked for. */
    long run(Input input, String name) throws IOException, RegexException {
        boolean showsLines = !settings.stopsAtFirst() && !settings.count;
        long selected = 0;
        long number = 0;
        long offset = 0;
        long probed = 0;
        boolean told = false;
        long begin = position(input);
        for (String line = input.record(settings.terminator); line != null; line = input.record(settings.terminator)) {
            number++;
            boolean looks = settings.binary != GrepSettings.Binary.AS_TEXT && settings.terminator != 0 && !binary;
            if (looks && (number == 1 || probed > PROBE_BYTES)) {
                binary = line.indexOf('\0') >= 0 || input.buffered(0);
                probed = 0;
            }
            if (binary && settings.binary == GrepSettings.Binary.SKIP) {
                return 0;
            }
            probed += line.length();
            long partEnd = offset;
            for (String part : parts(line, input.terminated())) {
                byte[] bytes = Latin.bytes(part);
                boolean matches = selected < settings.most && matcher.matches(bytes) != settings.inverted;
                selected += matches ? 1 : 0;
                partEnd += part.length() + 1L;
                selectedEnd = matches ? partEnd : selectedEnd;
                if (matches && settings.stopsAtFirst()) {
                    return selected;
                }
                if (told && !matches) {
                    return end(input, begin, selected);
                }
                if (showsLines && matches && !told && (binary || garbled(bytes))) {
                    output.binaryMatches(name);
                    told = binary && settings.inverted;
                    if (!told) {
                        return end(input, begin, selected);
                    }
                    // Lines that match nothing are taken together, and counted up to the next one that does.
                }
                if (showsLines && !binary) {
                    show(new GrepOutput.Line(name, number, offset, part), matches);
                }
                if (selected >= settings.most && (trailing == 0 || !showsLines)) {
                    return end(input, begin, selected);
                }
            }
            offset += line.length() + 1L;
            if ((number & 0xfff) == 0) {
                call.process().checkpoint();
            }
        }
        return end(input, begin, selected);
    }

    /** What comes behind the last line that was asked for stays to be read by others. */
    private long end(Input input, long begin, long selected) throws IOException {
        if (selected >= settings.most && settings.most > 0 && begin >= 0) {
            input.file().seek(begin + selectedEnd);
        }
        return selected;
    }

    /** -1 for what has none, such as a pipe. */
    private static long position(Input input) throws IOException {
        try {
            return input.file().position();
        } catch (ErrnoException pipe) {
            return -1;
        }
    }

    /** In a file of bytes NUL ends a line, too. */
    private List<String> parts(String line, boolean terminated) {
        if (!binary || line.indexOf('\0') < 0) {
            return List.of(line);
        }
        boolean ended = !terminated && line.endsWith("\0");
        return List.of((ended ? line.substring(0, line.length() - 1) : line).split("\0", -1));
    }

    /** Whether a line is no text in the locale. */
    private boolean garbled(byte[] line) {
        boolean looks = settings.binary == GrepSettings.Binary.TELL && settings.terminator != 0;
        if (!looks) {
            return false;
        }
        boolean ascii = true;
        for (byte b : line) {
            if (b == 0) {
                return true;
            }
            ascii &= b > 0;
        }
        if (ascii || !call.isUtf8()) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return false;
        } catch (CharacterCodingException notUtf8) {
            return true;
        }
    }

    private void show(GrepOutput.Line line, boolean matches) throws RegexException {
        if (matches) {
            separate(held.isEmpty() ? line : held.getFirst());
            for (GrepOutput.Line earlier : held) {
                output.line(earlier, false);
            }
            held.clear();
            output.line(line, true);
            lastShown = line.number();
            trailing = settings.after;
        } else if (trailing > 0) {
            output.line(line, false);
            lastShown = line.number();
            trailing--;
        } else if (settings.before > 0) {
            held.add(line);
            if (held.size() > settings.before) {
                held.removeFirst();
            }
        }
    }

    private void separate(GrepOutput.Line next) {
        if (settings.context && output.anyShown() && next.number() != lastShown + 1) {
            output.separator();
        }
    }
}
