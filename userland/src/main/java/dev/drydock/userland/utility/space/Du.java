package dev.drydock.userland.utility.space;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.ByteSize;
import dev.drydock.userland.utility.pattern.Glob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code du}: how much space trees take. */
final class Du {
    static final Command COMMAND = Command.named("du", call -> new Du(call).run())
            .gnu("0,null a,all apparent-size B,block-size= b,bytes c,total D,dereference-args d,max-depth="
                    + " !files0-from= H h,human-readable !inodes k L,dereference l,count-links m P,no-dereference"
                    + " S,separate-dirs si s,summarize t,threshold= !time? !time-style= !X,exclude-from= exclude="
                    + " x,one-file-system")
            .busybox("a H L k h m d= l s x c b");
    private static final Words CANNOT_ACCESS = Words.of("cannot access %q: %s", "%s: %s");
    private static final Words CANNOT_READ = Words.of("cannot read directory %q: %s", "can't open '%s': %s");
    private static final Words BAD_DEPTH = Words.of("invalid maximum depth %l", "invalid number '%s'");
    private static final Words BOTH = Words.of("cannot both summarize and show all entries");
    private static final Words BAD_SIZE = Words.of("invalid -B argument %q", "");
    private static final Words BAD_THRESHOLD = Words.of("invalid --threshold argument %q");

    private final Invocation call;
    private final FileContext files;
    private final Set<String> seen = new HashSet<>();
    private final List<Glob> excluded = new ArrayList<>();
    private boolean all;
    private boolean apparent;
    private boolean human;
    private int humanBase = 1024;
    private boolean summarize;
    private boolean total;
    private boolean separate;
    private boolean countLinks;
    private boolean followsAll;
    private boolean followsOperands;
    private boolean oneDevice;
    private int depth = Integer.MAX_VALUE;
    private long unit = 1024;
    private long threshold;
    private String end = "\n";

    private Du(Invocation call) {
        this.call = call;
        this.files = call.files();
    }

    private Exit run() {
        call.options().forEach(this::apply);
        if (summarize && all) {
            throw call.isGnu() ? call.usage(BOTH) : call.usage();
        }
        if (summarize) {
            depth = 0;
        }
        long sum = 0;
        for (String operand : call.operands().isEmpty() ? List.of(".") : call.operands()) {
            sum += operand(operand);
        }
        if (total) {
            show(sum, "total");
        }
        return call.exit();
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "0" -> end = "\0";
            case "a" -> all = true;
            case "apparent-size" -> apparent = true;
            case "B" ->
                unit = ByteSize.parse(option.argument()).orElseThrow(() -> call.fail(BAD_SIZE, option.argument()));
            case "b" -> {
                apparent = true;
                unit = 1;
            }
            case "c" -> total = true;
            case "D", "H" -> followsOperands = true;
            case "d" -> depth = depth(option.argument());
            case "h" -> human = true;
            case "si" -> {
                human = true;
                humanBase = 1000;
            }
            case "k" -> unit = 1024;
            case "L" -> followsAll = true;
            case "l" -> countLinks = true;
            case "m" -> unit = 1 << 20;
            case "S" -> separate = true;
            case "s" -> summarize = true;
            case "t" -> threshold = threshold(option.argument());
            case "exclude" -> excluded.add(Glob.of(option.argument()));
            case "x" -> oneDevice = true;
            default -> {}
        }
    }

    private int depth(String text) {
        if (!text.matches("\\d{1,9}")) {
            if (call.isBusyBox()) {
                throw call.fail(BAD_DEPTH, text);
            }
            call.say(BAD_DEPTH, text);
            throw call.usage();
        }
        return Integer.parseInt(text);
    }

    private long threshold(String text) {
        boolean most = text.startsWith("-");
        long size = ByteSize.parse(most ? text.substring(1) : text).orElseThrow(() -> call.fail(BAD_THRESHOLD, text));
        return most ? -size : size;
    }

    private long operand(String operand) {
        try {
            FileStatus status = followsOperands || followsAll ? files.status(operand) : files.linkStatus(operand);
            return tree(operand, status, 0, status.device());
        } catch (IOException error) {
            call.complain(CANNOT_ACCESS, operand, error);
            return 0;
        }
    }

    /** Gives the size with all that is below, in bytes. */
    private long tree(String path, FileStatus status, int level, long device) {
        call.process().checkpoint();
        boolean again =
                (!countLinks && (status.links() > 1 || level == 0) && !status.isDirectory()) || status.isDirectory();
        if (again && !countLinks && !seen.add(status.device() + ":" + status.inode())) {
            return 0;
        }
        long own = size(status);
        if (!status.isDirectory()) {
            if ((all && level <= depth) || level == 0) {
                show(own, path);
            }
            return own;
        }
        long below = 0;
        long directories = 0;
        for (DirectoryEntry name : names(path)) {
            String child = path.endsWith("/") ? path + name.name() : path + "/" + name.name();
            FileStatus childStatus = child(child);
            if (childStatus == null) {
                continue;
            }
            boolean skipped = (oneDevice && childStatus.device() != device)
                    || excluded.stream().anyMatch(glob -> glob.matches(name.name()) || glob.matches(child));
            if (!skipped) {
                long size = tree(child, childStatus, level + 1, device);
                below += size;
                directories += childStatus.isDirectory() ? size : 0;
            }
        }
        long whole = own + below;
        if (level <= depth) {
            show(separate ? whole - directories : whole, path);
        }
        return whole;
    }

    private List<DirectoryEntry> names(String path) {
        try {
            return files.list(path);
        } catch (IOException error) {
            call.complain(CANNOT_READ, path, error);
            return List.of();
        }
    }

    private @Nullable FileStatus child(String path) {
        try {
            return followsAll ? files.status(path) : files.linkStatus(path);
        } catch (IOException error) {
            call.complain(CANNOT_ACCESS, path, error);
            return null;
        }
    }

    private long size(FileStatus status) {
        return apparent ? status.sizeBytes() : status.allocatedBytes();
    }

    private void show(long bytes, String path) {
        if ((threshold > 0 && bytes < threshold) || (threshold < 0 && bytes > -threshold)) {
            return;
        }
        String amount;
        if (human) {
            amount = call.isGnu() ? ByteSize.human(bytes, humanBase) : ByteSize.humanBusyBox(bytes);
        } else {
            amount = Long.toString((bytes + unit - 1) / unit);
        }
        call.out().text(amount + "\t" + path + end);
    }
}
