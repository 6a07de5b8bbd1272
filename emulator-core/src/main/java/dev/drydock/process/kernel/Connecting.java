package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.Delivery;
import dev.drydock.network.socket.Attempt;
import dev.drydock.time.WaitQueue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One {@code connect}: tries, and waits as long as Linux would. */
final class Connecting {
    /** Three questions for a hardware address, a second apart (net/ipv4/arp.c), as measured beside Linux 6.18. */
    private static final Duration NOBODY = Duration.ofMillis(3_080);
    /** {@code tcp_syn_retries} of 6 with {@code tcp_syn_linear_timeouts} of 4 (Documentation/networking/ip-sysctl.rst). */
    private static final Duration LOST = Duration.ofSeconds(67);

    private final Supplier<Attempt> attempts;
    private final ContainerKernel kernel;
    private final int uid;

    /**
     * @param attempts tries once, each time it is asked
     * @param uid whose the socket is
     */
    Connecting(Supplier<Attempt> attempts, ContainerKernel kernel, int uid) {
        this.attempts = attempts;
        this.kernel = kernel;
        this.uid = uid;
    }

    StreamFile connect(@Nullable Duration patience) throws IOException {
        Duration longest = patience == null || patience.compareTo(LOST) > 0 ? LOST : patience;
        Instant end = kernel.clock().now().plus(longest);
        for (; ; ) {
            Attempt attempt = attempts.get();
            if (attempt instanceof Attempt.Connected connected) {
                if (connected.after().compareTo(longest) > 0) {
                    connected.connection().close();
                    pause(longest);
                    throw new ErrnoException(Errno.ETIMEDOUT);
                }
                if (!connected.after().isZero()) {
                    pause(connected.after());
                }
                return new StreamFile(connected.connection(), kernel, uid);
            }
            if (attempt instanceof Attempt.Refused) {
                throw new ErrnoException(Errno.ECONNREFUSED);
            }
            if (attempt instanceof Attempt.Failed failed) {
                throw fail(failed.how(), longest);
            }
            if (attempt instanceof Attempt.Full full) {
                Duration left = Duration.between(kernel.clock().now(), end);
                if (left.isNegative()
                        || left.isZero()
                        || !kernel.blocking().await(full.listener().changes(), full.listener()::answers, left)) {
                    throw new ErrnoException(Errno.ETIMEDOUT);
                }
            }
        }
    }

    private ErrnoException fail(Delivery.Fails how, Duration longest) throws IOException {
        return switch (how) {
            case NO_ROUTE -> new ErrnoException(Errno.ENETUNREACH);
            case NOBODY -> {
                boolean answered = longest.compareTo(NOBODY) >= 0;
                pause(answered ? NOBODY : longest);
                yield new ErrnoException(answered ? Errno.EHOSTUNREACH : Errno.ETIMEDOUT);
            }
            case LOST -> {
                pause(longest);
                yield new ErrnoException(Errno.ETIMEDOUT);
            }
        };
    }

    private void pause(Duration time) throws IOException {
        kernel.blocking().await(new WaitQueue(), () -> false, time);
    }
}
