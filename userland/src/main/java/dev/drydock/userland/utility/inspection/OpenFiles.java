package dev.drydock.userland.utility.inspection;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.process.ProcessStatus;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code lsof} of BusyBox: what the descriptors of all other processes refer to. Looks at no argument. */
final class OpenFiles {
    static final Command COMMAND = Command.named("lsof", OpenFiles::run).only(Flavour.BUSYBOX);

    private OpenFiles() {}

    private static Exit run(Invocation call) throws IOException {
        FileContext files = call.files();
        for (ProcessStatus status : call.process().processes()) {
            if (status.pid() != call.process().pid()) {
                String directory = "/proc/" + status.pid();
                try {
                    String program = files.readLink(directory + "/exe");
                    for (String number : numbers(files.list(directory + "/fd"))) {
                        String target = files.readLink(directory + "/fd/" + number);
                        call.out().line(status.pid() + "\t" + program + "\t" + number + "\t" + target);
                    }
                } catch (ErrnoException goneOrForbidden) {
                    call.process().checkpoint();
                }
            }
        }
        return Exit.SUCCESS;
    }

    private static List<String> numbers(List<DirectoryEntry> entries) {
        Stream<String> names = entries.stream().map(DirectoryEntry::name);
        return names.sorted(Comparator.comparing(Integer::valueOf)).toList();
    }
}
