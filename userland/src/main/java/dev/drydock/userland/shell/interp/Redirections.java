package dev.drydock.userland.shell.interp;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;
import dev.drydock.userland.shell.expand.ArrayElements;
import dev.drydock.userland.shell.expand.ExpansionError;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.HereDocument;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.syntax.Redirection;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens what redirections name, and lets descriptors refer to it. */
final class Redirections {
    private static final int NEW_FILE_MODE = 0666;
    private static final int FIRST_HIGH = 10;
    private static final String DESCRIPTORS = "/dev/fd/";

    private final Shell shell;
    private final HereDocuments documents;
    private final NetworkPaths networkPaths;

    Redirections(Shell shell) {
        this.shell = shell;
        this.documents = new HereDocuments(shell);
        this.networkPaths = new NetworkPaths(shell);
    }

    /**
     * Applies them from left to right.
     *
     * @param saved where to note what the descriptors referred to before
     * @throws Failure if one cannot be done; those before it are in effect
     */
    void apply(List<Redirection> redirections, SavedDescriptors saved) throws IOException {
        if (redirections.isEmpty()) {
            return;
        }
        shell.process().out().flush();
        for (Redirection redirection : redirections) {
            apply(redirection, saved);
        }
    }

    private void apply(Redirection redirection, SavedDescriptors saved) throws IOException {
        HereDocument document = redirection.document();
        if (document != null) {
            put(redirection, documents.open(text(document)), saved);
            return;
        }
        if (redirection.operator() == Redirection.Operator.HERE_STRING) {
            put(redirection, documents.open(shell.expander().text(redirection.target()) + "\n"), saved);
            return;
        }
        String target = target(redirection);
        switch (redirection.operator()) {
            case DUPLICATE_INPUT, DUPLICATE_OUTPUT -> duplicate(redirection, target, saved);
            case OUTPUT_AND_ERROR, APPEND_OUTPUT_AND_ERROR -> both(redirection, target, saved);
            default -> put(redirection, open(redirection, target), saved);
        }
    }

    private String text(HereDocument document) throws IOException {
        if (document.isQuoted()) {
            return document.source();
        }
        try {
            return shell.expander().hereDocument(document.body());
        } catch (ExpansionError error) {
            if (shell.dialect().isBash()) {
                throw error;
            }
            throw new Failure(error.words(), status());
        }
    }

    private String target(Redirection redirection) throws IOException {
        if (!shell.dialect().isBash()) {
            return shell.expander().text(redirection.target());
        }
        List<String> fields = shell.expander().fields(List.of(redirection.target()));
        if (fields.size() != 1) {
            throw new Failure(redirection.target() + ": ambiguous redirect", 1);
        }
        return fields.get(0);
    }

    /** What {@code {name}>file} and {@code {name[index]}>file} name. */
    private ArrayElements elements() {
        return shell.expander().arithmetic().elements();
    }

    private void put(Redirection redirection, OpenFile file, SavedDescriptors saved) throws IOException {
        ContainerProcess process = shell.process();
        String variable = redirection.variable();
        if (variable != null) {
            int number = process.allocate(FIRST_HIGH, file);
            if (!elements().assign(variable, Integer.toString(number))) {
                process.close(number);
                throw new Failure(variable + ": cannot assign fd to variable", 1);
            }
            return;
        }
        saved.save(process, redirection.number());
        try {
            process.assign(redirection.number(), file);
        } catch (ErrnoException beyondLimit) {
            // dash does not look whether it went well.
            if (shell.dialect() != Dialect.DASH) {
                throw new Failure(redirection.number() + ": " + beyondLimit.words(), 1);
            }
        }
    }

    private void both(Redirection redirection, String target, SavedDescriptors saved) throws IOException {
        OpenFile file = open(redirection, target);
        ContainerProcess process = shell.process();
        saved.save(process, 1);
        saved.save(process, 2);
        process.assign(1, file.retain());
        process.assign(2, file);
    }

    private OpenFile open(Redirection redirection, String target) throws IOException {
        Redirection.Operator operator = redirection.operator();
        String path = ShellText.toJava(target);
        Set<OpenFlag> flags = switch (operator) {
            case INPUT -> Set.of(OpenFlag.READ);
            case READ_WRITE -> Set.of(OpenFlag.READ, OpenFlag.WRITE, OpenFlag.CREATE);
            case APPEND, APPEND_OUTPUT_AND_ERROR -> Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND);
            default -> Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        };
        OpenFile known = known(target);
        if (known == null) {
            known = networkPaths.open(target);
        }
        if (known != null) {
            return known;
        }
        try {
            if (operator == Redirection.Operator.OUTPUT
                    && shell.options().has(SetOption.NOCLOBBER)
                    && isRegular(path)) {
                throw new Failure(
                        shell.dialect().isBash()
                                ? target + ": cannot overwrite existing file"
                                : words("create", target, new ErrnoException(Errno.EEXIST)),
                        status());
            }
            requireFreeDescriptor(path);
            return shell.process().files().open(path, flags, NEW_FILE_MODE);
        } catch (ErrnoException error) {
            // With set -C, dash only opens what is there already and is no file.
            boolean opened = shell.dialect() == Dialect.DASH
                    && operator == Redirection.Operator.OUTPUT
                    && shell.options().has(SetOption.NOCLOBBER)
                    && error.errno() == Errno.EISDIR;
            String action = opened || operator == Redirection.Operator.INPUT ? "open" : "create";
            throw new Failure(words(action, target, error), status());
        }
    }

    /** The file takes one until it is moved to where it is wanted. */
    private void requireFreeDescriptor(String path) throws ErrnoException {
        ContainerProcess process = shell.process();
        ResourceLimits.Range limit = process.limits().of(ResourceLimit.NOFILE);
        if (limit.isExceededBy(process.descriptors().size() + 1L)) {
            throw new ErrnoException(Errno.EMFILE, path);
        }
    }

    /** {@code /dev/fd/N} means the descriptor itself, so that it works without {@code /proc}. */
    private @Nullable OpenFile known(String target) throws IOException {
        if (!target.startsWith(DESCRIPTORS)) {
            return null;
        }
        String number = target.substring(DESCRIPTORS.length());
        if (!Names.isNumber(number) || number.length() > 9) {
            return null;
        }
        try {
            return shell.process().descriptor(Integer.parseInt(number)).retain();
        } catch (ErrnoException closed) {
            return null;
        }
    }

    private boolean isRegular(String path) {
        try {
            return shell.process().files().status(path).isRegular();
        } catch (IOException absent) {
            return false;
        }
    }

    /** What a command ends with if its redirection fails. */
    private int status() {
        return shell.dialect() == Dialect.DASH ? 2 : 1;
    }

    private String words(String action, String target, ErrnoException error) {
        boolean missing = error.errno() == Errno.ENOENT || error.errno() == Errno.ENOTDIR;
        boolean opening = action.equals("open");
        return switch (shell.dialect()) {
            case BASH -> target + ": " + error.words();
            case DASH ->
                "cannot " + action + " " + target + ": "
                        + (missing ? opening ? "No such file" : "Directory nonexistent" : error.words());
            case ASH ->
                "can't " + action + " " + target + ": "
                        + (missing ? opening ? "no such file" : "nonexistent directory" : error.words());
        };
    }

    private void duplicate(Redirection redirection, String target, SavedDescriptors saved) throws IOException {
        ContainerProcess process = shell.process();
        String variable = redirection.variable();
        if (target.equals("-") && variable != null) {
            String held = elements().value(variable);
            if (held == null || !Names.isNumber(held) || held.length() > 9) {
                throw new Failure(variable + ": Bad file descriptor", 1);
            }
            close(Integer.parseInt(held));
            return;
        }
        if (target.equals("-")) {
            saved.save(process, redirection.number());
            close(redirection.number());
            return;
        }
        boolean moved = shell.dialect().isBash() && target.endsWith("-");
        String digits = moved ? target.substring(0, target.length() - 1) : target;
        if (!Names.isNumber(digits) || digits.length() > 9) {
            if (shell.dialect().isBash()
                    && redirection.operator() == Redirection.Operator.DUPLICATE_OUTPUT
                    && redirection.descriptor() < 0) {
                both(redirection, target, saved);
                return;
            }
            throw new Failure(shell.dialect().isBash() ? target + ": ambiguous redirect" : "Bad fd number", status());
        }
        int number = Integer.parseInt(digits);
        OpenFile file;
        try {
            file = process.descriptor(number).retain();
        } catch (ErrnoException error) {
            throw new Failure(number + ": " + error.words(), status());
        }
        if (number == redirection.number() && redirection.variable() == null) {
            file.close();
            return;
        }
        put(redirection, file, saved);
        if (moved) {
            saved.save(process, number);
            close(number);
        }
    }

    private void close(int number) throws IOException {
        try {
            shell.process().close(number);
        } catch (ErrnoException alreadyClosed) {
            return;
        }
    }
}
