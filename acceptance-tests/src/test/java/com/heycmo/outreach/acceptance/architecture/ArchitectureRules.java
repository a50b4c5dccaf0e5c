package com.heycmo.outreach.acceptance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;

/**
 * The architecture, for whatever lies below one package: the real one, or the bad examples, which repeat its shape.
 *
 * @param root the package that holds the modules' packages
 */
record ArchitectureRules(String root) {

    private static final String[] SERVICES = {"ingest", "approval", "dispatch", "analytics"};

    ArchRule coreIsPlainJava() {
        return noClasses()
                .that()
                .resideInAnyPackage(below("policy"), below("draft"), below("status"), below("event"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "org.apache.kafka..")
                .because("the shared language must be usable and testable without any infrastructure");
    }

    ArchRule policyUsesNoLibrary() {
        return classes()
                .that()
                .resideInAPackage(below("policy"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(below("policy"), "java..", "org.jspecify..")
                .because("anyone must be able to read and judge the policy with nothing but Java");
    }

    ArchRule noServiceImportsAnother(String service) {
        String[] others = Arrays.stream(SERVICES)
                .filter(other -> !other.equals(service))
                .map(this::below)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(below(service))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("each service is deployed alone; they meet in the database and on Kafka");
    }

    ArchRule nobodyImportsTheAllInOne() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(below("allinone"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(below("allinone"))
                .because("the pipeline must not know that it runs in one process");
    }

    ArchRule sqlLivesInStores() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        below("ingest"), below("approval"), below("dispatch"), below("outbox"), below("audit"))
                .and()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .haveSimpleNameNotEndingWith("Configuration")
                .and(areNotInsideAStore())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc.core..", "java.sql..")
                .because("whoever looks for a statement must know where to look");
    }

    ArchRule analyticsHasNoDatabase() {
        return noClasses()
                .that()
                .resideInAPackage(below("analytics"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", below("tenancy"))
                .because("whoever counts must never slow down, or need, the table that the work is done on");
    }

    ArchRule outcomesLeaveThroughTheOutbox() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(below("outbox"), below("topics"))
                .and(mention("OUTCOMES"))
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.(KafkaTemplate|KafkaProducer|Producer|ProducerFactory)")
                .because("an outcome that is sent beside the outbox may be lost, or told without its commit");
    }

    ArchRule nobodyFetchesALink() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(below("allinone"))
                .and()
                // It asks other instances of its own service, at addresses that no request and no draft can name.
                .doNotHaveFullyQualifiedName(root + ".analytics.query.RemoteFiguresClient")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..", "org.springframework.web.client..", "..reactive.function.client..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(URL|URLConnection|HttpURLConnection)")
                .because("links come from strangers, and the backend never asks LinkedIn, or anybody whom they name");
    }

    ArchRule theDatabaseTellsTheTime() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        below("policy"),
                        below("draft"),
                        below("status"),
                        below("ingest"),
                        below("approval"),
                        below("dispatch"),
                        below("outbox"),
                        below("audit"))
                .should()
                .callMethodWhere(readsTheClockOfThisMachine())
                .because("expiry, locks and caps are decided by one clock, however many machines there are");
    }

    ArchRule featuresFormNoCircles() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other are one package with a wall in it");
    }

    ArchRule controllersArePackagePrivate() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .notBePublic()
                .because("a controller is called over HTTP and by nobody else");
    }

    ArchRule packagesHaveAPurpose() {
        return noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..utils..", "..common..", "..impl..", "..dto..", "..helper..", "..manager..")
                .because("the listing tells the pipeline: packages are steps and features");
    }

    private String below(String module) {
        return root + "." + module + "..";
    }

    private static DescribedPredicate<JavaClass> areNotInsideAStore() {
        return DescribedPredicate.describe(
                "are not inside a store",
                type -> type.getEnclosingClass()
                        .filter(outer -> outer.getSimpleName().endsWith("Store"))
                        .isEmpty());
    }

    private static DescribedPredicate<JavaClass> mention(String constant) {
        return DescribedPredicate.describe(
                "mention " + constant,
                type -> type.getFieldAccessesFromSelf().stream()
                        .anyMatch(access -> access.getTarget().getName().equals(constant)));
    }

    private static DescribedPredicate<JavaMethodCall> readsTheClockOfThisMachine() {
        Set<String> clocks = Set.of(Instant.class.getName(), Clock.class.getName(), "java.time.OffsetDateTime");
        return DescribedPredicate.describe(
                "reads the clock of this machine",
                call -> (clocks.contains(call.getTargetOwner().getName())
                                && HasName.Predicates.nameMatching("now|system.*")
                                        .test(call.getTarget()))
                        || (call.getTargetOwner().getName().equals("java.lang.System")
                                && call.getName().equals("currentTimeMillis")));
    }
}
