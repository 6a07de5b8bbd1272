package dev.drydock.userland.server.nginx;

import java.util.Set;

/** Which variables there are. */
final class VariableNames {
    private static final Set<String> KNOWN = Set.of(
            "args",
            "body_bytes_sent",
            "bytes_sent",
            "connection",
            "connection_requests",
            "content_length",
            "content_type",
            "document_root",
            "document_uri",
            "host",
            "hostname",
            "https",
            "is_args",
            "msec",
            "nginx_version",
            "pid",
            "pipe",
            "proxy_add_x_forwarded_for",
            "proxy_host",
            "proxy_port",
            "query_string",
            "remote_addr",
            "remote_port",
            "remote_user",
            "request",
            "request_completion",
            "request_filename",
            "request_length",
            "request_method",
            "request_time",
            "request_uri",
            "scheme",
            "server_addr",
            "server_name",
            "server_port",
            "server_protocol",
            "status",
            "time_iso8601",
            "time_local",
            "upstream_addr",
            "upstream_response_length",
            "upstream_response_time",
            "upstream_status",
            "uri");
    private static final Set<String> PREFIXES = Set.of("http_", "arg_", "cookie_", "upstream_http_", "sent_http_");
    private static final Set<String> NOT_EMULATED = Set.of(
            "binary_remote_addr",
            "proxy_protocol_addr",
            "proxy_protocol_port",
            "proxy_protocol_server_addr",
            "proxy_protocol_server_port",
            "realpath_root",
            "request_body",
            "request_body_file",
            "request_id",
            "limit_rate",
            "connection_time",
            "tcpinfo_rtt",
            "tcpinfo_rttvar",
            "tcpinfo_snd_cwnd",
            "tcpinfo_rcv_space",
            "upstream_connect_time",
            "upstream_header_time",
            "upstream_bytes_received",
            "upstream_bytes_sent",
            "upstream_cache_status",
            "gzip_ratio",
            "msie",
            "modern_browser",
            "ancient_browser",
            "fastcgi_script_name",
            "fastcgi_path_info",
            "limit_conn_status",
            "limit_req_status",
            "realip_remote_addr",
            "realip_remote_port",
            "date_local",
            "date_gmt",
            "invalid_referer",
            "secure_link",
            "secure_link_expires",
            "slice_range",
            "uid_got",
            "uid_set",
            "uid_reset",
            "connections_active",
            "connections_reading",
            "connections_writing",
            "connections_waiting",
            "http2");
    private static final Set<String> NOT_EMULATED_PREFIXES =
            Set.of("ssl_", "geoip_", "sent_trailer_", "upstream_trailer_", "upstream_cookie_");

    private VariableNames() {}

    /**
     * Takes note of the variables that a template uses.
     *
     * @throws ConfigException for one that nginx has and Drydock has not
     */
    static void note(Template template, Directive directive, Set<String> used) throws ConfigException {
        for (String each : template.variables()) {
            if (NOT_EMULATED.contains(each) || NOT_EMULATED_PREFIXES.stream().anyMatch(each::startsWith)) {
                throw directive.notEmulated("variable \"$" + each + "\"");
            }
            used.add(each);
        }
    }

    /** @throws ConfigException for a variable that there is not */
    static void requireAll(Set<String> used, Set<String> assigned) throws ConfigException {
        for (String each : used) {
            if (!isBuiltIn(each) && !assigned.contains(each)) {
                throw new ConfigException("unknown \"" + each + "\" variable");
            }
        }
    }

    static boolean isBuiltIn(String name) {
        return KNOWN.contains(name) || PREFIXES.stream().anyMatch(name::startsWith) || name.matches("[0-9]");
    }
}
