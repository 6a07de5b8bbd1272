package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** {@code unzip} of BusyBox: lists and unpacks zip archives, and asks before it writes over a file. */
final class Unzip {
    static final Command COMMAND = Command.named("unzip", call -> new Unzip(call).run())
            .busybox("d= l n o t p q x j v")
            .only(Flavour.BUSYBOX);
    private static final int MAGIC_BYTES = 4;
    private static final int DIRECTORY = 0777;
    private static final int FILE = 0666;
    private static final Words CANNOT_OPEN = Words.of("can't open %s[.zip]");
    private static final Words SHORT = Words.of("short read");
    private static final Words BAD_MAGIC = Words.of("invalid zip magic %s");
    private static final Words NO_STATUS = Words.of("can't stat '%s': %s");
    private static final Words NO_DIRECTORY = Words.of("can't change directory to '%s': %s");
    private static final Words NO_FILE = Words.of("'%s' exists but is not a regular file");
    private static final Words OTHER_FILE = Words.of("'%s' exists but is not a directory");
    private static final Words NOT_MADE = Words.of("can't create directory '%s': %s");
    private static final Words NOT_WRITTEN = Words.of("can't open '%s': %s");
    private static final Words NO_ANSWER = Words.of("can't read standard input");
    private static final Words BAD_METHOD = Words.of("unsupported method %s");

    private final Invocation call;
    private final TarPrefix prefix;
    private boolean always;
    private boolean never;
    /** From a pipe only the headers before each member are read, which know no modes, and nobody can answer. */
    private boolean piped;

    private Unzip(Invocation call) {
        this.call = call;
        this.always = has("o");
        this.prefix = new TarPrefix(call, false);
    }

    private boolean has(String key) {
        return call.commandLine().has(key);
    }

    private Exit run() throws IOException {
        if (call.operands().isEmpty()) {
            throw call.usage();
        }
        UnzipNames names = UnzipNames.of(call.commandLine());
        byte[] bytes = read(names.archive());
        piped = names.archive().equals("-");
        never = !always && (has("n") || piped);
        String directory = call.commandLine().last("d");
        if (directory != null) {
            enter(directory);
        }
        boolean quiet = has("q") || has("p") || has("t");
        if (!quiet) {
            call.out().line("Archive:  " + found(names.archive()));
        }
        if (piped) {
            checkMagic(bytes);
        }
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            members(zip, names);
        } catch (ErrnoException error) {
            throw error;
        } catch (IOException spoilt) {
            throw call.fail(SHORT);
        }
        return call.exit();
    }

    private String found(String archive) {
        return archive.equals("-") || call.files().exists(archive) ? archive : archive + ".zip";
    }

    private byte[] read(String archive) {
        for (String name : List.of(archive, archive + ".zip", archive + ".ZIP")) {
            Optional<Input> input = opened(name);
            if (input.isPresent()) {
                return content(input.get());
            }
        }
        throw call.fail(CANNOT_OPEN, archive);
    }

    private Optional<Input> opened(String name) {
        try {
            return Optional.of(call.open(name));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** What cannot be read is too short. */
    private static byte[] content(Input input) {
        try (input) {
            return input.readAll();
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }

    private void checkMagic(byte[] bytes) {
        if (bytes.length < MAGIC_BYTES) {
            throw call.fail(SHORT);
        }
        if (bytes[0] != 'P' || bytes[1] != 'K') {
            StringBuilder magic = new StringBuilder();
            for (int i = MAGIC_BYTES - 1; i >= 0; i--) {
                magic.append(String.format(Locale.ROOT, "%02X", bytes[i]));
            }
            throw call.fail(BAD_MAGIC, magic);
        }
    }

    private void enter(String directory) {
        try {
            // Only the last part of its path: what is above has to be there.
            if (!call.files().exists(directory)) {
                call.files().makeDirectory(directory, DIRECTORY);
            }
            call.files().changeDirectory(directory);
        } catch (IOException error) {
            throw call.fail(NO_DIRECTORY, directory, error);
        }
    }

    private void members(ZipFile zip, UnzipNames names) throws IOException {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
        boolean lists = has("l") || has("v");
        UnzipList list = new UnzipList(call, has("v"));
        if (lists) {
            list.begin();
        }
        for (ZipArchiveEntry entry : entries) {
            call.process().checkpoint();
            if (!names.take(entry.getName())) {
                continue;
            }
            if (lists) {
                list.member(entry);
            } else if (!has("t")) {
                member(zip, entry);
            } else {
                content(zip, entry).transferTo(OutputStream.nullOutputStream());
            }
        }
        if (lists) {
            list.end(entries.size());
        }
    }

    private InputStream content(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        if (!zip.canReadEntryData(entry)) {
            throw call.fail(BAD_METHOD, entry.getMethod());
        }
        return zip.getInputStream(entry);
    }

    private void member(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        if (has("p")) {
            if (!entry.isDirectory()) {
                content(zip, entry).transferTo(call.out());
            }
            return;
        }
        String name = prefix.without(entry.getName(), "member names");
        if (has("j")) {
            name = Invocation.baseName(name);
        }
        if (name.isEmpty()) {
            return;
        }
        makeParents(name);
        if (name.endsWith("/")) {
            directory(name, entry);
            return;
        }
        String target = name;
        if (existing(name)) {
            target = never ? "" : always ? name : ask(name);
        }
        if (!target.isEmpty()) {
            tell("  inflating: " + target);
            write(zip, entry, target);
        }
    }

    private void tell(String line) {
        if (!has("q")) {
            call.out().line(line);
        }
    }

    private boolean existing(String name) throws IOException {
        try {
            if (!call.files().linkStatus(name).isRegular()) {
                throw call.fail(NO_FILE, name);
            }
            return true;
        } catch (ErrnoException error) {
            if (error.errno() != Errno.ENOENT) {
                throw call.fail(NO_STATUS, name, error);
            }
            return false;
        }
    }

    private void directory(String name, ZipArchiveEntry entry) {
        String plain = name.substring(0, name.length() - 1);
        if (call.files().exists(plain)) {
            if (!isDirectory(plain)) {
                throw call.fail(OTHER_FILE, name);
            }
            return;
        }
        tell("   creating: " + name);
        int mode = mode(entry, DIRECTORY);
        make(plain, mode);
        try {
            call.files().changeMode(plain, mode);
        } catch (IOException error) {
            throw call.fail(NOT_MADE, plain, error);
        }
    }

    private int mode(ZipArchiveEntry entry, int usual) {
        int mode = piped ? 0 : entry.getUnixMode() & DIRECTORY;
        return mode == 0 ? usual : mode;
    }

    private boolean isDirectory(String path) {
        try {
            return call.files().status(path).isDirectory();
        } catch (IOException gone) {
            return false;
        }
    }

    private void make(String path, int mode) {
        try {
            call.files().makeDirectory(path, mode);
        } catch (IOException error) {
            throw call.fail(NOT_MADE, path, error);
        }
    }

    private void makeParents(String name) {
        for (int slash = name.indexOf('/');
                slash > 0 && slash < name.length() - 1;
                slash = name.indexOf('/', slash + 1)) {
            if (!call.files().exists(name.substring(0, slash))) {
                make(name.substring(0, slash), DIRECTORY);
            }
        }
    }

    /** Under which name it is to be written; empty for none. */
    private String ask(String name) throws IOException {
        while (true) {
            call.out().text("replace " + name + "? [y]es, [n]o, [A]ll, [N]one, [r]ename: ");
            String answer = answer();
            char first = answer.isEmpty() ? '\n' : answer.charAt(0);
            switch (first) {
                case 'A' -> {
                    always = true;
                    return name;
                }
                case 'y' -> {
                    return name;
                }
                case 'n' -> {
                    return "";
                }
                case 'N' -> {
                    never = true;
                    return "";
                }
                case 'r' -> {
                    call.out().text("new name: ");
                    String other = answer();
                    if (!existing(other)) {
                        return other;
                    }
                    return ask(other);
                }
                default -> call.out().text("error: invalid response [" + first + "]\n");
            }
        }
    }

    private String answer() throws IOException {
        call.out().flush();
        StringBuilder line = new StringBuilder();
        InputStream in = call.process().in();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                call.say(NO_ANSWER);
                throw new Quit(1);
            }
            line.append((char) c);
        }
        return Latin.text(line.toString());
    }

    private void write(ZipFile zip, ZipArchiveEntry entry, String target) throws IOException {
        FileContext files = call.files();
        InputStream content = content(zip, entry);
        if (entry.isUnixSymlink() && !piped) {
            files.symlink(new String(content.readAllBytes(), StandardCharsets.UTF_8), target);
            return;
        }
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        OutputStream out;
        try {
            out = new BufferedOutputStream(new FileOutput(files.open(target, flags, mode(entry, FILE))));
        } catch (ErrnoException error) {
            throw call.fail(NOT_WRITTEN, target, error);
        }
        try (out) {
            content.transferTo(out);
        }
    }
}
