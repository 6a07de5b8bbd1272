package dev.drydock.userland.server.nginx;

import dev.drydock.userland.utility.network.HostNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes what a directive says of a part of the site. */
final class PlaceReader {
    /** They change nothing that can be seen from outside, or only how quickly it goes. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "sendfile",
            "sendfile_max_chunk",
            "tcp_nopush",
            "tcp_nodelay",
            "aio",
            "directio",
            "output_buffers",
            "types_hash_max_size",
            "types_hash_bucket_size",
            "client_body_buffer_size",
            "client_header_buffer_size",
            "client_body_temp_path",
            "fastcgi_temp_path",
            "uwsgi_temp_path",
            "scgi_temp_path",
            "reset_timedout_connection",
            "postpone_output",
            "read_ahead",
            "lingering_close",
            "gzip_disable",
            "gzip_vary",
            "gzip_proxied",
            "gzip_comp_level",
            "gzip_buffers",
            "gzip_http_version",
            "gzip_types",
            "gzip_min_length",
            "open_file_cache_valid",
            "open_file_cache_min_uses",
            "open_file_cache_errors");
    /** Those that say what holds anyway: with any other value they are refused. */
    private static final Map<String, String> ONLY = Map.ofEntries(
            Map.entry("gzip", "off"),
            Map.entry("gzip_static", "off"),
            Map.entry("gunzip", "off"),
            Map.entry("ssi", "off"),
            Map.entry("open_file_cache", "off"),
            Map.entry("open_log_file_cache", "off"),
            Map.entry("auth_basic", "off"),
            Map.entry("expires", "off"),
            Map.entry("proxy_cache", "off"),
            Map.entry("proxy_request_buffering", "on"),
            Map.entry("proxy_intercept_errors", "off"),
            Map.entry("proxy_ignore_client_abort", "off"),
            Map.entry("recursive_error_pages", "off"),
            Map.entry("underscores_in_headers", "off"),
            Map.entry("ignore_invalid_headers", "on"),
            Map.entry("merge_slashes", "on"),
            Map.entry("msie_refresh", "off"),
            Map.entry("if_modified_since", "exact"),
            Map.entry("satisfy", "all"),
            Map.entry("source_charset", "off"),
            Map.entry("rewrite_log", "off"),
            Map.entry("log_subrequest", "off"));

    private static final Pattern URL = Pattern.compile("(https?)://([^/?]+)(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RELATIVE = Pattern.compile("(?:https?://|\\$scheme|/).*");

    private final Place place;
    private final LogFormats formats;
    private final HostNames names;
    private final Site site;

    PlaceReader(Place place, LogFormats formats, HostNames names, Site site) {
        this.place = place;
        this.formats = formats;
        this.names = names;
        this.site = site;
    }

    private void once(Directive directive) throws ConfigException {
        if (!place.own.add(directive.name())) {
            throw directive.wrong("\"" + directive.name() + "\" directive is duplicate");
        }
    }

    void take(Directive directive) throws ConfigException {
        if (directive.name().equals("proxy_set_header")) {
            checked(directive, 1);
        }
        if (takeList(directive) || place.proxy.take(directive, place)) {
            return;
        }
        String only = ONLY.get(directive.name());
        if (only != null) {
            if (!directive.argument(0).equals(only)) {
                throw directive.notEmulated(directive.name() + " \"" + directive.argument(0) + "\"");
            }
        } else if (!WITHOUT_EFFECT.contains(directive.name())) {
            once(directive);
            takeOne(directive);
        }
    }

    /** Directives that may stand several times. */
    private boolean takeList(Directive directive) throws ConfigException {
        switch (directive.name()) {
            case "error_page" -> errorPage(directive);
            case "add_header" -> addHeader(directive);
            case "access_log" -> accessLog(directive);
            case "error_log" -> errorLog(directive);
            case "index" -> index(directive);
            case "types" -> types(directive);
            case "return" -> rewrite(new Rewrite.Return(code(directive), text(directive)));
            case "set" -> set(directive);
            case "rewrite" -> replace(directive);
            case "break" -> rewrite(new Rewrite.Stop());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void takeOne(Directive directive) throws ConfigException {
        switch (directive.name()) {
            case "root", "alias" -> root(directive);
            case "default_type" -> place.defaultType = directive.argument(0);
            case "charset" -> place.charset = directive.argument(0).equals("off") ? "" : directive.argument(0);
            case "client_max_body_size" -> place.largestBody = directive.size();
            case "keepalive_timeout" -> {
                place.keepAliveMilliseconds = directive.milliseconds();
                place.keepAliveTold =
                        directive.arguments().size() < 2 ? 0 : directive.from(1).milliseconds() / 1000;
            }
            case "keepalive_requests" -> place.keepAliveRequests = directive.number();
            case "send_timeout" -> place.sendTimeout = directive.milliseconds();
            case "client_body_timeout" -> place.bodyTimeout = directive.milliseconds();
            case "client_header_timeout" -> place.headTimeout = directive.milliseconds();
            case "autoindex" -> place.isAutomaticIndex = directive.flag();
            case "autoindex_exact_size" -> place.hasExactSizes = directive.flag();
            case "autoindex_localtime" -> place.hasLocalTimes = directive.flag();
            case "server_tokens" -> serverTokens(directive);
            case "etag" -> place.hasTags = directive.flag();
            case "absolute_redirect" -> place.isRedirectAbsolute = directive.flag();
            case "port_in_redirect" -> place.isPortInRedirect = directive.flag();
            case "server_name_in_redirect" -> place.isServerNameInRedirect = directive.flag();
            case "log_not_found" -> place.logsNotFound = directive.flag();
            case "msie_padding" -> place.padsPages = directive.flag();
            case "chunked_transfer_encoding" -> place.isChunked = directive.flag();
            case "internal" -> place.isInternal = true;
            case "try_files" -> tryFiles(directive);
            case "proxy_pass" -> proxyPass(directive);
            default -> throw directive.notEmulated("directive \"" + directive.name() + "\"");
        }
    }

    private Template checked(Directive directive, int index) throws ConfigException {
        Template template = directive.template(index);
        VariableNames.note(template, directive, site.usedVariables);
        return template;
    }

    private void root(Directive directive) throws ConfigException {
        boolean alias = directive.name().equals("alias");
        String other = alias ? "root" : "alias";
        if (place.own.contains(other)) {
            throw directive.wrong("\"" + directive.name() + "\" directive is duplicate, \"" + other
                    + "\" directive was specified earlier");
        }
        if (alias && place instanceof Location location && location.kind == Location.Kind.NAMED) {
            throw directive.wrong("the \"alias\" directive cannot be used inside the named location");
        }
        String text = directive.argument(0);
        place.isAlias = alias;
        place.root = alias ? checked(directive, 0) : Template.of(text.replaceAll("/$", ""), directive);
        VariableNames.note(place.root, directive, site.usedVariables);
    }

    private void index(Directive directive) throws ConfigException {
        List<Template> files = new ArrayList<>(place.own.add("index") ? List.of() : place.index);
        for (int i = 0; i < directive.arguments().size(); i++) {
            files.add(checked(directive, i));
        }
        place.index = List.copyOf(files);
    }

    private void types(Directive directive) throws ConfigException {
        Map<String, String> types = new LinkedHashMap<>();
        for (Directive type : directive.block()) {
            type.arguments().forEach(suffix -> types.put(suffix.toLowerCase(Locale.ROOT), type.name()));
        }
        place.addTypes(types);
    }

    private void errorPage(Directive directive) throws ConfigException {
        List<String> words = directive.arguments();
        int last = words.size() - 1;
        int status = 0;
        boolean given = false;
        if (last > 0 && words.get(last - 1).startsWith("=")) {
            String text = words.get(last - 1).substring(1);
            if (!text.matches("\\d{0,3}")) {
                throw directive.wrong("invalid value \"" + words.get(last - 1) + "\"");
            }
            status = text.isEmpty() ? 0 : Integer.parseInt(text);
            given = true;
            last--;
        }
        List<Integer> codes = new ArrayList<>();
        for (String code : words.subList(0, last)) {
            if (!code.matches("\\d{1,9}")) {
                throw directive.wrong("invalid value \"" + code + "\"");
            }
            int number = Integer.parseInt(code);
            if (number < 300 || number > 599) {
                throw directive.wrong("value \"" + code + "\" must be between 300 and 599");
            }
            codes.add(number);
        }
        if (codes.isEmpty()) {
            throw directive.wrong("invalid number of arguments in \"error_page\" directive");
        }
        place.addErrorPages(codes, new Place.ErrorPage(checked(directive, words.size() - 1), given ? status : -1));
    }

    private void addHeader(Directive directive) throws ConfigException {
        boolean always = directive.arguments().size() > 2;
        if (always && !directive.argument(2).equals("always")) {
            throw directive.wrong("invalid parameter \"" + directive.argument(2) + "\"");
        }
        place.addedHeaders = place.with(
                "add_header",
                place.addedHeaders,
                new Place.AddedHeader(directive.argument(0), checked(directive, 1), always));
    }

    private void accessLog(Directive directive) throws ConfigException {
        String path = directive.argument(0);
        if (path.startsWith("syslog:")) {
            throw directive.notEmulated("access_log \"" + path + "\"");
        }
        String name = directive.arguments().size() > 1 ? directive.argument(1) : "combined";
        Template format = formats.find(name);
        if (format == null) {
            throw directive.wrong("unknown log format \"" + name + "\"");
        }
        if (directive.arguments().size() > 2) {
            throw directive.notEmulated("\"" + directive.argument(2) + "\" of access_log");
        }
        place.accessLogs = place.with("access_log", place.accessLogs, new Place.AccessLog(path, format));
    }

    private void errorLog(Directive directive) throws ConfigException {
        String path = directive.argument(0);
        if (path.startsWith("syslog:") || path.startsWith("memory:")) {
            throw directive.notEmulated("error_log \"" + path + "\"");
        }
        String word = directive.arguments().size() > 1 ? directive.argument(1) : "error";
        ErrorLevel level = ErrorLevel.of(word).orElseThrow(() -> directive.wrong("invalid log level \"" + word + "\""));
        place.errorLogs = place.with("error_log", place.errorLogs, new Place.ErrorLog(path, level));
    }

    private void serverTokens(Directive directive) throws ConfigException {
        switch (directive.argument(0)) {
            case "on" -> place.tellsVersion = true;
            case "off" -> place.tellsVersion = false;
            case "build" -> throw directive.notEmulated("server_tokens \"build\"");
            default -> throw directive.wrong("invalid value \"" + directive.argument(0) + "\"");
        }
    }

    private void rewrite(Rewrite rule) {
        List<Rewrite> rules = new ArrayList<>(place.rewrites);
        rules.add(rule);
        place.rewrites = List.copyOf(rules);
    }

    private static int code(Directive directive) throws ConfigException {
        String first = directive.argument(0);
        boolean alone = directive.arguments().size() == 1;
        if (alone && RELATIVE.matcher(first).matches()) {
            return 302;
        }
        if (!first.matches("\\d{1,3}")) {
            throw directive.wrong("invalid return code \"" + first + "\"");
        }
        return Integer.parseInt(first);
    }

    private Template text(Directive directive) throws ConfigException {
        boolean isCode = directive.argument(0).matches("\\d{1,3}");
        if (isCode && directive.arguments().size() == 1) {
            return Template.plain("");
        }
        return checked(directive, isCode ? 1 : 0);
    }

    private void set(Directive directive) throws ConfigException {
        String name = directive.argument(0);
        if (!name.startsWith("$") || name.length() == 1) {
            throw directive.wrong("invalid variable name \"" + name + "\"");
        }
        if (VariableNames.isBuiltIn(name.substring(1))) {
            throw directive.wrong("the duplicate \"" + name.substring(1) + "\" variable");
        }
        site.assignedVariables.add(name.substring(1));
        rewrite(new Rewrite.Assign(name.substring(1), checked(directive, 1)));
    }

    private void replace(Directive directive) throws ConfigException {
        Template replacement = checked(directive, 1);
        String text = directive.argument(1);
        Rewrite.Then then =
                RELATIVE.matcher(text).matches() && !text.startsWith("/") ? Rewrite.Then.REDIRECT : Rewrite.Then.NEXT;
        if (directive.arguments().size() == 3) {
            then = switch (directive.argument(2)) {
                case "last" -> Rewrite.Then.LAST;
                case "break" -> Rewrite.Then.BREAK;
                case "redirect" -> Rewrite.Then.REDIRECT;
                case "permanent" -> Rewrite.Then.PERMANENT;
                default -> throw directive.wrong("invalid parameter \"" + directive.argument(2) + "\"");
            };
        }
        rewrite(new Rewrite.Replace(Location.pattern(directive.argument(0), false, directive), replacement, then));
    }

    private void tryFiles(Directive directive) throws ConfigException {
        int last = directive.arguments().size() - 1;
        List<Template> files = new ArrayList<>();
        for (int i = 0; i < last; i++) {
            files.add(checked(directive, i));
        }
        String text = directive.argument(last);
        int status = 0;
        if (text.startsWith("=")) {
            if (!text.matches("=\\d{1,3}")) {
                throw directive.wrong("invalid code \"" + text + "\"");
            }
            status = Integer.parseInt(text.substring(1));
        }
        place.tryFiles = new Place.TryFiles(files, checked(directive, last), status);
    }

    private void proxyPass(Directive directive) throws ConfigException {
        String text = directive.argument(0);
        if (text.indexOf('$') >= 0) {
            throw directive.notEmulated("proxy_pass with variables");
        }
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            throw directive.wrong("invalid URL prefix");
        }
        if (url.group(1).equalsIgnoreCase("https")) {
            throw directive.notEmulated("proxy_pass by https");
        }
        Location location = place instanceof Location in ? in : null;
        String uri = url.group(3);
        if (!uri.isEmpty() && location != null && (location.pattern != null || location.kind == Location.Kind.NAMED)) {
            throw directive.wrong("\"proxy_pass\" cannot have URI part in location given by regular expression, or"
                    + " inside named location, or inside \"if\" statement, or inside \"limit_except\" block");
        }
        String authority = url.group(2);
        Upstream upstream = site.upstreams.get(authority);
        place.proxyPass = new ProxyPass(
                authority,
                uri.isEmpty() ? null : uri.startsWith("/") ? uri : "/" + uri,
                location == null ? "" : location.path,
                upstream == null ? Upstream.implicit(authority, directive, names) : upstream);
    }
}
