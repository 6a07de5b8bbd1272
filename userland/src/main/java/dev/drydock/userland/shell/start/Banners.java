package dev.drydock.userland.shell.start;

/** What bash 5.2.15 and BusyBox 1.35 say of themselves. */
final class Banners {
    static final String VERSION = """
            GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)
            Copyright (C) 2022 Free Software Foundation, Inc.
            License GPLv3+: GNU GPL version 3 or later <http://gnu.org/licenses/gpl.html>

            This is free software; you are free to change and redistribute it.
            There is NO WARRANTY, to the extent permitted by law.
            """;
    private static final String USAGE = """
            Usage:\t%1$s [GNU long option] [option] ...
            \tbash [GNU long option] [option] script-file ...
            GNU long options:
            \t--debug
            \t--debugger
            \t--dump-po-strings
            \t--dump-strings
            \t--help
            \t--init-file
            \t--login
            \t--noediting
            \t--noprofile
            \t--norc
            \t--posix
            \t--pretty-print
            \t--rcfile
            \t--restricted
            \t--verbose
            \t--version
            Shell options:
            \t-ilrsD or -c command or -O shopt_option\t\t(invocation only)
            \t-abefhkmnptuvxBCEHPT or -o option
            """;

    static final String BUSYBOX = """


            BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) built-in shell (ash)
            Enter 'help' for a list of built-in commands.

            """;

    private static final String MORE_HELP = """
            Type `bash -c "help set"' for more information about shell options.
            Type `bash -c help' for more information about shell builtin commands.
            Use the `bashbug' command to report bugs.

            bash home page: <http://www.gnu.org/software/bash>
            General help using GNU software: <http://www.gnu.org/gethelp/>
            """;

    private Banners() {}

    /** What {@code bash --help} says. */
    static String help() {
        return "GNU bash, version 5.2.15(1)-release-(x86_64-pc-linux-gnu)\n" + usage("bash") + MORE_HELP;
    }

    /** What is said after an option that does not exist. */
    static String usage(String called) {
        return USAGE.replace("%1$s", called);
    }
}
