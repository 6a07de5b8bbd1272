package dev.drydock.conformance.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes that the rules look at, read once. */
final class Imported {

    /** Jetty under its other name, in the packaged API. */
    private static final ImportOption WITHOUT_RELOCATED = location -> !location.contains("/dev/drydock/shaded/");

    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(WITHOUT_RELOCATED)
            .importPackages(House.DRYDOCK.root());

    static final JavaClasses FIXTURE = new ClassFileImporter().importPackages(House.FIXTURE.root());

    private Imported() {}
}
