package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code mktemp}: makes a file or directory with a name that nobody can foresee but who knows the engine's seed. */
final class Mktemp {
    static final Command COMMAND = Command.named("mktemp", call -> new Mktemp(call).run())
            .gnu("d,directory u,dry-run q,quiet p= tmpdir? suffix= t")
            .busybox("d q t p= u");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ATTEMPTS = 100;
    private static final Words TOO_MANY = Words.of("too many templates", "");
    private static final Words TOO_FEW = Words.of("too few X's in template %l", "%-(null): Invalid argument");
    private static final Words HAS_SLASH = Words.of("invalid suffix %l, contains directory separator");
    private static final Words NO_X_END = Words.of("with --suffix, template %l must end in X");
    private static final Words ABSOLUTE = Words.of("invalid template, %l; with --tmpdir, it may not be absolute");
    private static final Words T_SLASH = Words.of("invalid template, %l, contains directory separator");
    private static final Words CANNOT_FILE = Words.of("failed to create file via template %l: %s", "%s: %s");
    private static final Words CANNOT_DIRECTORY = Words.of("failed to create directory via template %l: %s", "%s: %s");

    private final Invocation call;
    private final FileContext files;
    private boolean directory;
    private boolean dry;
    private boolean quiet;
    private boolean deprecated;
    private @Nullable String suffix;
    private @Nullable String parent;
    private boolean inParent;

    private Mktemp(Invocation call) {
        this.call = call;
        this.files = call.files();
    }

    private Exit run() {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "d" -> directory = true;
                case "u" -> dry = true;
                case "q" -> quiet = true;
                case "t" -> deprecated = true;
                case "suffix" -> suffix = option.argument();
                default -> {
                    inParent = true;
                    parent = option.value();
                }
            }
        }
        List<String> operands = call.operands();
        if (operands.size() > 1) {
            throw call.usage(TOO_MANY);
        }
        boolean ownTemplate = operands.isEmpty();
        inParent |= ownTemplate;
        String template = ownTemplate ? call.isGnu() ? "tmp.XXXXXXXXXX" : "tmp.XXXXXX" : operands.get(0);
        String end = ending(template);
        String stem = template.substring(0, template.length() - (suffix == null ? end.length() : 0));
        int count = 0;
        while (count < stem.length() && stem.charAt(stem.length() - 1 - count) == 'X') {
            count++;
        }
        if (count < (call.isGnu() ? 3 : 6)) {
            throw call.fail(TOO_FEW, template);
        }
        return make(path(stem), count, end, template);
    }

    private String ending(String template) {
        String given = suffix;
        if (given != null) {
            if (!template.endsWith("X")) {
                throw call.fail(NO_X_END, template);
            }
            if (given.contains("/")) {
                throw call.fail(HAS_SLASH, given);
            }
            return given;
        }
        return call.isGnu() && template.contains("X") ? template.substring(template.lastIndexOf('X') + 1) : "";
    }

    private String path(String stem) {
        String variable = call.variable("TMPDIR");
        String ambient = variable == null || variable.isEmpty() ? "/tmp" : variable;
        String given = parent;
        if (deprecated || (call.isBusyBox() && inParent)) {
            if (stem.contains("/") && call.isGnu()) {
                throw call.fail(T_SLASH, stem);
            }
            return FilePaths.join(given != null ? given : ambient, stem);
        }
        if (!inParent) {
            return stem;
        }
        if (stem.startsWith("/")) {
            throw call.fail(ABSOLUTE, stem);
        }
        return FilePaths.join(given != null && !given.isEmpty() ? given : ambient, stem);
    }

    private Exit make(String stem, int count, String end, String template) {
        IOException last = new ErrnoException(Errno.EEXIST);
        for (int i = 0; i < ATTEMPTS; i++) {
            StringBuilder letters = new StringBuilder();
            for (int k = 0; k < count; k++) {
                letters.append(LETTERS.charAt(call.process().random().nextInt(LETTERS.length())));
            }
            String path = stem.substring(0, stem.length() - count) + letters + end;
            try {
                create(path);
                call.out().line(path);
                return Exit.SUCCESS;
            } catch (IOException error) {
                last = error;
                if (!(error instanceof ErrnoException errno) || errno.errno() != Errno.EEXIST) {
                    break;
                }
            }
        }
        if (!quiet) {
            String shown = call.isGnu() ? stem + (suffix == null ? end : suffix) : template;
            call.say(directory ? CANNOT_DIRECTORY : CANNOT_FILE, shown, last);
        }
        return Exit.FAILURE;
    }

    private void create(String path) throws IOException {
        if (dry) {
            return;
        }
        if (directory) {
            files.makeDirectory(path, 0700);
        } else {
            files.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE), 0600)
                    .close();
        }
    }
}
