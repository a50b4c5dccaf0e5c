package com.heycmo.outreach.acceptance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The architecture rules for the packages below a root: the real code, or the bad examples, whose packages have the same
 * names.
 *
 * @param root the package that contains the modules' packages
 */
record ArchitectureRules(String root) {

    private static final String[] SERVICES = {"ingest", "approval", "dispatch", "analytics"};

    /** The packages of the module core. */
    private static final String[] CORE = {"policy", "draft", "status", "event", "extension"};

    /** They set up connections, map rows or classify SQL errors, and contain no statements of the pipeline. */
    private static final String[] JDBC_INFRASTRUCTURE = {"embedded", "problems", "sql", "tenancy"};

    ArchRule coreIsPlainJava() {
        return noClasses()
                .that()
                .resideInAnyPackage(below(CORE))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "org.apache.kafka..")
                .because("core must be usable and testable without infrastructure");
    }

    ArchRule policyUsesNoLibrary() {
        return classes()
                .that()
                .resideInAPackage(below("policy"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(below("policy"), "java..", "org.jspecify..")
                .because("the policy must be readable and testable with Java alone");
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
                .because("services are deployed separately and share only the database and Kafka");
    }

    ArchRule noModuleImportsTheAllInOne() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(below("allinone"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(below("allinone"))
                .because("the services must not depend on running in one process");
    }

    ArchRule sqlLivesInStores() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(below(JDBC_INFRASTRUCTURE))
                .and()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .haveSimpleNameNotEndingWith("Configuration")
                .and(areNotInsideAStore())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc.core..", "java.sql..")
                .because("all SQL must be found in the stores");
    }

    ArchRule analyticsHasNoDatabase() {
        return noClasses()
                .that()
                .resideInAPackage(below("analytics"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", below("tenancy"))
                .because("analytics must never slow down the queue or depend on it");
    }

    ArchRule outcomesAreSentByTheOutbox() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(below("outbox"), below("topics"))
                .and(mention("OUTCOMES"))
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.(KafkaTemplate|KafkaProducer|Producer|ProducerFactory)")
                .because(
                        "an outcome that bypasses the outbox can be lost, or sent although its transaction rolls back");
    }

    ArchRule noServiceOpensLinks() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(below("allinone"))
                .and()
                // It calls other instances of its service. Their addresses never come from a request or a draft.
                .doNotHaveFullyQualifiedName(root + ".analytics.query.RemoteFiguresClient")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..", "org.springframework.web.client..", "..reactive.function.client..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(URL|URLConnection|HttpURLConnection)")
                .because(
                        "links come from outside, and the backend must never send a request to LinkedIn or to any URL of a draft");
    }

    ArchRule onlyTheDatabaseTellsTheTime() {
        return noClasses()
                .that()
                .resideInAnyPackage(below(CORE))
                .or()
                .resideInAnyPackage(below("ingest", "approval", "dispatch", "upsert", "outbox"))
                .should()
                .callMethodWhere(readsTheLocalClock())
                .because(
                        "expiry, locks and caps must be decided by the clock of the database, not by the clocks of several machines");
    }

    ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages that depend on each other cannot be understood or changed separately");
    }

    ArchRule controllersArePackagePrivate() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .notBePublic()
                .because("controllers are called over HTTP only");
    }

    ArchRule operationsNameWhatTheyAnswer() {
        return methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .and()
                .doNotHaveRawReturnType(void.class)
                .should(nameAMediaType())
                .because("only then is Accept judged before the operation runs, and not when its answer is written");
    }

    ArchRule packagesHaveAPurpose() {
        return noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..utils..", "..common..", "..impl..", "..dto..", "..helper..", "..manager..")
                .because("packages are named by the steps and features of the pipeline");
    }

    private static ArchCondition<JavaMethod> nameAMediaType() {
        return ArchCondition.from(DescribedPredicate.describe(
                "name a media type",
                method -> namesAMediaType(method.getAnnotations())
                        || namesAMediaType(method.getOwner().getAnnotations())));
    }

    private static boolean namesAMediaType(Set<? extends JavaAnnotation<?>> annotations) {
        return annotations.stream()
                .flatMap(annotation -> annotation.get("produces").stream())
                .anyMatch(produces -> ((Object[]) produces).length > 0);
    }

    private String below(String module) {
        return root + "." + module + "..";
    }

    private String[] below(String... modules) {
        return Arrays.stream(modules).map(this::below).toArray(String[]::new);
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

    private static DescribedPredicate<JavaMethodCall> readsTheLocalClock() {
        Set<String> clocks = Set.of(Instant.class.getName(), Clock.class.getName(), "java.time.OffsetDateTime");
        return DescribedPredicate.describe(
                "reads the local clock",
                call -> (clocks.contains(call.getTargetOwner().getName())
                                && HasName.Predicates.nameMatching("now|system.*")
                                        .test(call.getTarget()))
                        || (call.getTargetOwner().getName().equals("java.lang.System")
                                && call.getName().equals("currentTimeMillis")));
    }
}
