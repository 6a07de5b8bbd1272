package dev.drydock.network.socket;

import dev.drydock.network.LinkConditions;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether packets of a connection get through, and how well, as of now. It is looked for again only when something has changed. */
final class Passage {
    /** Of what goes over no network. */
    static final Passage OPEN = new Passage(() -> 0, () -> LinkConditions.PERFECT);

    private final LongSupplier version;
    private final Supplier<@Nullable LinkConditions> look;
    private volatile @Nullable Known known;

    private record Known(long version, @Nullable LinkConditions conditions) {}

    /**
     * @param version of all that the answer depends on
     * @param look null if nothing gets through; called without locks of this package
     */
    Passage(LongSupplier version, Supplier<@Nullable LinkConditions> look) {
        this.version = version;
        this.look = look;
    }

    /** Null if nothing gets through. */
    @Nullable
    LinkConditions now() {
        long current = version.getAsLong();
        Known before = known;
        if (before != null && before.version == current) {
            return before.conditions;
        }
        Known looked = new Known(current, look.get());
        known = looked;
        return looked.conditions;
    }
}
