package dev.drydock.api.wire;

import dev.drydock.registry.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines of progress: {@code jsonmessage.JSONMessage}, each ended by CR LF. */
public final class ProgressJson {
    private static final int BAR = 50;

    private ProgressJson() {}

    public static byte[] line(Progress progress) {
        return ended(JsonWriter.htmlSafeObject(out -> write(out, progress)));
    }

    /** Something that was done, in words. */
    public static byte[] told(String text) {
        return ended(JsonWriter.htmlSafeObject(out -> out.optionalText("stream", text)));
    }

    /** A failure after the first line, when the status is told already. */
    public static byte[] failure(String words) {
        return ended(JsonWriter.htmlSafeObject(out -> out.object("errorDetail", detail -> detail.text("message", words))
                .text("error", words)));
    }

    private static void write(JsonWriter out, Progress progress) {
        out.text("status", progress.status());
        if (progress instanceof Progress.Amount amount) {
            out.object(
                            "progressDetail",
                            detail -> detail.optionalNumber("current", amount.currentBytes())
                                    .optionalNumber("total", amount.totalBytes()))
                    .optionalText("progress", bar(amount.currentBytes(), amount.totalBytes()));
        } else if (progress instanceof Progress.Step) {
            out.object("progressDetail", detail -> {});
        }
        out.optionalText("id", progress.id());
    }

    /** The bar that clients draw which do not draw one themselves. */
    private static String bar(long current, long total) {
        if (total <= 0) {
            return current <= 0 ? "" : String.format("%8s", DecimalSize.of(current));
        }
        int done = Math.min(BAR, (int) ((double) current / total * 100) / 2);
        String numbers = String.format("%8s", DecimalSize.of(current));
        return "[" + "=".repeat(done) + ">" + " ".repeat(BAR - done) + "] " + numbers
                + (current > total ? "" : "/" + DecimalSize.of(total));
    }

    private static byte[] ended(byte[] document) {
        byte[] crLf = "\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] line = Arrays.copyOf(document, document.length - 1 + crLf.length);
        System.arraycopy(crLf, 0, line, document.length - 1, crLf.length);
        return line;
    }
}
