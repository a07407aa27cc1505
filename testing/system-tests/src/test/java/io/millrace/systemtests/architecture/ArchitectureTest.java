// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.Task;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md. */
class ArchitectureTest {
    private static final JavaClasses MILLRACE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                    "io.millrace.common",
                    "io.millrace.decompression",
                    "io.millrace.expressions",
                    "io.millrace.parsing",
                    "io.millrace.preview",
                    "io.millrace.rendering",
                    "io.millrace.source",
                    "io.millrace.sink",
                    "io.millrace.smt");

    private static final String[] ROOMS = {
        "io.millrace.source.agentfile.(**)",
        "io.millrace.source.datagen.(**)",
        "io.millrace.sink.firehose.(**)",
        "io.millrace.smt.(**)",
        "io.millrace.common.(**)",
        "io.millrace.preview.(**)"
    };

    @Test
    void looksAtAllPlugins() {
        assertThat(MILLRACE.stream().map(c -> c.getPackageName()).distinct())
                .contains(
                        "io.millrace.source.agentfile",
                        "io.millrace.source.datagen",
                        "io.millrace.sink.firehose",
                        "io.millrace.common.options",
                        "io.millrace.rendering");
    }

    @Test
    void pluginsNeverDependOnEachOther() {
        slices().matching("io.millrace.(source|sink).(*)..")
                .should()
                .notDependOnEachOther()
                .check(MILLRACE);
    }

    @Test
    void librariesDependOnNothingOfOursButCommon() {
        for (String library : new String[] {
            "io.millrace.common..",
            "io.millrace.decompression..",
            "io.millrace.expressions..",
            "io.millrace.parsing..",
            "io.millrace.rendering.."
        }) {
            noClasses()
                    .that()
                    .resideInAPackage(library)
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.millrace..")
                            .and(not(resideInAnyPackage(library, "io.millrace.common.."))))
                    .check(MILLRACE);
        }
    }

    @Test
    void commonAndRenderingHaveNoThirdPartyDependency() {
        classes()
                .that()
                .resideInAnyPackage("io.millrace.common..", "io.millrace.rendering..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.millrace.common..",
                        "io.millrace.rendering..",
                        "java..",
                        "javax.management..",
                        "org.apache.kafka.common..",
                        "org.apache.kafka.connect..",
                        "org.jspecify..",
                        "org.slf4j.."))
                .check(MILLRACE);
    }

    /** The agent and the sources use the scanners without Connect's values. */
    @Test
    void parsingKnowsNothingButBytes() {
        classes()
                .that()
                .resideInAPackage("io.millrace.parsing..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("io.millrace.parsing..", "java..", "org.jspecify.."))
                .check(MILLRACE);
    }

    /** The preview program loads these types for itself and for every plugin, so they may need nothing that a plugin brings. */
    @Test
    void thePreviewsPortIsMadeOfConnectsTypesAlone() {
        classes()
                .that()
                .resideInAPackage("io.millrace.common.preview..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.millrace.common.preview..", "java..", "org.apache.kafka.connect..", "org.jspecify.."))
                .check(MILLRACE);
    }

    /** It opens plugins as a worker does, from their zips, and nothing is built on it. */
    @Test
    void thePreviewKnowsNoPluginAndNothingKnowsThePreview() {
        noClasses()
                .that()
                .resideInAPackage("io.millrace.preview..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.millrace..")
                        .and(not(resideInAnyPackage(
                                "io.millrace.preview..", "io.millrace.common..", "io.millrace.rendering.."))))
                .check(MILLRACE);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.millrace.preview..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.millrace.preview..")
                .check(MILLRACE);
    }

    @Test
    void decompressionKnowsNothingOfConnect() {
        noClasses()
                .that()
                .resideInAPackage("io.millrace.decompression..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(MILLRACE);
    }

    @Test
    void onlyExpressionsKnowsTheLanguagesLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.millrace.expressions..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.schibsted..", "net.thisptr..")
                .check(MILLRACE);
    }

    @Test
    void roomsFormNoCircle() {
        for (String rooms : ROOMS) {
            slices().matching(rooms)
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(MILLRACE);
        }
    }

    @Test
    void roomsNeverLookBackAtTheConnectorsRoot() {
        for (String root : new String[] {
            "io.millrace.source.agentfile",
            "io.millrace.source.datagen",
            "io.millrace.sink.firehose",
            "io.millrace.smt",
            "io.millrace.preview"
        }) {
            noClasses()
                    .that()
                    .resideInAPackage(root + ".*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(root)
                    .check(MILLRACE);
        }
    }

    @Test
    void onlyTheStoreKnowsTheAwsSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.millrace.sink.firehose.store")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(MILLRACE);
    }

    /** So that it can be driven by a simulation, and read without knowing S3 or Connect. */
    @Test
    void theSinksProtocolKnowsNeitherTheStoreNorConnect() {
        classes()
                .that()
                .resideInAPackage("io.millrace.sink.firehose.journal..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.millrace.sink.firehose.journal..",
                        "com.fasterxml.jackson.core..",
                        "java..",
                        "org.jspecify.."))
                .check(MILLRACE);
    }

    /** So that whatever batches records can call functions as well. */
    @Test
    void theWaysToFunctionsKnowNeitherConnectNorAStep() {
        classes()
                .that()
                .resideInAnyPackage(
                        "io.millrace.smt.invoke.contract..",
                        "io.millrace.smt.invoke.http..",
                        "io.millrace.smt.invoke.handler..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.millrace.smt.invoke.contract..",
                        "io.millrace.smt.invoke.http..",
                        "io.millrace.smt.invoke.handler..",
                        "io.millrace.common..",
                        "com.amazonaws..",
                        "com.fasterxml.jackson..",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "org.slf4j.."))
                .check(MILLRACE);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.millrace.smt.invoke.handler..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws..")
                .check(MILLRACE);
    }

    @Test
    void onlyTheSinksCompressionKnowsTheLibrariesThatCompress() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.millrace.sink.firehose.format.compress", "io.millrace.decompression..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.github.luben..", "net.jpountz..", "org.xerial..")
                .check(MILLRACE);
    }

    @Test
    void nothingUsesTheWorkersInternals() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.connect.runtime..", "org.apache.kafka.clients.consumer.internals..")
                .check(MILLRACE);
    }

    @Test
    void timeIsInjected() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.(TimeSource|SystemTicker)(\\$.*)?")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(MILLRACE);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .check(MILLRACE);
    }

    @Test
    void connectorsAndTasksArePublicAndFinal() {
        classes()
                .that(assignableTo(Connector.class).or(assignableTo(Task.class)))
                .should()
                .bePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .check(MILLRACE);
    }

    @Test
    void recordsAndConfigurationsAreImmutable() {
        fields().that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Config")
                .should()
                .beFinal()
                .allowEmptyShould(true)
                .check(MILLRACE);
    }
}
