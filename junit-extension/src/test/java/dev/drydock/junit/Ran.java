package dev.drydock.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What became of a class of tests that was run for this test.
 *
 * @param succeeded names of tests, in the order of their ends
 * @param failures of tests and classes, by their names
 * @param reports what was published
 */
record Ran(List<String> succeeded, Map<String, Throwable> failures, List<String> reports) {

    static Ran of(Class<?> tests) {
        return of(tests, Map.of());
    }

    /** @param parameters of JUnit's configuration */
    static Ran of(Class<?> tests, Map<String, String> parameters) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .configurationParameters(parameters)
                .build();
        Ran ran = new Ran(new ArrayList<>(), new TreeMap<>(), new ArrayList<>());
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enablePostDiscoveryFilterAutoRegistration(false)
                        .build())
                .execute(request, ran.new Listener());
        return ran;
    }

    /** The failure of the only test or class that failed. */
    Throwable failure() {
        if (failures.size() != 1) {
            throw new AssertionError("not one failure, but " + failures);
        }
        return failures.values().iterator().next();
    }

    private final class Listener implements TestExecutionListener {
        @Override
        public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(failure -> failures.put(test.getDisplayName(), failure));
            if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                succeeded.add(test.getDisplayName());
            }
        }

        @Override
        public synchronized void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            reports.addAll(entry.getKeyValuePairs().values());
        }
    }
}
