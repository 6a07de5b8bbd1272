package dev.drydock.build;

import dev.drydock.container.StopSignal;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.Healthcheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The instructions of a Dockerfile that {@code commit} and {@code import} apply to a configuration ({@code --change};
 * 28.5.2: BuildFromConfig).
 */
public final class ConfigChanges implements UnaryOperator<ContainerConfig> {
    private static final Set<String> INSTRUCTIONS = Set.of(
            "CMD",
            "ENTRYPOINT",
            "HEALTHCHECK",
            "ENV",
            "EXPOSE",
            "LABEL",
            "ONBUILD",
            "STOPSIGNAL",
            "USER",
            "VOLUME",
            "WORKDIR");
    private static final Set<String> HEALTHCHECK_FLAGS =
            Set.of("interval", "timeout", "start-period", "start-interval", "retries");
    private static final Set<String> NO_TRIGGERS = Set.of("MAINTAINER", "FROM");
    private static final Pattern ONBUILD = Pattern.compile("^\\s*ONBUILD\\s*", Pattern.CASE_INSENSITIVE);
    private static final List<String> DEFAULT_SHELL = List.of("/bin/sh", "-c");

    private final List<String> changes;

    /** @param changes texts of one or more instructions; they are read when they are applied */
    public ConfigChanges(List<String> changes) {
        this.changes = List.copyOf(changes);
    }

    /** @throws dev.drydock.error.EngineException invalid parameter, for what is no such instruction */
    @Override
    public ContainerConfig apply(ContainerConfig config) {
        if (changes.isEmpty()) {
            return config;
        }
        List<InstructionLine> lines = InstructionLine.parse(String.join("\n", changes));
        for (InstructionLine line : lines) {
            if (!INSTRUCTIONS.contains(line.upperName())) {
                throw BuildErrors.notAChange(line.name());
            }
        }
        Change change = new Change(config);
        for (InstructionLine line : lines) {
            change.apply(line);
        }
        return change.config;
    }

    /** A configuration on its way through the instructions. */
    private static final class Change {
        private ContainerConfig config;
        private boolean commandSet;

        Change(ContainerConfig config) {
            this.config = config;
        }

        void apply(InstructionLine line) {
            String name = line.upperName();
            if (!name.equals("STOPSIGNAL") && !name.equals("HEALTHCHECK")) {
                InstructionFlags.requireNone(line);
            }
            ContainerConfig.Builder next = config.toBuilder();
            switch (name) {
                case "ENV" -> next.env(environment(Assignments.of(line)));
                case "LABEL" -> next.labels(labels(Assignments.of(line)));
                case "EXPOSE" -> next.exposedPorts(ports(words(line)));
                case "VOLUME" -> next.volumes(volumes(arrayOrWords(line)));
                case "WORKDIR" -> next.workingDir(directory(argument(line)));
                case "USER" -> next.user(argument(line));
                case "STOPSIGNAL" -> next.stopSignal(signal(argument(line)));
                case "CMD" -> {
                    List<String> command = command(line);
                    next.cmd(command).argsEscaped(false);
                    commandSet |= !isEmptyCommand(line);
                }
                case "ENTRYPOINT" -> entrypoint(line, next);
                case "HEALTHCHECK" -> next.healthcheck(healthcheck(line));
                default -> next.onBuild(trigger(line));
            }
            config = next.build();
        }

        private String expand(String word) {
            return WordExpansion.one(word, environmentNow());
        }

        private List<String> environmentNow() {
            return config.env() == null ? List.of() : config.env();
        }

        private String argument(InstructionLine line) {
            if (line.arguments().isEmpty()) {
                throw BuildErrors.needsOneArgument(line.upperName());
            }
            return expand(line.arguments());
        }

        private List<String> environment(List<Assignments.Assignment> assignments) {
            List<String> before = environmentNow();
            List<String> variables = new ArrayList<>(before);
            for (Assignments.Assignment assignment : assignments) {
                String name = WordExpansion.one(assignment.name(), before);
                String variable = name + "=" + WordExpansion.one(assignment.value(), before);
                int place = place(variables, name);
                if (place < 0) {
                    variables.add(variable);
                } else {
                    variables.set(place, variable);
                }
            }
            return variables;
        }

        private static int place(List<String> variables, String name) {
            for (int i = 0; i < variables.size(); i++) {
                if (variables.get(i).equals(name) || variables.get(i).startsWith(name + "=")) {
                    return i;
                }
            }
            return -1;
        }

        private SortedMap<String, String> labels(List<Assignments.Assignment> assignments) {
            SortedMap<String, String> labels =
                    new TreeMap<>(config.labels() == null ? Collections.emptySortedMap() : config.labels());
            for (Assignments.Assignment assignment : assignments) {
                labels.put(expand(assignment.name()), expand(assignment.value()));
            }
            return labels;
        }

        private SortedSet<String> ports(List<String> words) {
            SortedSet<String> ports =
                    new TreeSet<>(config.exposedPorts() == null ? Collections.emptySortedSet() : config.exposedPorts());
            for (String word : words) {
                for (String port : WordExpansion.many(word, environmentNow())) {
                    ports.addAll(ExposedPorts.parse(port));
                }
            }
            return ports;
        }

        private SortedSet<String> volumes(List<String> words) {
            SortedSet<String> volumes =
                    new TreeSet<>(config.volumes() == null ? Collections.emptySortedSet() : config.volumes());
            for (String word : words) {
                String volume = word.isBlank() ? "" : expand(word.strip());
                if (volume.isEmpty()) {
                    throw BuildErrors.emptyVolume();
                }
                volumes.add(volume);
            }
            return volumes;
        }

        private String directory(String path) {
            if (path.isEmpty()) {
                throw BuildErrors.emptyWorkingDirectory();
            }
            return CleanDirectory.of(config.workingDir(), path);
        }

        private static String signal(String text) {
            if (StopSignal.parse(text).isEmpty()) {
                throw BuildErrors.invalidSignal(text);
            }
            return text;
        }

        private List<String> command(InstructionLine line) {
            List<String> array = ArrayForm.parse(line.arguments());
            if (array != null) {
                return array;
            }
            List<String> command = new ArrayList<>(config.shell() == null ? DEFAULT_SHELL : config.shell());
            if (!line.arguments().isEmpty()) {
                command.add(line.arguments());
            }
            return command;
        }

        private static boolean isEmptyCommand(InstructionLine line) {
            List<String> array = ArrayForm.parse(line.arguments());
            return array == null ? line.arguments().isEmpty() : array.isEmpty();
        }

        /** One without words is none at all; any of them takes an inherited command away. */
        private void entrypoint(InstructionLine line, ContainerConfig.Builder next) {
            next.entrypoint(isEmptyCommand(line) ? null : command(line)).argsEscaped(false);
            if (!commandSet) {
                next.cmd((List<String>) null);
            }
        }

        private List<String> trigger(InstructionLine line) {
            if (line.arguments().isEmpty()) {
                throw BuildErrors.needsArguments("ONBUILD");
            }
            String instruction = line.arguments().split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
            if (instruction.equals("ONBUILD")) {
                throw BuildErrors.chainedTrigger();
            }
            if (NO_TRIGGERS.contains(instruction)) {
                throw BuildErrors.forbiddenTrigger(instruction);
            }
            List<String> triggers = new ArrayList<>(config.onBuild() == null ? List.of() : config.onBuild());
            triggers.add(ONBUILD.matcher(line.original()).replaceFirst(""));
            return triggers;
        }

        private static Healthcheck healthcheck(InstructionLine line) {
            String[] parts = line.arguments().split("\\s+", 2);
            String type = parts[0].toUpperCase(Locale.ROOT);
            String command = parts.length == 2 ? parts[1] : "";
            if (type.isEmpty()) {
                throw BuildErrors.needsArguments("HEALTHCHECK");
            }
            if (type.equals("NONE")) {
                if (!command.isEmpty()) {
                    throw BuildErrors.argumentsAfterNone();
                }
                return Healthcheck.of("NONE");
            }
            InstructionFlags flags = InstructionFlags.parse(line, HEALTHCHECK_FLAGS);
            if (!type.equals("CMD")) {
                throw BuildErrors.unknownHealthcheck(type);
            }
            List<String> test = test(command);
            Duration interval = flags.duration("interval");
            Duration timeout = flags.duration("timeout");
            Duration startPeriod = flags.duration("start-period");
            Duration startInterval = flags.duration("start-interval");
            return new Healthcheck(test, interval, timeout, startPeriod, startInterval, flags.count("retries"));
        }

        private static List<String> test(String command) {
            List<String> array = ArrayForm.parse(command);
            if (array == null ? command.isEmpty() : array.isEmpty()) {
                throw BuildErrors.noHealthCommand();
            }
            List<String> test = new ArrayList<>();
            test.add(array == null ? "CMD-SHELL" : "CMD");
            if (array == null) {
                test.add(command);
            } else {
                test.addAll(array);
            }
            return test;
        }

        private static List<String> words(InstructionLine line) {
            if (line.arguments().isEmpty()) {
                throw BuildErrors.needsArguments(line.upperName());
            }
            return List.of(line.arguments().split("[\\t\\x0B\\f\\r ]+"));
        }

        private static List<String> arrayOrWords(InstructionLine line) {
            List<String> array = ArrayForm.parse(line.arguments());
            if (array != null && array.isEmpty()) {
                throw BuildErrors.needsArguments(line.upperName());
            }
            return array == null ? words(line) : array;
        }
    }
}
