package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.FileOutput;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Output;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/** {@code tar}: makes, lists and unpacks archives. */
final class Tar {
    static final Command COMMAND = Command.named("tar", Tar::run)
            .gnu(
                    "c,create t,list x,extract get f,file= C,directory= z,gzip ungzip gunzip j,bzip2 J,xz zstd lzma lzip lzop"
                            + " v,verbose O,to-stdout k,keep-old-files p,preserve-permissions same-permissions same-owner"
                            + " numeric-owner o,no-same-owner a,auto-compress exclude= X,exclude-from= strip-components= warning="
                            + " owner= group= T,files-from= null no-null verbatim-files-from no-verbatim-files-from h,dereference"
                            + " m,touch P,absolute-names mtime= sort= no-recursion recursion wildcards no-wildcards"
                            + " r,append u,update A,catenate concatenate d,diff compare delete transform= xform= mode="
                            + " exclude-vcs exclude-backups show-transformed-names show-stored-names skip-old-files"
                            + " keep-newer-files overwrite U,unlink-first H,format= one-top-level?"
                            + " !one-file-system !to-command= !Z,compress"
                            + " !S,sparse !W,verify !N,newer= !xattrs !acls !selinux !totals !checkpoint"
                            + " !anchored"
                            + " !ignore-failed-read !hard-dereference !quoting-style= !index-file= !remove-files")
            .busybox(
                    "c t x f= C= z,gzip v O k p o,no-same-owner a strip-components= numeric-owner j J !Z !lzma h m overwrite"
                            + " no-recursion !no-same-permissions !to-command=")
            .trouble(64);
    static final Words CANNOT_OPEN = Words.of("%s: Cannot open: %s", "can't open '%s': %s");
    private static final Words NO_XZ = Words.of("packing by xz is not emulated");
    private static final Words NO_DIRECTORY = Words.of("%s: Cannot open: %s", "can't change directory to '%s': %s");
    private static final Words NO_MODE =
            Words.of("You must specify one of the '-Acdtrux', '--delete' or '--test-label' options", "");
    private static final String HINT = "Try 'tar --help' or 'tar --usage' for more information.\n";

    private Tar() {}

    private static Exit run(Invocation call) throws IOException {
        TarSettings settings = TarSettings.of(call);
        if (settings.mode() == ' ') {
            throw wrongMode(call, NO_MODE);
        }
        if (settings.mode() == 'c') {
            return create(call, settings);
        }
        if ("ruAD".indexOf(settings.mode()) >= 0) {
            return new TarChange(call, settings).run();
        }
        return new TarReader(call, settings).run();
    }

    /** Not quite the hint of other tools, nor their status. */
    static Quit wrongMode(Invocation call, Words words, Object... values) {
        if (call.isBusyBox()) {
            return call.usage();
        }
        call.say(words, values);
        call.raw(HINT);
        return new Quit(2);
    }

    private static Exit create(Invocation call, TarSettings settings) throws IOException {
        if (settings.names().members().isEmpty() && !settings.names().listed()) {
            if (call.isGnu()) {
                call.say(Words.of("Cowardly refusing to create an empty archive"));
                call.raw(HINT);
                throw new Quit(2);
            }
            throw call.fail(Words.of("empty archive"));
        }
        try (OutputStream out = output(call, settings.archive())) {
            if (settings.packing() == TarPacking.XZ && call.isBusyBox()) {
                throw call.fail(NO_XZ);
            }
            if (!settings.packing().isWithin(call)) {
                throw settings.packing().cannotPack(call);
            }
            return new TarWriter(call, settings).write(out);
        }
    }

    /** What is written to a file that cannot be opened is nothing: the run ends. */
    private static OutputStream output(Invocation call, String archive) {
        if (archive.equals("-")) {
            return new Unclosed(call.out());
        }
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        try {
            return new BufferedOutputStream(new FileOutput(call.files().open(archive, flags, 0666)));
        } catch (IOException error) {
            throw fatal(call, CANNOT_OPEN, archive, error);
        }
    }

    /** Goes from one directory to the next, each within the one before. */
    static void enter(Invocation call, List<String> directories) {
        for (String directory : directories) {
            try {
                call.files().changeDirectory(directory);
            } catch (IOException error) {
                throw fatal(call, NO_DIRECTORY, directory, error);
            }
        }
    }

    static Quit fatal(Invocation call, Words words, Object... values) {
        call.say(words, values);
        if (call.isGnu()) {
            call.say(Words.of("Error is not recoverable: exiting now"));
        }
        return new Quit(call.isGnu() ? 2 : 1);
    }

    /** Standard output stays open when the archive is at its end. */
    private static final class Unclosed extends OutputStream {
        private final Output output;

        Unclosed(Output output) {
            this.output = output;
        }

        @Override
        public void write(int value) {
            output.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            output.write(bytes, offset, length);
        }

        @Override
        public void close() {
            output.flush();
        }
    }
}
