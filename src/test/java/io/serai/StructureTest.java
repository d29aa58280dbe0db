package io.serai;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The packages are the stages of the road, and they depend on each other only down the road. */
@AnalyzeClasses(
        packages = "io.serai",
        importOptions = {DoNotIncludeTests.class, StructureTest.Written.class})
class StructureTest {

    /** Not what an earlier packaging worked out from it: classes that make every bean. */
    static final class Written implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("__");
        }
    }

    @ArchTest
    static final ArchRule no_stage_depends_on_itself_through_another =
            slices().matching("io.serai.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_vocabulary_knows_no_stage = noClasses()
            .that()
            .resideInAPackage("io.serai.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.serai.feed..",
                    "io.serai.receive..",
                    "io.serai.read..",
                    "io.serai.state..",
                    "io.serai.assemble..",
                    "io.serai.batch..",
                    "io.serai.deliver..",
                    "io.serai.reject..",
                    "io.serai.road..",
                    "io.serai.console..",
                    "io.serai.proof..",
                    "io.serai.suggest..",
                    "io.serai.drift..",
                    "io.serai.check..",
                    "io.serai.cases..",
                    "io.serai.rehearse..",
                    "io.serai.command..");

    @ArchTest
    static final ArchRule meaning_knows_no_camel = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.serai.model..",
                    "io.serai.feed..",
                    "io.serai.lint..",
                    "io.serai.state..",
                    "io.serai.assemble..",
                    "io.serai.batch..",
                    "io.serai.reject..",
                    "io.serai.console..",
                    "io.serai.push..",
                    "io.serai.reconcile..",
                    "io.serai.email..",
                    "io.serai.proof..",
                    "io.serai.suggest..",
                    "io.serai.drift..",
                    "io.serai.check..",
                    "io.serai.cases..",
                    "io.serai.hostkey..",
                    "io.serai.forget..",
                    "io.serai.rehearse..",
                    "io.serai.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule suggesting_reads_files_and_nothing_else = noClasses()
            .that()
            .resideInAPackage("io.serai.suggest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.serai.receive..",
                    "io.serai.state..",
                    "io.serai.assemble..",
                    "io.serai.batch..",
                    "io.serai.deliver..",
                    "io.serai.reject..",
                    "io.serai.replay..",
                    "io.serai.proof..",
                    "io.serai.settings..",
                    "io.serai.console..",
                    "java.net..",
                    "java.sql..");

    @ArchTest
    static final ArchRule only_its_command_and_drift_know_suggesting = noClasses()
            .that()
            .resideInAPackage("io.serai.*..")
            .and()
            .resideOutsideOfPackages("io.serai.suggest..", "io.serai.command..", "io.serai.drift..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.serai.suggest..");

    @ArchTest
    static final ArchRule only_the_program_knows_the_commands = noClasses()
            .that()
            .resideInAPackage("io.serai.*..")
            .and()
            .resideOutsideOfPackage("io.serai.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.serai.command..");

    @ArchTest
    static final ArchRule nothing_depends_on_the_routes_beans = noClasses()
            .that()
            .resideOutsideOfPackage("io.serai.road..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.serai.road..");

    @ArchTest
    static final ArchRule receiving_and_delivering_meet_only_in_the_store = noClasses()
            .that()
            .resideInAnyPackage("io.serai.receive..", "io.serai.read..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.serai.state..",
                    "io.serai.assemble..",
                    "io.serai.batch..",
                    "io.serai.deliver..",
                    "io.serai.reject..");
}
