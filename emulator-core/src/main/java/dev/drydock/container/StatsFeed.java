package dev.drydock.container;

import dev.drydock.time.EngineClock;
import dev.drydock.time.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Samples for one client: the first at once, then one a second (28.5.2: stats.Collector). A sample waits for the client; one
 * that is not pulled before the next is replaced by it.
 */
final class StatsFeed implements StatsSource {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final EngineClock clock;
    private final Supplier<@Nullable ContainerStats> sampler;
    private final boolean endless;
    private int toSkip;
    private @Nullable ContainerStats waiting;
    private @Nullable ContainerStats before;
    private @Nullable Timer timer;
    private boolean closed;

    private StatsFeed(EngineClock clock, Supplier<@Nullable ContainerStats> sampler, boolean endless, int toSkip) {
        this.clock = clock;
        this.sampler = sampler;
        this.endless = endless;
        this.toSkip = toSkip;
    }

    /** @param sampler takes a sample, null at the end; called without locks */
    static StatsFeed endless(EngineClock clock, Supplier<@Nullable ContainerStats> sampler) {
        StatsFeed feed = new StatsFeed(clock, sampler, true, 0);
        feed.tick();
        return feed;
    }

    /** A single sample, compared with one that was taken a second before. */
    static StatsFeed compared(EngineClock clock, Supplier<@Nullable ContainerStats> sampler) {
        StatsFeed feed = new StatsFeed(clock, sampler, false, 1);
        feed.tick();
        return feed;
    }

    /** A single sample that is there already. */
    static StatsFeed single(EngineClock clock, ContainerStats sample) {
        StatsFeed feed = new StatsFeed(clock, () -> null, false, 0);
        feed.waiting = sample;
        return feed;
    }

    private void tick() {
        ContainerStats sample = sampler.get();
        synchronized (this) {
            if (closed) {
                return;
            }
            if (sample == null) {
                closed = true;
            } else if (toSkip > 0) {
                toSkip--;
                before = sample;
            } else {
                waiting = StatsSample.after(sample, before);
                before = sample;
            }
            boolean more = !closed && (endless || waiting == null);
            timer = more ? clock.schedule(INTERVAL, this::tick) : null;
            notifyAll();
        }
    }

    @Override
    public synchronized @Nullable ContainerStats next() throws InterruptedException {
        while (waiting == null && !closed) {
            wait();
        }
        ContainerStats sample = waiting;
        waiting = null;
        closed |= !endless;
        return sample;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
        notifyAll();
    }
}
