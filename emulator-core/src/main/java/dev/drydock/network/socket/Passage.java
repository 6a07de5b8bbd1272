package dev.drydock.network.socket;

import dev.drydock.network.Delivery;
import dev.drydock.network.LinkConditions;
import dev.drydock.network.Way;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether packets of a connection get through, how well, and by which interfaces, as of now. It is looked for again only when something has changed. */
final class Passage {
    /** Of what goes over no network. */
    static final Passage OPEN = new Passage(() -> 0, () -> null, LinkConditions.PERFECT);

    private final LongSupplier version;
    private final Supplier<Delivery.@Nullable Arrives> look;
    private final @Nullable LinkConditions always;
    private volatile @Nullable Known known;

    private record Known(long version, Delivery.@Nullable Arrives delivery) {}

    /**
     * @param version of all that the answer depends on
     * @param look null if nothing gets through; called without locks of this package
     */
    Passage(LongSupplier version, Supplier<Delivery.@Nullable Arrives> look) {
        this(version, look, null);
    }

    private Passage(LongSupplier version, Supplier<Delivery.@Nullable Arrives> look, @Nullable LinkConditions always) {
        this.version = version;
        this.look = look;
        this.always = always;
    }

    /** Null if nothing gets through. */
    @Nullable
    LinkConditions now() {
        if (always != null) {
            return always;
        }
        Delivery.Arrives delivery = delivery();
        return delivery == null ? null : delivery.conditions();
    }

    /** The interfaces that packets passed when it was looked for last; null if nothing got through, or over no network. */
    @Nullable
    Way way() {
        Known last = known;
        return last == null || last.delivery == null ? null : last.delivery.way();
    }

    private Delivery.@Nullable Arrives delivery() {
        long current = version.getAsLong();
        Known before = known;
        if (before != null && before.version == current) {
            return before.delivery;
        }
        Known looked = new Known(current, look.get());
        known = looked;
        return looked.delivery;
    }
}
