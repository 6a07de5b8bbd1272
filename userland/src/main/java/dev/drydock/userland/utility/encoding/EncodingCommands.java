package dev.drydock.userland.utility.encoding;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class EncodingCommands implements CommandFamily {
    @Override
    public List<String> names() {
        return List.of("iconv");
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return name.equals("iconv") ? Iconv.COMMAND : null;
    }
}
