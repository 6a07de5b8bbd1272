package dev.drydock.userland.utility.encoding;

import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code iconv} of glibc: writes texts in another character set. */
final class Iconv {
    static final Command COMMAND = Command.named("iconv", call -> new Iconv(call).run())
            .gnu("f,from-code= t,to-code= !l,list c o,output= s,silent !verbose !usage V ?")
            .trouble(64)
            .only(Flavour.GNU);
    private static final Words CANNOT_OPEN = Words.of("cannot open input file `%s': %s");
    private static final Words CANNOT_WRITE = Words.of("cannot open output file: %s");
    private static final Words UNKNOWN = Words.of("failed to start conversion processing");
    private static final Words ILLEGAL = Words.of("illegal input sequence at position %s");
    private static final Words CUT_OFF = Words.of("incomplete character or shift sequence at end of buffer");
    private static final Words NOT_EMULATED = Words.of("transliterating U+%s is not emulated");

    private final Invocation call;
    private final NamedCharset from;
    private final NamedCharset to;
    private final boolean omits;
    private final boolean ignores;
    private final boolean transliterates;
    private boolean marked;

    private Iconv(Invocation call) {
        this.call = call;
        if (call.commandLine().has("V")) {
            call.parse(List.of("--version"));
        }
        if (call.commandLine().has("?")) {
            call.parse(List.of("--help"));
        }
        String target = call.commandLine().last("t");
        String suffix = target == null || !target.contains("//")
                ? ""
                : target.substring(target.indexOf("//")).toUpperCase(Locale.ROOT);
        this.from = charset(call.commandLine().last("f"));
        this.to = charset(target);
        this.ignores = suffix.contains("//IGNORE");
        this.transliterates = suffix.contains("//TRANSLIT");
        this.omits = call.commandLine().has("c") || ignores;
    }

    private NamedCharset charset(@Nullable String name) {
        String plain = name == null || !name.contains("/") ? name : name.substring(0, name.indexOf('/'));
        if (plain == null || plain.isEmpty()) {
            return NamedCharset.ofLocale(call.isUtf8());
        }
        return NamedCharset.of(plain).orElseThrow(() -> call.fail(UNKNOWN));
    }

    private Exit run() throws IOException {
        String file = call.commandLine().last("o");
        if (file == null) {
            return convert(call.out());
        }
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        try (OutputStream out =
                new BufferedOutputStream(new FileOutput(call.files().open(file, flags, 0666)))) {
            return convert(out);
        } catch (IOException error) {
            throw call.fail(CANNOT_WRITE, error);
        }
    }

    private Exit convert(OutputStream out) throws IOException {
        for (String operand : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            byte[] text;
            try (Input input = call.open(operand)) {
                text = input.readAll();
            } catch (IOException error) {
                call.complain(CANNOT_OPEN, operand, error);
                continue;
            }
            if (!convert(text, out)) {
                break;
            }
        }
        return call.exit();
    }

    /** Whether all of it could be read and written. */
    private boolean convert(byte[] text, OutputStream out) throws IOException {
        CharsetDecoder decoder = from.forText(text).newDecoder();
        CharsetEncoder encoder = to.charset().newEncoder();
        int skipped = from.markLength(text);
        ByteBuffer bytes = ByteBuffer.wrap(text, skipped, text.length - skipped);
        CharBuffer one = CharBuffer.allocate(2);
        boolean lost = false;
        if (!marked) {
            out.write(to.markBytes());
            marked = true;
        }
        while (bytes.hasRemaining()) {
            call.process().checkpoint();
            int position = bytes.position();
            one.clear();
            CoderResult result = character(decoder, bytes, one);
            if (result.isMalformed() || result.isUnmappable()) {
                if (!omits) {
                    call.complain(ILLEGAL, position);
                    return false;
                }
                bytes.position(position + Math.max(1, result.length()));
                lost = true;
                continue;
            }
            one.flip();
            if (!one.hasRemaining()) {
                call.complain(CUT_OFF);
                return false;
            }
            String character = one.toString();
            if (encoder.canEncode(character)) {
                out.write(character.getBytes(to.charset()));
            } else if (transliterates) {
                out.write(substitute(character.codePointAt(0)).getBytes(to.charset()));
            } else if (omits) {
                lost = true;
            } else {
                call.complain(ILLEGAL, position);
                return false;
            }
        }
        if (lost && ignores) {
            call.complain(ILLEGAL, text.length);
            return false;
        }
        return true;
    }

    /** Gives a decoder as many bytes as make a character. */
    private static CoderResult character(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer one) {
        int start = bytes.position();
        int limit = bytes.limit();
        CoderResult result = CoderResult.UNDERFLOW;
        for (int length = 1; start + length <= limit && one.position() == 0 && !result.isError(); length++) {
            decoder.reset();
            bytes.position(start).limit(start + length);
            result = decoder.decode(bytes, one, false);
        }
        bytes.limit(limit);
        return result;
    }

    private String substitute(int character) {
        Optional<String> known = Transliteration.of(character, call.isUtf8());
        return known.orElseThrow(() -> call.fail(NOT_EMULATED, String.format("%04X", character)));
    }
}
