package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.userland.server.web.WebDates;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Serves what is asked for from the files of the container. */
final class FileHandler {
    private final Exchange exchange;
    private final Replies replies;

    FileHandler(Exchange exchange) {
        this.exchange = exchange;
        this.replies = exchange.replies();
    }

    void serve(String uri) throws IOException {
        String method = exchange.method();
        if (!Set.of("GET", "HEAD", "POST").contains(method)) {
            exchange.fail(405);
        } else if (uri.endsWith("/")) {
            directory(uri);
        } else {
            file(uri);
        }
    }

    private void directory(String uri) throws IOException {
        for (Template each : exchange.place().index) {
            String name = each.in(exchange.variables());
            if (name.startsWith("/")) {
                exchange.redirect(name);
                return;
            }
            String path = exchange.file(uri) + name;
            try {
                exchange.process().files().status(path);
                exchange.redirect(uri + name);
                return;
            } catch (ErrnoException missing) {
                boolean nowhere = missing.errno() == Errno.ENOENT && !isDirectory(exchange.file(uri));
                if (nowhere || missing.errno() == Errno.ENOTDIR) {
                    complainOfMissing("\"" + Replies.bytes(path) + "\" is not found (" + told(missing) + ")");
                    exchange.fail(404);
                    return;
                }
                if (missing.errno() == Errno.EACCES) {
                    exchange.complain(
                            ErrorLevel.ERROR, "\"" + Replies.bytes(path) + "\" is forbidden (" + told(missing) + ")");
                    exchange.fail(403);
                    return;
                }
            }
        }
        boolean listed = exchange.place().isAutomaticIndex && !exchange.method().equals("POST");
        if (listed) {
            exchange.answer(new DirectoryListing(exchange).answer(uri));
            return;
        }
        exchange.complain(
                ErrorLevel.ERROR, "directory index of \"" + Replies.bytes(exchange.file(uri)) + "\" is forbidden");
        exchange.fail(403);
    }

    private void complainOfMissing(String words) throws IOException {
        if (exchange.place().logsNotFound) {
            exchange.complain(ErrorLevel.ERROR, words);
        }
    }

    private boolean isDirectory(String path) {
        try {
            return exchange.process().files().status(path).isDirectory();
        } catch (IOException missing) {
            return false;
        }
    }

    private void file(String uri) throws IOException {
        String path = exchange.file(uri);
        OpenFile file;
        try {
            file = exchange.process().files().open(path, Set.of(OpenFlag.READ), 0);
        } catch (ErrnoException refused) {
            refuse(path, refused);
            return;
        }
        FileStatus found = file.status();
        if (found.isDirectory()) {
            file.close();
            exchange.answer(replies.redirect(301, Replies.escaped(uri) + "/" + exchange.question()));
        } else if (exchange.method().equals("POST")) {
            file.close();
            exchange.fail(405);
        } else if (exchange.body().isBroken()) {
            file.close();
            exchange.fail(400);
        } else {
            contents(file, found, uri);
        }
    }

    private void refuse(String path, ErrnoException refused) throws IOException {
        String words = "open() \"" + Replies.bytes(path) + "\" failed (" + told(refused) + ")";
        switch (refused.errno()) {
            case ENOENT, ENOTDIR, ENAMETOOLONG -> {
                complainOfMissing(words);
                exchange.fail(404);
            }
            case EACCES -> {
                exchange.complain(ErrorLevel.ERROR, words);
                exchange.fail(403);
            }
            default -> {
                exchange.complain(ErrorLevel.CRIT, words);
                exchange.fail(500);
            }
        }
    }

    private static String told(ErrnoException failure) {
        return failure.errno().number() + ": " + failure.errno().words();
    }

    private void contents(OpenFile file, FileStatus found, String uri) throws IOException {
        Request request = exchange.request();
        Instant modified = found.modified().truncatedTo(ChronoUnit.SECONDS);
        long size = found.sizeBytes();
        String tag = exchange.place().hasTags
                ? "\"" + Long.toHexString(modified.getEpochSecond()) + "-" + Long.toHexString(size) + "\""
                : "";
        Conditions conditions = new Conditions(request, modified, tag);
        Reply reply = replies.reply(200);
        boolean plain = reply.status() == 200;
        if (plain && conditions.areBroken()) {
            file.close();
            exchange.answer(replies.page(412, new Reply(412).hangingUp()));
            return;
        }
        if (plain && conditions.isKnown()) {
            file.close();
            exchange.answer(replies.begin(validated(new Reply(304), modified, tag)));
            return;
        }
        Ranges ranges = plain && conditions.allowsRanges()
                ? Ranges.of(request.header("range"), size)
                : new Ranges(Ranges.Wish.IGNORED, List.of());
        if (ranges.wish() == Ranges.Wish.REFUSED) {
            file.close();
            refuseRange(size);
            return;
        }
        String type = replies.type(uri);
        if (ranges.wish() == Ranges.Wish.SERVED) {
            parts(file, ranges, size, validated(new Reply(206).type(type), modified, tag));
            return;
        }
        validated(reply.type(type).length(size), modified, tag);
        if (plain) {
            reply.late("Accept-Ranges", "bytes");
        }
        exchange.answer(withFile(reply, file, new Ranges.Part(0, size)));
    }

    /** What the configuration adds is there already when the range is found to be wrong, and is added once more. */
    private void refuseRange(long size) throws IOException {
        Reply reply = new Reply(416);
        for (Place.AddedHeader each : exchange.place().addedHeaders) {
            reply.early(each.name(), each.value().in(exchange.variables()));
        }
        exchange.answer(replies.page(416, reply.early("Content-Range", "bytes */" + size)));
    }

    private static Reply validated(Reply reply, Instant modified, String tag) {
        reply.modified = WebDates.of(modified);
        return tag.isEmpty() ? reply : reply.early("ETag", tag);
    }

    private void parts(OpenFile file, Ranges ranges, long size, Reply reply) throws IOException {
        String type = reply.type;
        if (ranges.parts().size() == 1) {
            Ranges.Part part = ranges.parts().get(0);
            reply.length(part.size()).late("Content-Range", told(part, size));
            exchange.answer(withFile(reply, file, part));
            return;
        }
        String boundary = exchange.worker().boundary();
        String last = "\r\n--" + boundary + "--\r\n";
        long length = last.length();
        for (Ranges.Part part : ranges.parts()) {
            length += part.size() + intro(part, size, type, boundary).length();
        }
        reply.type("multipart/byteranges; boundary=" + boundary).length(length);
        Answer answer = replies.begin(reply);
        exchange.answer(answer);
        if (exchange.request().isHead()) {
            file.close();
            return;
        }
        for (Ranges.Part part : ranges.parts()) {
            answer.text(intro(part, size, type, boundary)).file(file, part.start(), part.size());
        }
        answer.text(last);
    }

    private static String intro(Ranges.Part part, long size, String type, String boundary) {
        return "\r\n--" + boundary + "\r\nContent-Type: " + type + "\r\nContent-Range: " + told(part, size)
                + "\r\n\r\n";
    }

    private static String told(Ranges.Part part, long size) {
        return "bytes " + part.start() + "-" + (part.end() - 1) + "/" + size;
    }

    private Answer withFile(Reply reply, OpenFile file, Ranges.Part part) throws IOException {
        Answer answer = replies.begin(reply);
        if (!replies.hasBody(reply)) {
            file.close();
            return answer;
        }
        return answer.file(file, part.start(), part.size());
    }
}
