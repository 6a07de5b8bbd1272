package dev.drydock.userland.utility.client;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What GNU {@code wget} was told on its command line. */
final class GnuWgetSettings {
    static final String OPTIONS =
            "h,help V,version q,quiet v,verbose n= no-verbose nc no-clobber S,server-response spider"
                    + " O,output-document= o,output-file= P,directory-prefix= T,timeout= connect-timeout= t,tries= w,wait="
                    + " waitretry= retry-connrefused U,user-agent= header= post-data= post-file= method= body-data= body-file="
                    + " referer= no-check-certificate no-proxy no-cache 4,inet4-only progress= e,execute= content-on-error"
                    + " max-redirect= no-hsts no-iri prefer-family= no-dns-cache no-config"
                    + " !a,append-output= !c,continue !N,timestamping !r,recursive !l,level= !k,convert-links !m,mirror"
                    + " !p,page-requisites !i,input-file= !6,inet6-only !x,force-directories !b,background !d,debug"
                    + " !user= !password= !http-user= !http-password= !auth-no-challenge !load-cookies= !save-cookies="
                    + " !content-disposition !trust-server-names !ca-certificate= !certificate= !private-key= !show-progress"
                    + " !limit-rate= !read-timeout= !dns-timeout= !A,accept= !R,reject= !np !no-parent !H,span-hosts";

    private static final Words BAD_TIME = Words.of("%s: Invalid time period '%s'");
    private static final Words BAD_NUMBER = Words.of("%s: Invalid number '%s'.");
    private static final Words BAD_HEADER = Words.of("--header: Invalid header '%s'.");
    private static final Words NOT_EMULATED = Words.of("option '%s' is not emulated");
    private static final Words ILLEGAL = Words.of("illegal option -- `-n%s'");
    private static final int WRONG = 2;

    boolean quiet;
    boolean terse;
    boolean keepsOld;
    boolean showsHeaders;
    boolean spider;
    boolean retriesRefused;
    boolean keepsErrors;
    String output = "";
    String log = "";
    String directory = "";
    String method = "GET";
    byte @Nullable [] body;
    int tries = 20;
    int mostRedirections = 20;
    WgetProgress.Style style = WgetProgress.Style.DEFAULT;

    /** Null for as long as it takes. */
    @Nullable
    Duration patience;

    Duration longestWait = Duration.ofSeconds(10);

    /** Lines by names in small letters, as the user gave them. */
    private final Map<String, String> headers = new LinkedHashMap<>();

    private String agent = "Wget/1.21.3";
    private String referer = "";

    private final Invocation call;

    GnuWgetSettings(Invocation call) throws IOException {
        this.call = call;
        for (Option option : call.options()) {
            set(option);
        }
    }

    private void set(Option option) throws IOException {
        switch (option.key()) {
            case "q" -> quiet = true;
            case "v" -> terse = false;
            case "no-verbose" -> terse = true;
            case "n" -> negated(option.argument());
            case "no-clobber" -> keepsOld = true;
            case "S" -> showsHeaders = true;
            case "spider" -> spider = true;
            case "O" -> output = option.argument();
            case "o" -> log = option.argument();
            case "P" -> directory = option.argument().replaceAll("/+$", "") + "/";
            case "T", "connect-timeout" -> {
                Duration most = time(option);
                patience = most.isZero() ? null : most;
            }
            case "waitretry" -> longestWait = time(option);
            case "t" -> tries = option.argument().equals("inf") ? 0 : number(option);
            case "max-redirect" -> mostRedirections = number(option);
            case "retry-connrefused" -> retriesRefused = true;
            case "content-on-error" -> keepsErrors = true;
            case "U" -> agent = option.argument();
            case "referer" -> referer = option.argument();
            case "header" -> header(option.argument());
            case "method" -> method = option.argument();
            case "post-data", "body-data" -> body(option, option.argument().getBytes(StandardCharsets.UTF_8));
            case "post-file", "body-file" -> body(option, call.files().readAll(option.argument()));
            case "progress" -> style(option.argument());
            case "w", "e", "prefer-family" -> throw call.fail(WRONG, NOT_EMULATED, option.spelling());
            default -> {}
        }
    }

    private void negated(String letters) {
        for (int i = 0; i < letters.length(); i++) {
            switch (letters.charAt(i)) {
                case 'v' -> terse = true;
                case 'c' -> keepsOld = true;
                case 'd' -> {}
                case 'H', 'p' -> throw call.fail(WRONG, NOT_EMULATED, "-n" + letters.charAt(i));
                default -> throw call.usage(ILLEGAL, letters.substring(i, i + 1));
            }
        }
    }

    private void body(Option option, byte[] bytes) {
        body = bytes;
        if (option.key().startsWith("post")) {
            method = "POST";
        }
    }

    private void header(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            throw call.fail(WRONG, BAD_HEADER, line);
        }
        put(headers, line.substring(0, colon), line.substring(colon + 1).strip());
    }

    private static void put(Map<String, String> headers, String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), name + ": " + value);
    }

    private void style(String name) {
        style = switch (name) {
            case "dot", "dot:default" -> WgetProgress.Style.DEFAULT;
            case "dot:binary" -> WgetProgress.Style.BINARY;
            case "dot:mega" -> WgetProgress.Style.MEGA;
            case "dot:giga" -> WgetProgress.Style.GIGA;
            default -> throw call.fail(WRONG, NOT_EMULATED, "--progress=" + name);
        };
    }

    private Duration time(Option option) {
        String text = option.argument();
        if (!text.matches("\\d{1,9}(\\.\\d+)?s?")) {
            throw call.fail(WRONG, BAD_TIME, longName(option), text);
        }
        return Duration.ofNanos(
                new BigDecimal(text.replace("s", "")).movePointRight(9).longValue());
    }

    private int number(Option option) {
        String text = option.argument();
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(WRONG, BAD_NUMBER, longName(option), text);
        }
        return Integer.parseInt(text);
    }

    private static String longName(Option option) {
        return switch (option.key()) {
            case "T" -> "--timeout";
            case "t" -> "--tries";
            default -> "--" + option.key();
        };
    }

    /** The whole head of a request. One of the user's that is sent anyway stands where that would. */
    String request(String requestMethod, HttpAddress address) {
        Map<String, String> sent = new LinkedHashMap<>();
        if (!referer.isEmpty()) {
            put(sent, "Referer", referer);
        }
        put(sent, "Host", address.authority());
        put(sent, "User-Agent", agent);
        put(sent, "Accept", "*/*");
        put(sent, "Accept-Encoding", "identity");
        put(sent, "Connection", "Keep-Alive");
        byte[] bytes = body;
        if (bytes != null) {
            put(sent, "Content-Type", "application/x-www-form-urlencoded");
            put(sent, "Content-Length", Integer.toString(bytes.length));
        }
        sent.putAll(headers);
        StringBuilder text = new StringBuilder(requestMethod + " " + address.path() + " HTTP/1.1\r\n");
        sent.values().forEach(line -> text.append(line).append("\r\n"));
        return text.append("\r\n").toString();
    }
}
