package dev.drydock.conformance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Arrows between modules point one way only. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModuleArrowsTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.drydock");

    @Test
    void the_api_never_knows_the_userland() {
        noClasses()
                .that()
                .resideInAPackage("dev.drydock.api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.drydock.userland..")
                .check(MAIN);
    }
}
