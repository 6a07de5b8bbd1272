package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.process.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code nginx}: reads the configuration, and becomes the master process, or talks to the one that runs. */
public final class Nginx implements Program {
    static final String VERSION = "nginx/1.22.1";
    static final String CONFIGURATION_DIRECTORY = "/etc/nginx/";
    static final String PREFIX = "/usr/share/nginx/";
    private static final List<String> DIRECTORIES = List.of("body", "proxy", "fastcgi", "uwsgi", "scgi");
    private static final Map<String, Signal> SIGNALS =
            Map.of("stop", Signal.TERM, "quit", Signal.QUIT, "reopen", Signal.USR1, "reload", Signal.HUP);
    private static final String USAGE = """
            Usage: nginx [-?hvVtTq] [-s signal] [-p prefix]
                         [-e filename] [-c filename] [-g directives]

            Options:
              -?,-h         : this help
              -v            : show version and exit
              -V            : show version and configure options then exit
              -t            : test configuration and exit
              -T            : test configuration, dump it and exit
              -q            : suppress non-error messages during configuration testing
              -s signal     : send signal to a master process: stop, quit, reopen, reload
              -p prefix     : set prefix path (default: /usr/share/nginx/)
              -e filename   : set error log file (default: stderr)
              -c filename   : set configuration file (default: /etc/nginx/nginx.conf)
              -g directives : set global directives out of configuration file

            """;

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        Options options = Options.of(process.arguments());
        if (!options.error().isEmpty()) {
            say(process, "nginx: " + options.error());
            return Exit.FAILURE;
        }
        if (options.showsHelp() || options.showsVersion()) {
            say(process, "nginx version: " + VERSION);
            if (options.showsHelp()) {
                process.err().write(USAGE.getBytes(StandardCharsets.UTF_8));
            }
            return Exit.SUCCESS;
        }
        try {
            ConfigReader.Configuration read =
                    ConfigReader.read(process.files(), options.configuration(), options.global());
            Site site = SiteReader.read(process, read.directives());
            for (String each : site.warnings) {
                say(process, Logs.stamped(process, ErrorLevel.WARN, each));
            }
            if (options.tests()) {
                return tested(process, options, read);
            }
            return options.signal().isEmpty() ? start(process, options, site) : signal(process, options, site);
        } catch (ConfigException refused) {
            say(process, Logs.stamped(process, ErrorLevel.EMERG, String.valueOf(refused.getMessage())));
            if (options.tests()) {
                say(process, "nginx: configuration file " + options.configuration() + " test failed");
            }
            return Exit.FAILURE;
        }
    }

    private static Exit tested(ContainerProcess process, Options options, ConfigReader.Configuration read)
            throws IOException {
        if (!options.isQuiet()) {
            say(process, "nginx: the configuration file " + options.configuration() + " syntax is ok");
            say(process, "nginx: configuration file " + options.configuration() + " test is successful");
        }
        if (options.dumps()) {
            for (Map.Entry<String, String> each : read.texts().entrySet()) {
                String text = "# configuration file " + each.getKey() + ":\n" + each.getValue() + "\n";
                process.out().write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Exit.SUCCESS;
    }

    private static Exit start(ContainerProcess process, Options options, Site site)
            throws IOException, ConfigException {
        makeDirectories(process.files(), site);
        Master master = new Master(options, site);
        if (!master.open(process)) {
            return Exit.FAILURE;
        }
        if (!site.isDaemon) {
            return master.run(process);
        }
        process.fork(master::run, -1, false);
        return Exit.SUCCESS;
    }

    private static Exit signal(ContainerProcess process, Options options, Site site)
            throws IOException, ConfigException {
        Logs logs = Logs.open(process, site);
        logs.notice(process, "signal process started");
        String text;
        try {
            text = new String(process.files().readAll(site.pidFile), StandardCharsets.UTF_8).strip();
        } catch (ErrnoException missing) {
            return failed(process, logs, ErrorLevel.ERROR, "open() \"" + site.pidFile + "\" failed", missing);
        }
        if (!text.matches("\\d{1,9}")) {
            String words = "invalid PID number \"" + text + "\" in \"" + site.pidFile + "\"";
            logs.write(site.main, process, ErrorLevel.ERROR, words);
            say(process, "nginx: [error] " + words);
            return Exit.FAILURE;
        }
        int pid = Integer.parseInt(text);
        Signal signal = SIGNALS.getOrDefault(options.signal(), Signal.TERM);
        try {
            process.kill(pid, signal);
        } catch (ErrnoException gone) {
            return failed(process, logs, ErrorLevel.ALERT, "kill(" + pid + ", " + signal.number() + ") failed", gone);
        }
        return Exit.SUCCESS;
    }

    private static Exit failed(
            ContainerProcess process, Logs logs, ErrorLevel level, String what, ErrnoException failure)
            throws IOException {
        String words =
                what + " (" + failure.errno().number() + ": " + failure.errno().words() + ")";
        logs.write(logs.main(), process, level, words);
        say(process, "nginx: [" + level.word() + "] " + words);
        return Exit.FAILURE;
    }

    static void say(ContainerProcess process, String line) throws IOException {
        process.err().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Where nginx would keep bodies and what others have answered. */
    private static void makeDirectories(FileContext files, Site site) throws IOException, ConfigException {
        Optional<Credentials> user = Accounts.credentials(files, site.user);
        for (String name : DIRECTORIES) {
            String path = "/var/lib/nginx/" + name;
            try {
                files.makeDirectory(path, 0700);
                if (user.isPresent()) {
                    files.changeOwner(path, user.get().uid(), -1, true);
                }
            } catch (ErrnoException refused) {
                if (refused.errno() != Errno.EEXIST) {
                    throw new ConfigException("mkdir() \"" + path + "\" failed ("
                            + refused.errno().number() + ": " + refused.errno().words() + ")");
                }
            }
        }
    }
}
