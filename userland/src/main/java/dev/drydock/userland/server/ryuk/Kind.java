package dev.drydock.userland.server.ryuk;

/** What ryuk removes, in the order in which it does. */
enum Kind {
    CONTAINER("/containers/json?all=1&filters=", "/containers/", "?force=1&v=1"),
    NETWORK("/networks?filters=", "/networks/", ""),
    VOLUME("/volumes?filters=", "/volumes/", "?force=1"),
    IMAGE("/images/json?filters=", "/images/", "");

    private final String list;
    private final String single;
    private final String how;

    Kind(String list, String single, String how) {
        this.list = list;
        this.single = single;
        this.how = how;
    }

    /** The path of a list, up to the filters. */
    String list() {
        return list;
    }

    String removal(String id) {
        return single + id + how;
    }
}
