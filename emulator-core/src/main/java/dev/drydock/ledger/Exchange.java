package dev.drydock.ledger;

/**
 * What a client of the API sent, and the status that it got.
 *
 * @param path without the version, such as {@code /containers/web/start}
 * @param query as it was sent; empty if there is none
 * @param version of the API, such as {@code 1.51}; the newest if the client named none
 * @param route the form of the path, such as {@code /containers/{name}/start}; empty if the API knows no such path
 * @param status of the answer; 0 before there is one, and if there was none
 */
public record Exchange(String method, String path, String query, String version, String route, int status) {

    Exchange answered(int code) {
        return new Exchange(method, path, query, version, route, code);
    }
}
