package dev.drydock.userland.shell.expand;

import dev.drydock.filesystem.FileContext;
import dev.drydock.userland.shell.state.Parameters;
import dev.drydock.userland.shell.state.ShellOptions;
import dev.drydock.userland.shell.state.Variables;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.SyntaxOptions;
import dev.drydock.userland.shell.syntax.WordPart;
import dev.drydock.userland.shell.text.CharacterSet;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What expansion asks of the shell around it. */
public interface Expansions {

    ShellOptions options();

    SyntaxOptions grammar();

    Variables variables();

    Parameters parameters();

    /** Which bytes make a character. */
    CharacterSet characters();

    /** What the numbers behind a backslash name characters of: what the locale's name says, whether it is there or not. */
    CharacterSet numbered();

    /** What {@code ${#name}} counts: in BusyBox it alone knows of characters. */
    CharacterSet counted();

    /** The files, for names that are patterns. */
    FileContext files();

    /** The value of {@code $?}, {@code $$}, {@code $!} or {@code $-}; null if it has none. */
    @Nullable
    String special(char name);

    /** Sets {@code $?}. */
    void status(int changed);

    /** What a command writes, without the newlines at its end. */
    String substitute(Command command) throws IOException;

    /** The path of a pipe to or from a command. */
    String substitute(WordPart.ProcessSubstitution process) throws IOException;

    /** The home directory of a user; null if there is no such user. */
    @Nullable
    String home(String user);

    /** What {@code ~1}, {@code ~+1} or {@code ~-1} stands for in the stack of directories; null if it is not so high. */
    @Nullable
    String directory(String place);

    /** Counts as memory of the process what an expansion is about to hold; negative gives back. May end the process. */
    void hold(long bytes);

    /** Says something without ending the command. */
    void complain(String words) throws IOException;

    /** A text as a prompt shows it, with its escapes: {@code ${name@P}}. */
    String prompt(String text) throws IOException;
}
