package dev.drydock.userland.utility.network;

import dev.drydock.network.LinkConditions;
import dev.drydock.network.NetworkView.Echo;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The packets of one {@code ping}: one an interval, and no thread in between. */
final class PingRun {
    private static final Duration BUSYBOX_PATIENCE = Duration.ofSeconds(10);
    private static final int TTL = 64;
    private static final int ICMP_HEADER = 8;

    private final Invocation call;
    private final Plan plan;
    private final Instant began;
    private final List<Double> millis = new ArrayList<>();
    private long sent;
    private Instant lastSent;

    /** What is to be done; filled by the reader of the options. */
    static final class Plan {
        String host = "";
        String address = "";
        long count;
        int size = 56;
        boolean quiet;
        Duration interval = Duration.ofSeconds(1);

        @Nullable
        Duration patience;

        @Nullable
        Duration deadline;
    }

    PingRun(Invocation call, Plan plan) {
        this.call = call;
        this.plan = plan;
        this.began = call.process().clock().now();
        this.lastSent = began;
    }

    Exit start() throws IOException {
        call.process().handle(Signal.INT, ignored -> {
            summary();
            call.process().exit(status());
        });
        return send();
    }

    private Exit send() {
        Instant now = call.process().clock().now();
        lastSent = now;
        sent++;
        LinkConditions conditions = call.process().network().conditions(plan.address);
        Echo echo = !isLost(conditions) ? !isLost(conditions) ? Echo.ANSWERED : Echo.ANSWER_LOST : Echo.QUESTION_LOST;
        boolean answered = call.process().network().reaches(plan.address) && echo == Echo.ANSWERED;
        call.process().network().countEcho(plan.address, plan.size + ICMP_HEADER, echo);
        Duration roundTrip = conditions.latency().multipliedBy(2);
        if (answered && !roundTrip.isZero()) {
            return Exit.after(roundTrip, process -> received(now, true));
        }
        return received(now, answered);
    }

    private boolean isLost(LinkConditions conditions) {
        return conditions.loss() > 0 && call.process().random().nextDouble() < conditions.loss();
    }

    /** The next packet is sent an interval after the last one, and not before that was answered. */
    private Exit received(Instant sentAt, boolean answered) {
        Instant now = call.process().clock().now();
        if (answered) {
            double took = Duration.between(sentAt, now).toNanos() / 1e6;
            millis.add(took);
            if (!plan.quiet) {
                call.out().line(answer(took));
            }
        }
        call.out().flush();
        boolean last = plan.count > 0 && sent >= plan.count;
        if (last && answered) {
            return end();
        }
        if (last) {
            Duration patience = plan.patience;
            Duration usual = call.isGnu() ? plan.interval.multipliedBy(2) : BUSYBOX_PATIENCE;
            return Exit.after(patience == null ? usual : patience, process -> end());
        }
        Duration deadline = plan.deadline;
        Duration passed = Duration.between(sentAt, now);
        Duration next = passed.compareTo(plan.interval) > 0 ? Duration.ZERO : plan.interval.minus(passed);
        Duration left = deadline == null ? next : deadline.minus(Duration.between(began, now));
        if (left.compareTo(next) < 0) {
            return Exit.after(left.isNegative() ? Duration.ZERO : left, process -> end());
        }
        return Exit.after(next, process -> send());
    }

    private String answer(double took) {
        String from =
                call.isGnu() && !plan.host.equals(plan.address) ? plan.host + " (" + plan.address + ")" : plan.address;
        String sequence = call.isGnu() ? "icmp_seq=" + sent : "seq=" + (sent - 1);
        String time = String.format(Locale.ROOT, "%.3f", took);
        return (plan.size + 8) + " bytes from " + from + ": " + sequence + " ttl=" + TTL + " time=" + time + " ms";
    }

    private Exit end() {
        summary();
        return Exit.of(status());
    }

    private int status() {
        return millis.isEmpty() ? 1 : 0;
    }

    private void summary() {
        long lost = sent == 0 ? 0 : (sent - millis.size()) * 100 / sent;
        call.out().line("\n--- " + plan.host + " ping statistics ---");
        if (call.isGnu()) {
            long time = Duration.between(began, lastSent).toMillis();
            call.out()
                    .line(sent + " packets transmitted, " + millis.size() + " received, " + lost
                            + "% packet loss, time " + time + "ms");
        } else {
            call.out()
                    .line(sent + " packets transmitted, " + millis.size() + " packets received, " + lost
                            + "% packet loss");
        }
        if (!millis.isEmpty()) {
            call.out().line(times());
        } else if (call.isGnu()) {
            call.out().line("");
        }
        call.out().flush();
    }

    private String times() {
        double least = millis.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = millis.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double mean = millis.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        if (call.isBusyBox()) {
            return String.format(Locale.ROOT, "round-trip min/avg/max = %.3f/%.3f/%.3f ms", least, mean, most);
        }
        double variance = millis.stream()
                .mapToDouble(one -> (one - mean) * (one - mean))
                .average()
                .orElse(0);
        return String.format(
                Locale.ROOT, "rtt min/avg/max/mdev = %.3f/%.3f/%.3f/%.3f ms", least, mean, most, Math.sqrt(variance));
    }
}
