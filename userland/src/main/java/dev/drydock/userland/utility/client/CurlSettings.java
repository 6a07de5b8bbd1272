package dev.drydock.userland.utility.client;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code curl} was told on its command line. */
final class CurlSettings {
    /** As {@link dev.drydock.userland.utility.command.Options#parse} reads them. */
    static final String OPTIONS = "s,silent S,show-error f,fail fail-with-body L,location o,output= O,remote-name"
            + " i,include I,head X,request= d,data= data-raw= data-ascii= data-binary= H,header= v,verbose"
            + " w,write-out= u,user= A,user-agent= m,max-time= connect-timeout= G,get url= e,referer= b,cookie="
            + " unix-socket= no-progress-meter N,no-buffer 4,ipv4 6,ipv6 k,insecure max-redirs= h,help? V,version"
            + " retry= retry-delay= retry-connrefused create-dirs g,globoff json= q,disable"
            + " !F,form= !T,upload-file= !x,proxy= !c,cookie-jar= !C,continue-at= !r,range= !resolve= !K,config="
            + " !compressed !retry-all-errors !retry-max-time= !z,time-cond= !#,progress-bar !Z,parallel !data-urlencode="
            + " !n,netrc !cacert= !cert= !key= !0,http1.0 !http1.1 !http2 !tlsv1.2 !D,dump-header= !connect-to=";

    boolean silent;
    boolean showsErrors;
    boolean showsMeter = true;
    boolean fails;
    boolean failsWithBody;
    boolean follows;
    boolean includesHead;
    boolean headOnly;
    boolean verbose;
    boolean dataInQuery;
    boolean retriesRefused;

    @Nullable
    String method;

    @Nullable
    String data;

    @Nullable
    String user;

    @Nullable
    String socket;

    String agent = "curl/7.88.1";
    String format = "";
    int mostRedirections = 50;
    int retries;

    @Nullable
    Duration retryDelay;

    @Nullable
    Duration patience;

    final List<String> headers = new ArrayList<>();
    final List<String> outputs = new ArrayList<>();
    final List<String> urls = new ArrayList<>();

    private CurlSettings() {}

    /** An output that is named after its address. */
    static final String REMOTE_NAME = "";

    static CurlSettings of(Invocation call) throws IOException {
        CurlSettings settings = new CurlSettings();
        for (Option option : call.options()) {
            settings.set(call, option);
        }
        settings.urls.addAll(call.operands());
        return settings;
    }

    private void set(Invocation call, Option option) throws IOException {
        switch (option.key()) {
            case "s" -> silent = true;
            case "S" -> showsErrors = true;
            case "no-progress-meter" -> showsMeter = false;
            case "f" -> fails = true;
            case "fail-with-body" -> failsWithBody = true;
            case "L" -> follows = true;
            case "i" -> includesHead = true;
            case "I" -> headOnly = true;
            case "v" -> verbose = true;
            case "G" -> dataInQuery = true;
            case "retry-connrefused" -> retriesRefused = true;
            case "O" -> outputs.add(REMOTE_NAME);
            case "o" -> outputs.add(option.argument());
            case "url" -> urls.add(option.argument());
            case "X" -> method = option.argument();
            case "u" -> user = option.argument();
            case "A" -> agent = option.argument();
            case "w" -> format = option.argument();
            case "unix-socket" -> socket = option.argument();
            case "e" -> headers.add("Referer: " + option.argument());
            case "b" -> headers.add("Cookie: " + option.argument());
            case "H" -> headers.add(option.argument());
            case "json" -> {
                data(option.argument());
                headers.add("Content-Type: application/json");
                headers.add("Accept: application/json");
            }
            case "d", "data-ascii" -> data(text(call, option.argument(), true));
            case "data-binary" -> data(text(call, option.argument(), false));
            case "data-raw" -> data(option.argument());
            case "max-redirs" -> mostRedirections = number(option.argument());
            case "retry" -> retries = number(option.argument());
            case "retry-delay" -> retryDelay = Duration.ofSeconds(number(option.argument()));
            case "m", "connect-timeout" -> patience = seconds(option.argument());
            default -> {}
        }
    }

    private void data(String more) {
        String sofar = data;
        data = sofar == null ? more : sofar + "&" + more;
    }

    /** {@code @FILE} stands for what is in it, without its line ends unless they matter. */
    private static String text(Invocation call, String argument, boolean joined) throws IOException {
        if (!argument.startsWith("@")) {
            return argument;
        }
        String text = new String(call.open(argument.substring(1)).readAll(), StandardCharsets.UTF_8);
        return joined ? text.replaceAll("[\r\n]", "") : text;
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static Duration seconds(String text) {
        return text.matches("\\d{1,9}(\\.\\d{1,3})?")
                ? Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000))
                : Duration.ZERO;
    }

    String method() {
        String given = method;
        return given != null ? given : headOnly ? "HEAD" : data != null && !dataInQuery ? "POST" : "GET";
    }

    /** What is sent as the body; null for nothing. */
    byte @Nullable [] body() {
        String text = data;
        return text == null || dataInQuery ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** The whole head of a request. */
    String request(String requestMethod, HttpAddress address, byte @Nullable [] body) {
        StringBuilder text = new StringBuilder(requestMethod + " " + address.path() + " HTTP/1.1\r\n");
        header(text, "Host", address.authority());
        String credentials = user;
        if (credentials != null) {
            header(
                    text,
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        header(text, "User-Agent", agent);
        header(text, "Accept", "*/*");
        for (String header : headers) {
            if (!header.endsWith(":")) {
                text.append(header.replaceFirst(";$", ":")).append("\r\n");
            }
        }
        if (body != null) {
            header(text, "Content-Length", Integer.toString(body.length));
            header(text, "Content-Type", "application/x-www-form-urlencoded");
        }
        return text.append("\r\n").toString();
    }

    /** One that the user gives, or takes away with an empty value, is not sent. */
    private void header(StringBuilder text, String name, String value) {
        boolean given = headers.stream()
                .anyMatch(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1)
                        || header.equalsIgnoreCase(name + ";"));
        if (!given && !value.isEmpty()) {
            text.append(name).append(": ").append(value).append("\r\n");
        }
    }
}
