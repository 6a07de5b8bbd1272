package dev.drydock.userland.server.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which upstreams a request was handed on to, and what came of it, for the logs. */
final class UpstreamRecord {
    private final List<Try> tries = new ArrayList<>();
    private List<Request.Field> headers = List.of();

    private static final class Try {
        final String address;
        int status;
        long milliseconds = -1;
        long length;

        Try(String address) {
            this.address = address;
        }
    }

    void begin(String address) {
        tries.add(new Try(address));
    }

    void status(int code) {
        last().status = code;
    }

    void headers(List<Request.Field> all) {
        headers = List.copyOf(all);
    }

    void end(long milliseconds, long length) {
        last().milliseconds = milliseconds;
        last().length = length;
    }

    private Try last() {
        return tries.get(tries.size() - 1);
    }

    @Nullable
    String addresses() {
        return joined(each -> each.address);
    }

    @Nullable
    String statuses() {
        return joined(each -> each.status == 0 ? "-" : Integer.toString(each.status));
    }

    @Nullable
    String times() {
        return joined(each -> each.milliseconds < 0 ? "-" : Variables.seconds(each.milliseconds));
    }

    @Nullable
    String lengths() {
        return joined(each -> Long.toString(each.length));
    }

    /** What the last upstream said of something. */
    @Nullable
    String header(String lowerName) {
        for (Request.Field each : headers) {
            if (each.name().equalsIgnoreCase(lowerName)) {
                return each.value();
            }
        }
        return null;
    }

    private @Nullable String joined(Function<Try, String> part) {
        return tries.isEmpty() ? null : tries.stream().map(part).collect(Collectors.joining(", "));
    }
}
