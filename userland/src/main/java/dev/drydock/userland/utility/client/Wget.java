package dev.drydock.userland.utility.client;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv6Address;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.Exit;
import dev.drydock.process.StreamSocket;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.network.HostNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code wget} of BusyBox, as far as HTTP goes. */
final class Wget {
    static final Command COMMAND = Command.named("wget", Wget::run)
            .busybox("!c,continue q,quiet S,server-response spider O,output-document= !o,output-file= header= "
                    + "!post-data= !post-file= !Y,proxy= no-check-certificate P,directory-prefix= U,user-agent=")
            .only(Flavour.BUSYBOX);
    private static final Words BAD_ADDRESS = Words.of("bad address '%s'");
    private static final Words NOT_HTTP = Words.of("not an http or ftp url: %s");
    private static final Words CANNOT_CONNECT = Words.of("can't connect to remote host (%s): %s");

    /** An address of IPv6 is not shown. */
    private static final Words CANNOT_CONNECT_6 = Words.of("can't connect to remote host: %s");

    private static final Words SERVER_ERROR = Words.of("server returned error: %s");
    private static final Words NO_ANSWER = Words.of("error getting response");
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");
    private static final Words TOO_MANY = Words.of("too many redirections");
    private static final Words UNTIMELY_END = Words.of("connection closed prematurely");
    private static final Words CHUNKED = Words.of("transfer encoding '%s' is not emulated");
    private static final int BUFFER = 8192;
    private static final int MOST_REDIRECTIONS = 5;
    private static final int REDIRECTED = 300;
    private static final int FAILED = 400;

    private final Invocation call;
    private final List<String> headers = new ArrayList<>();
    private boolean quiet;
    private boolean showsHeaders;
    private boolean spider;
    private String output = "";
    private String directory = "";
    private String agent = "Wget";

    private Wget(Invocation call) {
        this.call = call;
    }

    private static Exit run(Invocation call) throws IOException {
        Wget wget = new Wget(call);
        for (Option option : call.options()) {
            switch (option.key()) {
                case "q" -> wget.quiet = true;
                case "S" -> wget.showsHeaders = true;
                case "spider" -> wget.spider = true;
                case "O" -> wget.output = option.argument();
                case "P" -> wget.directory = option.argument() + "/";
                case "U" -> wget.agent = option.argument();
                case "header" -> wget.headers.add(option.argument());
                default -> {}
            }
        }
        if (call.operands().isEmpty()) {
            throw call.usage();
        }
        for (String url : call.operands()) {
            wget.fetch(url);
        }
        return call.exit();
    }

    private void fetch(String url) throws IOException {
        HttpAddress address = HttpAddress.parse(url).orElseThrow(() -> call.fail(NOT_HTTP, url));
        String file = output.isEmpty() ? directory + address.fileName() : output;
        for (int redirected = 0; redirected <= MOST_REDIRECTIONS; redirected++) {
            StreamSocket connection = connect(address);
            int descriptor = call.process().allocate(3, connection);
            try {
                HttpResponse response = ask(connection, address);
                if (response.status() < REDIRECTED) {
                    save(response, file);
                    return;
                }
                String location = response.header("Location").orElse("");
                address = address.resolve(location).orElseThrow(() -> call.fail(NOT_HTTP, location));
            } finally {
                call.process().close(descriptor);
            }
        }
        throw call.fail(TOO_MANY);
    }

    private StreamSocket connect(HttpAddress address) throws IOException {
        IpAddress found = HostNames.of(call.process())
                .address(address.host())
                .orElseThrow(() -> call.fail(BAD_ADDRESS, address.host()));
        SocketAddress target = new SocketAddress(found, address.port());
        say("Connecting to " + address.authority() + " (" + target + ")");
        try {
            return call.process().connect(target, null);
        } catch (ErrnoException refused) {
            throw found instanceof Ipv6Address
                    ? call.fail(CANNOT_CONNECT_6, refused)
                    : call.fail(CANNOT_CONNECT, found, refused);
        }
    }

    private HttpResponse ask(StreamSocket connection, HttpAddress address) throws IOException {
        StringBuilder request = new StringBuilder(spider ? "HEAD " : "GET ")
                .append(address.path())
                .append(" HTTP/1.1\r\nHost: ")
                .append(address.authority())
                .append("\r\nUser-Agent: ")
                .append(agent)
                .append("\r\nConnection: close\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        byte[] bytes = request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        connection.write(bytes, 0, bytes.length);
        HttpResponse response = HttpResponse.read(connection);
        if (response.status() == 0) {
            throw call.fail(NO_ANSWER);
        }
        if (showsHeaders) {
            call.raw("  " + response.statusLine() + "\n");
        }
        if (response.status() >= FAILED) {
            throw call.fail(SERVER_ERROR, response.statusLine());
        }
        if (showsHeaders) {
            response.headers().forEach(header -> call.raw("  " + header + "\n"));
            call.raw("  \n");
        }
        response.header("Transfer-Encoding").ifPresent(encoding -> {
            throw call.fail(CHUNKED, encoding);
        });
        return response;
    }

    private void save(HttpResponse response, String file) throws IOException {
        if (spider) {
            say("remote file exists");
            return;
        }
        boolean printed = file.equals("-");
        say(printed ? "writing to stdout" : "saving to '" + file + "'");
        OpenFile target = printed ? call.process().descriptor(1).retain() : open(file);
        try {
            long count = copy(response, target);
            if (response.length() >= 0 && count < response.length()) {
                throw call.fail(UNTIMELY_END);
            }
            if (count > 0) {
                say(ProgressLine.of(file, count));
            }
        } finally {
            target.close();
        }
        say(printed ? "written to stdout" : "'" + file + "' saved");
    }

    /** An existing file is written over only if it was named. */
    private OpenFile open(String file) {
        try {
            return call.files()
                    .open(
                            file,
                            output.isEmpty()
                                    ? Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE)
                                    : Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE),
                            0666);
        } catch (IOException refused) {
            throw call.fail(CANNOT_OPEN, file, refused);
        }
    }

    private static long copy(HttpResponse response, OpenFile target) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        long length = response.length();
        while (length < 0 || total < length) {
            int count = response.read(buffer);
            if (count < 0) {
                break;
            }
            target.write(buffer, 0, count);
            total += count;
        }
        return total;
    }

    private void say(String line) {
        if (!quiet) {
            call.raw(line + "\n");
        }
    }
}
