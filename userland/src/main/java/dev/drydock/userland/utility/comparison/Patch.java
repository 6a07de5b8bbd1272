package dev.drydock.userland.utility.comparison;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code patch}: makes the changes that {@code diff -u} has found. */
final class Patch {
    static final Command COMMAND = Command.named("patch", call -> new Patch(call).run())
            .gnu("p,strip= i,input= R,reverse N,forward E,remove-empty-files s,silent quiet b,backup dry-run f,force"
                    + " t,batch F,fuzz= u,unified v !o,output= !d,directory= !c,context !e,ed !n,normal"
                    + " !l,ignore-whitespace !r,reject-file= !D,ifdef= !m,merge z,suffix= !V,version-control= x,debug=")
            .busybox("R N E p= i= dry-run")
            .trouble(2);
    private static final Words NO_INPUT = Words.of("**** Can't open patch file %s : %s", "can't open '%s': %s");
    private static final Words CANNOT_OPEN = Words.of("**** Can't open file %s : %s", "can't open '%s': %s");
    private static final Words GARBAGE = Words.of("**** Only garbage was found in the patch input.");
    private static final int USUAL_FUZZ = 2;

    private final Invocation call;
    private final FileContext files;
    private int strip = -1;
    private int mostFuzz = USUAL_FUZZ;
    private String source = "-";
    private String suffix = ".orig";

    private Patch(Invocation call) {
        this.call = call;
        this.files = call.files();
    }

    private boolean has(String key) {
        return call.commandLine().has(key);
    }

    private Exit run() throws IOException {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "p" -> strip = Integer.parseInt(option.argument());
                case "i" -> source = option.argument();
                case "F" -> mostFuzz = Integer.parseInt(option.argument());
                case "z" -> suffix = option.argument();
                default -> {}
            }
        }
        List<String> operands = call.operands();
        if (operands.size() > 1) {
            source = operands.get(1);
        }
        List<PatchedFile> all = PatchedFile.parse(lines(source, NO_INPUT));
        if (all.isEmpty() && call.isGnu()) {
            throw call.fail(2, GARBAGE);
        }
        for (PatchedFile file : all) {
            one(has("R") ? file.reversed() : file, operands.isEmpty() ? "" : operands.get(0));
        }
        return call.exit();
    }

    private List<String> lines(String path, Words complaint) {
        List<String> lines = new ArrayList<>();
        try (Input input = call.open(path)) {
            for (String line = input.line(); line != null; line = input.line()) {
                lines.add(line);
            }
        } catch (IOException error) {
            throw call.fail(call.isGnu() ? 2 : 1, complaint, path, error);
        }
        return lines;
    }

    private void one(PatchedFile file, String named) throws IOException {
        boolean creates = file.oldName().equals("/dev/null");
        boolean deletes = file.newName().equals("/dev/null");
        String path = named.isEmpty() ? name(file, creates) : named;
        if (path.isEmpty()) {
            skip(file);
            return;
        }
        boolean missing = !files.exists(path);
        if (call.isBusyBox() && creates && missing) {
            tell("creating " + path);
        } else {
            tell((has("dry-run") && call.isGnu() ? "checking file " : "patching file ") + path);
        }
        List<String> before = missing && creates ? List.of() : lines(path, CANNOT_OPEN);
        Application application = new Application(before);
        for (Hunk hunk : file.hunks()) {
            if (call.isBusyBox()) {
                application.exactly(hunk);
            } else if (!application.nearly(hunk, file)) {
                break;
            }
        }
        application.end(path, file, deletes);
    }

    private void tell(String line) {
        if (!has("s") && !has("quiet")) {
            call.out().line(line);
        }
    }

    /** The name that is there; empty if none is. BusyBox takes the new one in any case. */
    private String name(PatchedFile file, boolean creates) {
        String old = stripped(file.oldName());
        String fresh = stripped(file.newName());
        if (call.isBusyBox()) {
            return file.newName().equals("/dev/null") ? old : fresh;
        }
        if (creates || (!files.exists(old) && files.exists(fresh))) {
            return fresh;
        }
        return files.exists(old) ? old : "";
    }

    /** Without {@code -p} only the last part of a name counts. */
    private String stripped(String name) {
        if (strip < 0) {
            return call.isGnu() ? Invocation.baseName(name) : name;
        }
        String rest = name;
        for (int i = 0; i < strip && rest.contains("/"); i++) {
            rest = rest.substring(rest.indexOf('/') + 1);
        }
        return rest;
    }

    private void skip(PatchedFile file) {
        call.out().line("can't find file to patch at input line " + file.line());
        call.out().line("Perhaps you used the wrong -p or --strip option?");
        call.out().line("The text leading up to this was:\n--------------------------");
        file.leading().forEach(line -> call.out().dataLine("|" + line));
        call.out().line("--------------------------\nFile to patch: \nSkip this patch? [y] \nSkipping patch.");
        int count = file.hunks().size();
        call.out().line(count + " out of " + count + " hunk" + (count == 1 ? "" : "s") + " ignored");
        call.status(1);
    }

    /** The hunks of a file, as they are applied one after the other. */
    private final class Application {
        private final List<String> before;
        private final List<String> after = new ArrayList<>();
        private final List<Hunk> rejected = new ArrayList<>();
        private boolean ignored;
        private boolean failed;
        private boolean inexact;
        private int done;
        private int offset;
        private int grown;
        private int number;
        private int context;

        Application(List<String> before) {
            this.before = before;
        }

        /** As BusyBox does it: only what stands there word for word; a file with a hunk that does not fit stays as it is. */
        void exactly(Hunk hunk) {
            number++;
            if (failed) {
                return;
            }
            context = Math.max(context, Math.max(hunk.prefix(), hunk.suffix()));
            List<String> old = hunk.old();
            boolean last = (hunk.suffix() < context && hunk.suffix() < hunk.prefix()) || hunk.suffix() == 0;
            for (int at = done; at + old.size() <= before.size(); at++) {
                boolean fits = !last || at + old.size() == before.size() || old.isEmpty();
                if (fits && before.subList(at, at + old.size()).equals(old)) {
                    take(at, old.size(), hunk.replacement());
                    return;
                }
            }
            call.raw("Hunk " + number + " FAILED " + hunk.first() + "/" + hunk.newFirst() + ".\n");
            hunk.body().forEach(line -> call.raw(Latin.text(line) + "\n"));
            call.status(1);
            failed = true;
        }

        private void take(int at, int count, List<String> replacement) {
            after.addAll(before.subList(done, at));
            after.addAll(replacement);
            done = at + count;
        }

        /** As GNU does it: near its place, and in the end without some of its context. False if all is to be skipped. */
        boolean nearly(Hunk hunk, PatchedFile file) {
            number++;
            for (int fuzz = 0; fuzz <= Math.min(mostFuzz, Math.max(hunk.prefix(), hunk.suffix())); fuzz++) {
                int[] place = place(hunk, fuzz);
                if (place.length > 0) {
                    List<String> fresh = hunk.replacement();
                    int size = hunk.old().size();
                    take(
                            place[0] + place[1],
                            size - place[1] - place[2],
                            fresh.subList(place[1], fresh.size() - place[2]));
                    told(place[0] + 1 - Math.max(1, hunk.first()), place[0] + 1, fuzz);
                    grown += fresh.size() - size;
                    return true;
                }
            }
            if (number == 1 && place(hunk.reversed(), 0).length > 0) {
                skipReversed();
                rejected.addAll(file.hunks());
                return false;
            }
            tell("Hunk #" + number + " FAILED at " + hunk.first() + ".");
            rejected.add(hunk);
            return true;
        }

        private void skipReversed() {
            ignored = true;
            tell("Reversed (or previously applied) patch detected!  "
                    + (has("N") ? "Skipping patch." : "Assume -R? [n] \nApply anyway? [n] \nSkipping patch."));
        }

        private void told(int moved, int line, int fuzz) {
            offset = moved;
            inexact |= moved != 0 || fuzz > 0;
            if (moved != 0 || fuzz > 0) {
                String how = (fuzz > 0 ? " with fuzz " + fuzz : "")
                        + (moved != 0 ? " (offset " + moved + (Math.abs(moved) == 1 ? " line)" : " lines)") : "");
                tell("Hunk #" + number + " succeeded at " + (line + grown) + how + ".");
            }
        }

        /** Where it fits, from 0, and how many lines of context are left out at both ends; empty if nowhere. */
        private int[] place(Hunk hunk, int fuzz) {
            List<String> old = hunk.old();
            int widest = Math.max(hunk.prefix(), hunk.suffix());
            int head = fuzz + hunk.prefix() - widest;
            int tail = fuzz + hunk.suffix() - widest;
            int guess = Math.max(0, hunk.first() - 1) + offset + (old.isEmpty() && hunk.first() > 0 ? 1 : 0);
            if (head < 0 && hunk.first() <= 1) {
                return fits(old, 0, 0, Math.max(0, tail)) ? new int[] {0, 0, Math.max(0, tail)} : new int[0];
            }
            int front = Math.max(0, head);
            if (tail < 0) {
                int at = before.size() - old.size();
                return fits(old, at, front, 0) ? new int[] {at, front, 0} : new int[0];
            }
            for (int distance = 0; distance <= before.size(); distance++) {
                for (int at : new int[] {guess + distance, guess - distance}) {
                    if (fits(old, at, front, tail)) {
                        return new int[] {at, front, tail};
                    }
                }
            }
            return new int[0];
        }

        private boolean fits(List<String> old, int at, int front, int tail) {
            int from = at + front;
            int to = at + old.size() - tail;
            return from >= done
                    && to <= before.size()
                    && from <= to
                    && before.subList(from, to).equals(old.subList(front, old.size() - tail));
        }

        void end(String path, PatchedFile file, boolean deletes) throws IOException {
            if (failed) {
                return;
            }
            after.addAll(before.subList(done, before.size()));
            boolean changed = rejected.size() < file.hunks().size();
            boolean backup = call.isGnu() && (has("b") || inexact || (!rejected.isEmpty() && !ignored));
            if (!has("dry-run")) {
                int mode = files.exists(path) ? files.status(path).mode() : -1;
                if (backup && mode >= 0) {
                    write(path + suffix, before, mode);
                }
                if (changed && after.isEmpty() && (has("E") || (deletes && call.isGnu()))) {
                    files.unlink(path);
                } else if (changed) {
                    write(path, after, mode);
                }
            }
            if (!rejected.isEmpty()) {
                reject(path, file);
            }
        }

        private void reject(String path, PatchedFile file) throws IOException {
            int count = file.hunks().size();
            tell(rejected.size() + " out of " + count + " hunk" + (count == 1 ? "" : "s")
                    + (ignored ? " ignored" : " FAILED")
                    + (has("dry-run") ? "" : " -- saving rejects to file " + path + ".rej"));
            if (!has("dry-run")) {
                List<String> lines = new ArrayList<>(List.of("--- " + file.oldName(), "+++ " + file.newName()));
                for (Hunk hunk : rejected) {
                    lines.add(hunk.head());
                    lines.addAll(hunk.body());
                }
                write(path + ".rej", lines, -1);
            }
            call.status(1);
        }

        private void write(String path, List<String> lines, int mode) throws IOException {
            String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
            files.writeAll(path, Latin.bytes(text));
            if (mode >= 0) {
                files.changeMode(path, mode);
            }
        }
    }
}
