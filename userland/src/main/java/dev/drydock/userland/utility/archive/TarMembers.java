package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The names that {@code tar} is given, from its command line and from files ({@code -T}). Where GNU's goes and what it leaves out
 * holds for the names that follow; BusyBox's goes to one directory.
 */
final class TarMembers {
    private static final Words NO_LIST = Words.of("%s: Cannot stat: %s");
    private static final Words NO_PATTERNS = Words.of("%s: %s");
    private static final Words NO_OPTION = Words.of("%s:%s: unrecognized option");
    private static final Words POSITIONAL = Words.of(
            "The following options were used after any non-optional arguments in archive create or update mode.  "
                    + "These options are positional and affect only arguments that follow them.  "
                    + "Please, rearrange them properly.");
    private static final Words NO_EFFECT = Words.of("%s %l has no effect");

    private static final List<String> OF_VERSION_CONTROL = List.of(
            "CVS",
            "RCS",
            "SCCS",
            ".git",
            ".gitignore",
            ".gitattributes",
            ".gitmodules",
            ".cvsignore",
            ".svn",
            ".arch-ids",
            "{arch}",
            "=RELEASE-ID",
            "=meta-update",
            "=update",
            ".bzr",
            ".bzrignore",
            ".bzrtags",
            ".hg",
            ".hgignore",
            ".hgtags",
            "_darcs");
    private static final List<String> BACKUPS = List.of(".#*", "*~", "#*#");

    private final Invocation call;
    private final List<TarMember> members = new ArrayList<>();
    private final List<String> directories = new ArrayList<>();
    private final List<String> excluded = new ArrayList<>();
    /** Each with its argument; those since the last name. */
    private final List<Option> unused = new ArrayList<>();

    private boolean nul;
    private boolean verbatim;
    private boolean listed;

    private TarMembers(Invocation call) {
        this.call = call;
    }

    static TarMembers read(Invocation call, CommandLine line) {
        TarMembers members = new TarMembers(call);
        int next = 0;
        for (int i = 0; i < line.operands().size(); i++) {
            while (next < line.optionsBefore().get(i)) {
                members.option(line.options().get(next++));
            }
            members.add(line.operands().get(i));
        }
        while (next < line.options().size()) {
            members.option(line.options().get(next++));
        }
        return members;
    }

    List<TarMember> members() {
        return members;
    }

    /** Where whoever gives no name goes. */
    List<String> directories() {
        return directories;
    }

    List<String> excluded() {
        return excluded;
    }

    /** Whether names were to come from a file, even if none did. */
    boolean listed() {
        return listed;
    }

    /** What stands behind all names is no use to any of them. */
    void complainOfUnused() {
        if (!unused.isEmpty() && call.isGnu()) {
            call.complain(POSITIONAL);
            unused.forEach(option -> call.complain(NO_EFFECT, spelling(option), option.argument()));
        }
    }

    private static String spelling(Option option) {
        return option.key().equals("X") ? "--exclude-from" : option.key().equals("C") ? "-C" : option.spelling();
    }

    private void add(String name) {
        String plain = name;
        while (plain.length() > 1 && plain.endsWith("/")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        members.add(new TarMember(plain, directories, excluded));
        unused.clear();
    }

    private void option(Option option) {
        switch (option.key()) {
            case "C" -> {
                if (call.isBusyBox()) {
                    directories.clear();
                }
                directories.add(option.argument());
                unused.add(option);
            }
            case "exclude" -> {
                excluded.add(option.argument());
                unused.add(option);
            }
            case "X" -> {
                excluded.addAll(lines(option.argument(), NO_PATTERNS, '\n'));
                unused.add(option);
            }
            case "exclude-vcs" -> excluded.addAll(OF_VERSION_CONTROL);
            case "exclude-backups" -> excluded.addAll(BACKUPS);
            case "null" -> nul = true;
            case "no-null" -> nul = false;
            case "verbatim-files-from" -> verbatim = true;
            case "no-verbatim-files-from" -> verbatim = false;
            case "T" -> names(option.argument());
            default -> {}
        }
    }

    private void names(String path) {
        listed = true;
        int number = 0;
        for (String line : lines(path, NO_LIST, nul ? 0 : '\n')) {
            number++;
            if (line.isEmpty()) {
                continue;
            }
            if (!line.startsWith("-") || nul || verbatim) {
                add(line);
            } else if (line.matches("-C *[^ ].*")) {
                directories.add(line.substring(2).strip());
            } else if (line.startsWith("--directory=")) {
                directories.add(line.substring("--directory=".length()));
            } else {
                call.complain(NO_OPTION, path, number);
            }
        }
        unused.clear();
    }

    private List<String> lines(String path, Words complaint, int terminator) {
        List<String> lines = new ArrayList<>();
        try (Input input = call.open(path)) {
            for (String line = input.record(terminator); line != null; line = input.record(terminator)) {
                lines.add(Latin.text(line));
            }
        } catch (ErrnoException missing) {
            throw Tar.fatal(call, complaint, path, missing);
        } catch (IOException unreadable) {
            throw Tar.fatal(call, complaint, path, unreadable);
        }
        return lines;
    }
}
