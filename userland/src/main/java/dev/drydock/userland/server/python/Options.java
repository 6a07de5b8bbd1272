package dev.drydock.userland.server.python;

import java.util.List;

/**
 * What {@code http.server} is called with, as {@code argparse} reads it.
 *
 * @param bind empty for every address
 * @param directory empty for the present one
 * @param error empty if nothing is wrong
 */
record Options(int port, String bind, String directory, boolean showsHelp, String error) {
    static final String SYNOPSIS = "usage: server.py [-h] [--cgi] [-b ADDRESS] [-d DIRECTORY] [-p VERSION] [port]";
    static final String HELP = SYNOPSIS + """


            positional arguments:
              port                  bind to this port (default: 8000)

            options:
              -h, --help            show this help message and exit
              --cgi                 run as CGI server
              -b ADDRESS, --bind ADDRESS
                                    bind to this address (default: all interfaces)
              -d DIRECTORY, --directory DIRECTORY
                                    serve this directory (default: current directory)
              -p VERSION, --protocol VERSION
                                    conform to this HTTP version (default: HTTP/1.0)""";
    private static final int STANDARD_PORT = 8000;
    private static final int HIGHEST_PORT = 65_535;

    static Options of(List<String> words) {
        int port = STANDARD_PORT;
        String bind = "";
        String directory = "";
        boolean hasPort = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "-h", "--help" -> {
                    return new Options(port, bind, directory, true, "");
                }
                case "-b", "--bind", "-d", "--directory" -> {
                    if (++i == words.size()) {
                        String both = word.endsWith("b") || word.endsWith("bind") ? "-b/--bind" : "-d/--directory";
                        return wrong("argument " + both + ": expected one argument");
                    }
                    if (word.equals("-b") || word.equals("--bind")) {
                        bind = words.get(i);
                    } else {
                        directory = words.get(i);
                    }
                }
                case "--cgi", "-p", "--protocol" -> {
                    return wrong(word + " is not emulated by Drydock");
                }
                default -> {
                    if (word.startsWith("-") || hasPort) {
                        return wrong("unrecognized arguments: " + word);
                    }
                    if (!word.matches("\\d{1,9}")) {
                        return wrong("argument port: invalid int value: '" + word + "'");
                    }
                    port = Integer.parseInt(word);
                    hasPort = true;
                }
            }
        }
        return port > HIGHEST_PORT
                ? wrong("port " + port + " is not emulated by Drydock: it must be 0-65535")
                : new Options(port, bind, directory, false, "");
    }

    private static Options wrong(String error) {
        return new Options(STANDARD_PORT, "", "", false, error);
    }
}
