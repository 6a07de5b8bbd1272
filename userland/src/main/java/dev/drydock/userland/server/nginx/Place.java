package dev.drydock.userland.server.nginx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for requests of a part of the site: for all, for those of a server, or for those of a location. A part takes over
 * what the part around it says, and says some of it anew.
 */
class Place {
    private static final long LARGEST_BODY = 1024 * 1024;

    Template root = Template.plain("/usr/share/nginx/html");
    boolean isAlias;
    List<Template> index = List.of(Template.plain("index.html"));
    Map<Integer, ErrorPage> errorPages = Map.of();
    List<AddedHeader> addedHeaders = List.of();
    List<AccessLog> accessLogs = List.of(AccessLog.STANDARD);
    List<ErrorLog> errorLogs = List.of(ErrorLog.STANDARD);
    Map<String, String> types = Map.of("html", "text/html", "gif", "image/gif", "jpg", "image/jpeg");
    String defaultType = "text/plain";
    String charset = "";
    long largestBody = LARGEST_BODY;
    long keepAliveMilliseconds = 75_000;
    /** What is told to clients of the above, in seconds; 0 for nothing. */
    long keepAliveTold;

    int keepAliveRequests = 1000;
    long sendTimeout = 60_000;
    long bodyTimeout = 60_000;
    long headTimeout = 60_000;
    boolean isAutomaticIndex;
    boolean hasExactSizes = true;
    boolean hasLocalTimes;
    boolean tellsVersion = true;
    boolean hasTags = true;
    boolean isRedirectAbsolute = true;
    boolean isPortInRedirect = true;
    boolean isServerNameInRedirect;
    boolean logsNotFound = true;
    boolean padsPages = true;
    boolean isChunked = true;
    ProxySettings proxy = new ProxySettings();

    // What is not taken over

    boolean isInternal;
    List<Rewrite> rewrites = List.of();

    @Nullable
    TryFiles tryFiles;

    @Nullable
    ProxyPass proxyPass;
    /** The directives that were given here. */
    final Set<String> own = new HashSet<>();

    /** Names under which files stand, the last of which is an address within the site or a status. */
    record TryFiles(List<Template> names, Template last, int status) {
        TryFiles {
            names = List.copyOf(names);
        }
    }

    /**
     * A page for an error.
     *
     * @param status instead of the error's; 0 for that of whatever answers, -1 for the error's own
     */
    record ErrorPage(Template address, int status) {}

    record AddedHeader(String name, Template value, boolean always) {}

    /** @param path {@code off} for none */
    record AccessLog(String path, Template format) {
        static final AccessLog STANDARD = new AccessLog("/var/log/nginx/access.log", LogFormats.COMBINED);
    }

    record ErrorLog(String path, ErrorLevel level) {
        static final ErrorLog STANDARD = new ErrorLog("stderr", ErrorLevel.ERROR);
    }

    void inherit(Place outer) {
        root = outer.root;
        index = outer.index;
        errorPages = outer.errorPages;
        addedHeaders = outer.addedHeaders;
        accessLogs = outer.accessLogs;
        errorLogs = outer.errorLogs;
        types = outer.types;
        defaultType = outer.defaultType;
        charset = outer.charset;
        largestBody = outer.largestBody;
        keepAliveMilliseconds = outer.keepAliveMilliseconds;
        keepAliveTold = outer.keepAliveTold;
        keepAliveRequests = outer.keepAliveRequests;
        sendTimeout = outer.sendTimeout;
        bodyTimeout = outer.bodyTimeout;
        headTimeout = outer.headTimeout;
        isAutomaticIndex = outer.isAutomaticIndex;
        hasExactSizes = outer.hasExactSizes;
        hasLocalTimes = outer.hasLocalTimes;
        tellsVersion = outer.tellsVersion;
        hasTags = outer.hasTags;
        isRedirectAbsolute = outer.isRedirectAbsolute;
        isPortInRedirect = outer.isPortInRedirect;
        isServerNameInRedirect = outer.isServerNameInRedirect;
        logsNotFound = outer.logsNotFound;
        padsPages = outer.padsPages;
        isChunked = outer.isChunked;
        proxy = outer.proxy.copy();
    }

    void addErrorPages(List<Integer> codes, ErrorPage page) {
        Map<Integer, ErrorPage> pages = new HashMap<>(own.add("error_page") ? Map.of() : errorPages);
        codes.forEach(code -> pages.putIfAbsent(code, page));
        errorPages = Map.copyOf(pages);
    }

    void addTypes(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(own.add("types") ? Map.of() : types);
        all.putAll(more);
        types = Map.copyOf(all);
    }

    /** A list with one more element, if the list is this place's own, else a new one. */
    <E> List<E> with(String directive, List<E> list, E more) {
        List<E> all = new ArrayList<>(own.add(directive) ? List.of() : list);
        all.add(more);
        return List.copyOf(all);
    }

    /** What nginx calls itself. */
    String signature() {
        return tellsVersion ? Nginx.VERSION : "nginx";
    }
}
