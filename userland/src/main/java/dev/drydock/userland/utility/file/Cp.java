package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code cp}: copies files and directories. */
final class Cp {
    static final Command COMMAND = Command.named("cp", call -> new Cp(call).run())
            .gnu("a,archive attributes-only !b,backup? copy-contents d f,force i,interactive H l,link L,dereference"
                    + " n,no-clobber P,no-dereference p preserve? no-preserve= parents R,recursive r reflink?"
                    + " remove-destination sparse= strip-trailing-slashes s,symbolic-link !S,suffix="
                    + " t,target-directory= T,no-target-directory u,update v,verbose x,one-file-system !Z !context?")
            .busybox("p d R P a r f i l s L H v u T,no-target-directory t,target-directory= n");
    private static final Words PRESERVE = Words.of("invalid argument %l for %l\nValid arguments are:\n"
            + "  - 'mode'\n  - 'timestamps'\n  - 'ownership'\n  - 'links'\n  - 'context'\n  - 'xattr'\n  - 'all'");
    private static final List<String> SPARSE = List.of("never", "auto", "always");
    private static final List<String> REFLINK = List.of("auto", "always", "never");
    private static final Words INVALID_CHOICE = Words.of("invalid argument %l for %l\nValid arguments are:%s");
    private static final Words AMBIGUOUS_CHOICE = Words.of("ambiguous argument %l for %l\nValid arguments are:%s");
    private static final Words ONLY_AUTO = Words.of("--reflink can be used only with --sparse=auto");
    private static final Words TARGET_IS_DIRECTORY = Words.of("'%s' is a directory");
    private static final Words NEEDS_DIRECTORY = Words.of("with --parents, the destination must be a directory");
    private static final Words BOTH_LINKS = Words.of("cannot make both hard and symbolic links");

    private final Invocation call;
    private final CopySettings settings = new CopySettings();
    private @Nullable String directory;
    private boolean plain;
    private boolean parents;
    private boolean stripsSlashes;
    private boolean linksSaid;

    private Cp(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        call.options().forEach(this::apply);
        if (!linksSaid) {
            boolean copied = (settings.recursive && !settings.hardLinks) || (settings.hardLinks && call.isGnu());
            settings.links = copied ? CopySettings.Links.COPY : CopySettings.Links.FOLLOW;
        }
        settings.contentsOfSpecials |= !settings.recursive;
        if (settings.hardLinks && settings.symbolicLinks && call.isGnu()) {
            throw call.fail(BOTH_LINKS);
        }
        if (settings.clones && settings.holes != CopySettings.Holes.AUTO) {
            throw call.usage(ONLY_AUTO);
        }
        List<String> operands = new ArrayList<>();
        for (String operand : call.operands()) {
            operands.add(stripsSlashes ? FilePaths.withoutTrailingSlashes(operand) : operand);
        }
        List<Destination.Pair> pairs = call.isGnu() ? gnuPairs(operands) : busyBoxPairs(operands);
        TreeCopy copy = new TreeCopy(call, settings);
        for (Destination.Pair pair : pairs) {
            if (parents) {
                makeParents(pair.source());
            }
            copy.copy(pair.source(), pair.target());
        }
        return call.exit();
    }

    private List<Destination.Pair> gnuPairs(List<String> operands) {
        if (parents && operands.size() == 2 && directory == null && !isDirectory(operands.get(1))) {
            throw call.usage(NEEDS_DIRECTORY);
        }
        if (parents && directory == null && !operands.isEmpty()) {
            directory = operands.size() < 2 ? null : operands.remove(operands.size() - 1);
        }
        return Destination.pairs(call, operands, new Destination.Form(directory, plain, parents));
    }

    /** BusyBox looks at both operands before it decides whether the last one is a directory to copy into. */
    private List<Destination.Pair> busyBoxPairs(List<String> operands) {
        if (operands.size() == 2 && directory == null) {
            String source = operands.get(0);
            String target = operands.get(1);
            FileStatus status = sourceOrFail(source, target);
            boolean into = isDirectory(target);
            if (plain && !status.isDirectory() && into) {
                throw call.fail(TARGET_IS_DIRECTORY, target);
            }
            boolean simple = (!status.isDirectory() && !into)
                    || (settings.recursive && status.isDirectory() && !leadsSomewhere(target))
                    || plain;
            if (simple) {
                return List.of(new Destination.Pair(source, target));
            }
            return Destination.pairs(call, List.of(source), new Destination.Form(target, false, false));
        }
        return Destination.pairs(call, operands, new Destination.Form(directory, plain, false));
    }

    /** That the source is missing is told last, when it is known whether it was to go into a directory. */
    private FileStatus sourceOrFail(String source, String target) {
        boolean follow = settings.links != CopySettings.Links.COPY;
        FileStatus status = null;
        IOException missing = null;
        try {
            status = follow ? call.files().status(source) : call.files().linkStatus(source);
        } catch (IOException error) {
            if (!isMissing(error)) {
                throw call.fail(CopyWords.cannotStatOperand(error), source, error);
            }
            missing = error;
        }
        try {
            call.files().status(target);
        } catch (IOException error) {
            if (!isMissing(error)) {
                throw call.fail(CopyWords.cannotStatOperand(error), target, error);
            }
        }
        if (status == null) {
            String told = !plain && isDirectory(target) ? FilePaths.withoutTrailingSlashes(source) : source;
            throw call.fail(CopyWords.CANNOT_STAT, told, missing);
        }
        return status;
    }

    private static boolean isMissing(IOException error) {
        return error instanceof ErrnoException failed && failed.errno() == Errno.ENOENT;
    }

    private boolean isDirectory(String path) {
        try {
            return call.files().status(path).isDirectory();
        } catch (IOException none) {
            return false;
        }
    }

    private boolean leadsSomewhere(String path) {
        try {
            call.files().status(path);
            return true;
        } catch (IOException missing) {
            return false;
        }
    }

    private boolean exists(String path) {
        try {
            call.files().linkStatus(path);
            return true;
        } catch (IOException none) {
            return false;
        }
    }

    private void makeParents(String source) {
        String target = directory;
        if (target == null) {
            return;
        }
        for (int slash = source.indexOf('/', 1); slash > 0; slash = source.indexOf('/', slash + 1)) {
            String part = source.substring(0, slash);
            String made = FilePaths.join(target, part);
            try {
                if (!exists(made)) {
                    call.files().makeDirectory(made, 0777);
                    if (settings.verbose) {
                        call.out().text(part + " -> " + made + "\n");
                    }
                }
            } catch (IOException error) {
                call.complain(CopyWords.CANNOT_MAKE_DIRECTORY, made, error);
            }
        }
    }

    private void links(CopySettings.Links links) {
        settings.links = links;
        linksSaid = true;
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "a" -> {
                links(CopySettings.Links.COPY);
                settings.keepAll();
                settings.recursive = true;
            }
            case "attributes-only" -> settings.attributesOnly = true;
            case "copy-contents" -> settings.contentsOfSpecials = true;
            case "d" -> {
                links(CopySettings.Links.COPY);
                settings.keepsHardLinks = call.isGnu();
            }
            case "f" -> settings.force = true;
            case "i" -> settings.existing = CopySettings.Existing.ASK;
            case "n" -> settings.existing = CopySettings.Existing.SKIP;
            case "H" -> links(CopySettings.Links.FOLLOW_OPERANDS);
            case "L" -> links(CopySettings.Links.FOLLOW);
            case "P" -> links(CopySettings.Links.COPY);
            case "l" -> settings.hardLinks = true;
            case "s" -> settings.symbolicLinks = true;
            case "p" -> {
                settings.keepsMode = true;
                settings.keepsOwner = true;
                settings.keepsTimes = true;
            }
            case "preserve" -> preserve(option.value() == null ? "mode,ownership,timestamps" : option.argument(), true);
            case "no-preserve" -> preserve(option.argument(), false);
            case "parents" -> parents = true;
            case "R", "r" -> settings.recursive = true;
            case "remove-destination" -> settings.removesDestination = true;
            case "strip-trailing-slashes" -> stripsSlashes = true;
            case "t" -> directory = option.argument();
            case "T" -> plain = true;
            case "u" -> settings.onlyNewer = true;
            case "v" -> settings.verbose = true;
            case "x" -> settings.oneDevice = true;
            case "sparse" ->
                settings.holes = CopySettings.Holes.valueOf(
                        choice("sparse", SPARSE, option.argument()).toUpperCase(Locale.ROOT));
            case "reflink" ->
                settings.clones = option.value() == null
                        || choice("reflink", REFLINK, option.argument()).equals("always");
            // Security labels make no difference here.
            default -> {}
        }
    }

    private String choice(String name, List<String> choices, String word) {
        List<String> meant = choices.stream()
                .filter(each -> each.equals(word) || each.startsWith(word))
                .toList();
        if (meant.size() != 1) {
            Words wrong = meant.isEmpty() ? INVALID_CHOICE : AMBIGUOUS_CHOICE;
            String valid = choices.stream().map(each -> "\n  - '" + each + "'").collect(Collectors.joining());
            throw call.usage(wrong, word, "--" + name, valid);
        }
        return meant.get(0);
    }

    private void preserve(String list, boolean on) {
        for (String word : list.split(",", -1)) {
            switch (word) {
                case "mode" -> settings.keepsMode = on;
                case "ownership" -> settings.keepsOwner = on;
                case "timestamps" -> settings.keepsTimes = on;
                case "links" -> settings.keepsHardLinks = on;
                case "context", "xattr" -> {}
                case "all" -> {
                    settings.keepsMode = on;
                    settings.keepsOwner = on;
                    settings.keepsTimes = on;
                    settings.keepsHardLinks = on;
                }
                default -> throw call.usage(PRESERVE, word, on ? "--preserve" : "--no-preserve");
            }
        }
    }
}
