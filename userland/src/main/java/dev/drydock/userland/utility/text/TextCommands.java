package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class TextCommands implements CommandFamily {
    private static final List<String> NAMES = List.of(
            "cat",
            "cut",
            "dos2unix",
            "envsubst",
            "expand",
            "fold",
            "head",
            "nl",
            "numfmt",
            "paste",
            "rev",
            "strings",
            "tac",
            "tail",
            "tee",
            "tr",
            "unexpand",
            "unix2dos",
            "wc");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "cat" -> Cat.COMMAND;
            case "cut" -> Cut.COMMAND;
            case "dos2unix" -> LineEnds.TO_UNIX;
            case "envsubst" -> Envsubst.COMMAND;
            case "expand" -> Tabs.EXPAND;
            case "fold" -> Fold.COMMAND;
            case "head" -> Head.COMMAND;
            case "nl" -> Nl.COMMAND;
            case "numfmt" -> Numfmt.COMMAND;
            case "paste" -> Paste.COMMAND;
            case "rev" -> Rev.COMMAND;
            case "strings" -> Strings.COMMAND;
            case "tac" -> Tac.COMMAND;
            case "tail" -> Tail.COMMAND;
            case "tee" -> Tee.COMMAND;
            case "tr" -> Tr.COMMAND;
            case "unexpand" -> Tabs.UNEXPAND;
            case "unix2dos" -> LineEnds.TO_DOS;
            case "wc" -> Wc.COMMAND;
            default -> null;
        };
    }
}
