package dev.drydock.userland.shell.interp;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The questions about files and the shell that {@code test} and {@code [[ ]]} share. */
public final class FileTests {
    private static final int SET_UID = 04000;
    private static final int SET_GID = 02000;
    private static final int STICKY = 01000;
    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int EXECUTE = 1;

    private final Shell shell;

    public FileTests(Shell shell) {
        this.shell = shell;
    }

    private FileContext files() {
        return shell.process().files();
    }

    /** {@code -e file} and its like, by the letter. */
    public boolean unary(char letter, String operand) throws IOException {
        switch (letter) {
            case 't' -> {
                return isTerminal(operand);
            }
            case 'o' -> {
                SetOption option = SetOption.byName(operand, shell.dialect());
                return option != null && shell.options().has(option);
            }
            case 'v' -> {
                return isSet(operand);
            }
            case 'R' -> {
                Variable itself = shell.variables().findItself(operand);
                return itself != null && itself.has(Variable.Attribute.REFERENCE);
            }
            case 'r', 'w', 'x' -> {
                int wanted = letter == 'r' ? READ : letter == 'w' ? WRITE : EXECUTE;
                return !operand.isEmpty() && files().access(ShellText.toJava(operand), wanted);
            }
            default -> {
                FileStatus status = status(operand, letter != 'h' && letter != 'L');
                return status != null && holds(letter, status);
            }
        }
    }

    private boolean holds(char letter, FileStatus status) {
        return switch (letter) {
            case 'f' -> status.isRegular();
            case 'd' -> status.isDirectory();
            case 'h', 'L' -> status.isSymlink();
            case 's' -> status.sizeBytes() > 0;
            case 'b' -> status.kind() == FileKind.BLOCK_DEVICE;
            case 'c' -> status.kind() == FileKind.CHARACTER_DEVICE;
            case 'p' -> status.kind() == FileKind.FIFO;
            case 'S' -> status.kind() == FileKind.SOCKET;
            case 'u' -> (status.mode() & SET_UID) != 0;
            case 'g' -> (status.mode() & SET_GID) != 0;
            case 'k' -> (status.mode() & STICKY) != 0;
            case 'O' -> status.uid() == files().credentials().uid();
            case 'G' -> status.gid() == files().credentials().gid();
            case 'N' -> status.modified().isAfter(status.accessed());
            default -> true;
        };
    }

    private boolean isSet(String name) throws IOException {
        if (name.endsWith("[@]") || name.endsWith("[*]")) {
            Variable array = shell.variables().find(name.substring(0, name.length() - 3));
            String key = name.substring(name.length() - 2, name.length() - 1);
            boolean any = array != null && !array.isAssociative();
            return array != null && (any ? !array.values().isEmpty() : array.element(key) != null);
        }
        if (Names.isNumber(name) && name.length() < 9) {
            return Integer.parseInt(name) <= shell.parameters().values().size();
        }
        return shell.expander().arithmetic().elements().value(name) != null;
    }

    private boolean isTerminal(String number) {
        if (!Names.isNumber(number) || number.length() > 9) {
            return false;
        }
        try {
            return shell.process().descriptor(Integer.parseInt(number)).isTerminal();
        } catch (IOException closed) {
            return false;
        }
    }

    /** {@code -nt}, {@code -ot}, {@code -ef}. */
    public boolean binary(String operator, String left, String right) {
        FileStatus first = status(left, true);
        FileStatus second = status(right, true);
        return switch (operator) {
            case "-nt" ->
                first != null
                        && (second == null
                                ? shell.dialect().isBash()
                                : first.modified().isAfter(second.modified()));
            case "-ot" ->
                second != null
                        && (first == null
                                ? shell.dialect().isBash()
                                : first.modified().isBefore(second.modified()));
            default -> first != null && second != null && first.sameFile(second);
        };
    }

    private @Nullable FileStatus status(String path, boolean follow) {
        if (path.isEmpty()) {
            return null;
        }
        try {
            String java = ShellText.toJava(path);
            if (path.startsWith("/dev/fd/") && Names.isNumber(path.substring(8)) && path.length() < 16) {
                return shell.process()
                        .descriptor(Integer.parseInt(path.substring(8)))
                        .status();
            }
            return follow ? files().status(java) : files().linkStatus(java);
        } catch (ErrnoException absent) {
            return null;
        } catch (IOException error) {
            return null;
        }
    }
}
