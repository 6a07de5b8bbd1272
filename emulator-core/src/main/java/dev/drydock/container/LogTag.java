package dev.drydock.container;

import dev.drydock.error.ErrorKind;
import dev.drydock.image.Image;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code tag} of a log's lines: a template of Go's, of which text and the names of values are emulated (28.5.2:
 * loggerutils.ParseLogTag).
 */
final class LogTag {
    private static final Pattern ACTION =
            Pattern.compile("\\{\\{(?<trimBefore>- )?\\s*(?<body>.*?)\\s*(?<trimAfter> -)?}}");
    private static final Pattern FIELD = Pattern.compile("\\.[A-Za-z_][A-Za-z_0-9]*");
    /** Values that the engine has and that are not emulated. */
    private static final Set<String> OTHERS = Set.of(
            ".Hostname",
            ".Config",
            ".ContainerEntrypoint",
            ".ContainerArgs",
            ".ContainerCreated",
            ".ContainerEnv",
            ".ContainerLabels",
            ".LogPath",
            ".ExtraAttributes");

    private static final int SHORT = 12;
    private static final Map<String, Function<Container, String>> VALUES = Map.ofEntries(
            Map.entry(".ID", container -> shortened(container.id().value())),
            Map.entry(".FullID", container -> container.id().value()),
            Map.entry(".ContainerID", container -> container.id().value()),
            Map.entry(".Name", Container::name),
            Map.entry(".ContainerName", container -> "/" + container.name()),
            Map.entry(".ImageID", container -> shortened(imageId(container))),
            Map.entry(".ImageFullID", LogTag::imageId),
            Map.entry(".ContainerImageID", LogTag::imageId),
            Map.entry(".ImageName", container -> container.config().image()),
            Map.entry(".ContainerImageName", container -> container.config().image()),
            Map.entry(".DaemonName", container -> "docker"),
            Map.entry(".Command", container -> String.join(" ", Inspection.command(container.config()))));

    private LogTag() {}

    /** @throws LogDriver.Refusal if it is no template, or none that is emulated */
    static String of(Container container, String template) throws LogDriver.Refusal {
        StringBuilder text = new StringBuilder();
        int from = 0;
        boolean trim = false;
        for (Matcher action = ACTION.matcher(template); action.find(); from = action.end()) {
            String before = template.substring(from, action.start());
            before = trim ? before.stripLeading() : before;
            text.append(action.group("trimBefore") == null ? before : before.stripTrailing());
            trim = action.group("trimAfter") != null;
            text.append(value(container, action.group("body"), template.indexOf('.', action.start())));
        }
        String rest = template.substring(from);
        if (rest.contains("{{")) {
            throw invalid("1: unclosed action");
        }
        return text.append(trim ? rest.stripLeading() : rest).toString();
    }

    private static String value(Container container, String body, int column) throws LogDriver.Refusal {
        Function<Container, String> value = VALUES.get(body);
        if (value != null) {
            return value.apply(container);
        }
        if (body.isEmpty()) {
            throw invalid("1: missing value for command");
        }
        if (!FIELD.matcher(body).matches() || OTHERS.contains(body)) {
            throw new LogDriver.Refusal(
                    ErrorKind.NOT_IMPLEMENTED, "{{" + body + "}} in the tag of a log is not emulated");
        }
        throw invalid("1:" + column + ": executing \"log-tag\" at <" + body + ">: can't evaluate field "
                + body.substring(1) + " in type *logger.Info");
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(SHORT, id.length()));
    }

    private static String imageId(Container container) {
        Image image = container.image();
        return image == null ? "" : image.id().toString();
    }

    private static LogDriver.Refusal invalid(String problem) {
        return new LogDriver.Refusal(ErrorKind.UNKNOWN, "template: log-tag:" + problem);
    }
}
