package dev.drydock.junit;

import dev.drydock.EngineBuilder;
import dev.drydock.EngineVersion;
import dev.drydock.host.PublishedPorts;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * What stands behind {@link EmulatedDocker}; and, for what an annotation cannot say, the same in code:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final DrydockExtension DOCKER = DrydockExtension.builder()
 *         .images("greeter")
 *         .engine(builder -> builder.programs(Userland.programs(GREETER)))
 *         .build();
 * }</pre>
 *
 * <p>It keeps nothing but what it was told: engines are kept, and closed, by JUnit, so one extension serves any number of tests
 * at once.
 */
public final class DrydockExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(DrydockExtension.class);

    private final @Nullable EngineSettings settings;

    /** For JUnit: {@link EmulatedDocker} says what is asked for. */
    public DrydockExtension() {
        settings = null;
    }

    private DrydockExtension(EngineSettings settings) {
        this.settings = settings;
    }

    /** To say in code what tests ask for. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        SettingsSearch found = search(context);
        Class<?> type = context.getRequiredTestClass();
        if (found.isReady()) {
            InjectedFields.setStatic(type, session(found));
        } else if (InjectedFields.hasStatic(type)) {
            throw new ExtensionConfigurationException(
                    "a static field cannot have the engine of each test: say scope = EngineScope.CLASS, or leave static out");
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        EngineSession session = session(search(context));
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            InjectedFields.set(instance, session);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injected.of(parameter.getParameter().getType()).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SettingsSearch found = search(context);
        if (!found.isReady()) {
            throw new ParameterResolutionException(
                    "each test has an engine of its own, and no test has begun: say scope = EngineScope.CLASS");
        }
        return Injected.of(parameter.getParameter().getType()).orElseThrow().from(session(found));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        EngineSession session = session(search(context));
        context.getExecutionException().ifPresent(failure -> {
            String report = EngineReport.of(session);
            context.publishReportEntry("drydock", report);
            failure.addSuppressed(new EngineAtFailure(report));
        });
        if (session.settings().scope() == EngineScope.TEST) {
            check(context, session);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        SettingsSearch found = search(context);
        if (found.isReady() && found.home().getUniqueId().equals(context.getUniqueId())) {
            check(context, session(found));
        }
    }

    /** What is wrong with a test that has not failed otherwise. */
    private static void check(ExtensionContext context, EngineSession session) {
        if (context.getExecutionException().isPresent()) {
            return;
        }
        session.engine().ledger().verifyNoUnexpectedCalls();
        if (session.settings().leaks() == LeakCheck.FAIL) {
            Leftovers.refuse(session.engine(), session.prepared());
        }
    }

    private SettingsSearch search(ExtensionContext context) {
        return settings == null ? SettingsSearch.from(context) : SettingsSearch.of(settings, context);
    }

    /** The only method that all versions have is one that later ones advise against. */
    @SuppressWarnings("deprecation")
    private static EngineSession session(SettingsSearch found) {
        String owner = found.home().getUniqueId();
        EngineSession session = found.home()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(owner, key -> open(found, key), EngineSession.class);
        return Objects.requireNonNull(session);
    }

    private static EngineSession open(SettingsSearch found, String owner) {
        Preparation preparation = found.settings().preparation();
        return preparation == null
                ? EngineSession.open(found.settings(), owner)
                : EngineSession.open(found.settings(), world(found, preparation));
    }

    @SuppressWarnings("deprecation")
    private static PreparedWorld world(SettingsSearch found, Preparation preparation) {
        ExtensionContext home = preparation.ofRun() ? found.home().getRoot() : found.outermostClass();
        String owner = preparation.ofRun() ? preparation.key().toString() : home.getUniqueId();
        PreparedWorld world = home.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        preparation.key(),
                        key -> PreparedWorld.open(found.settings(), preparation, owner),
                        PreparedWorld.class);
        return Objects.requireNonNull(world);
    }

    /** Gathers what tests ask for; what is not said is as in {@link EmulatedDocker}. */
    public static final class Builder {
        private List<String> images = List.of();
        private EngineTime time = EngineTime.REAL;
        private OptionalLong seed = OptionalLong.empty();
        private PublishedPorts ports = PublishedPorts.VIRTUAL;
        private EngineVersion version = EngineVersion.DEFAULT;
        private EngineScope scope = EngineScope.TEST;
        private ClientTransport client = ClientTransport.IN_PROCESS;
        private LeakCheck leaks = LeakCheck.NONE;
        private @Nullable Preparation preparation;
        private Consumer<EngineBuilder> adjustment = builder -> {};

        private Builder() {}

        /** Images that are pulled before the test, by name. */
        public Builder images(String... value) {
            images = List.of(value);
            return this;
        }

        public Builder time(EngineTime value) {
            time = value;
            return this;
        }

        public Builder seed(long value) {
            seed = OptionalLong.of(value);
            return this;
        }

        public Builder ports(PublishedPorts value) {
            ports = value;
            return this;
        }

        /** Which release engines present themselves as. */
        public Builder engine(EngineVersion value) {
            version = value;
            return this;
        }

        /** With {@link EngineScope#CLASS}, all tests of the outermost class share one engine. */
        public Builder scope(EngineScope value) {
            scope = value;
            return this;
        }

        public Builder client(ClientTransport value) {
            client = value;
            return this;
        }

        public Builder leaks(LeakCheck value) {
            leaks = value;
            return this;
        }

        /** Prepared once for the tests of the outermost class, each of which gets a fork of it. */
        public Builder world(World value) {
            preparation = Preparation.of(value);
            return this;
        }

        /**
         * What else engines are made of: other programs, registries, another machine. Its clock, seed, ports and sockets are
         * set by the extension.
         *
         * @param value called once for each engine, perhaps by several threads at once
         */
        public Builder engine(Consumer<EngineBuilder> value) {
            adjustment = value;
            return this;
        }

        public DrydockExtension build() {
            return new DrydockExtension(new EngineSettings(
                    images, time, seed, ports, version, scope, client, leaks, preparation, adjustment));
        }
    }
}
