/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;

/** The package map of core, and what may stand where. */
@AnalyzeClasses(
    packages = "io.costintent",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {
  private static final String BASE = "io.costintent";
  private static final Set<String> MONEY_PACKAGES = Set.of("money", "usage", "pricing", "cost");

  /** What each package may import; {@code internal} is open to all of them. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("internal", Set.of()),
          Map.entry("money", Set.of()),
          Map.entry("intent", Set.of()),
          Map.entry("config", Set.of()),
          Map.entry("usage", Set.of()),
          Map.entry("pricing", Set.of("money", "usage")),
          Map.entry("cost", Set.of("money", "usage", "pricing")),
          Map.entry("provider", Set.of("money", "usage")),
          Map.entry("policy", Set.of("intent")),
          Map.entry("propagation", Set.of("intent", "provider")),
          Map.entry(
              "call",
              Set.of(
                  "money",
                  "intent",
                  "usage",
                  "pricing",
                  "cost",
                  "provider",
                  "policy",
                  "propagation")),
          Map.entry(
              "telemetry", Set.of("money", "intent", "usage", "pricing", "cost", "policy", "call")),
          Map.entry(
              "",
              Set.of("config", "intent", "pricing", "policy", "propagation", "call", "telemetry")));

  @ArchTest
  static final ArchRule packages_follow_the_map =
      classes().should(each("import only what the map allows", ArchitectureTest::beyondTheMap));

  @ArchTest
  static final ArchRule packages_are_free_of_cycles =
      slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule money_is_never_floating_point =
      classes()
          .that()
          .resideInAnyPackage("..money..", "..usage..", "..pricing..", "..cost..")
          .should(each("not use double or float", ArchitectureTest::floatingPoint));

  @ArchTest
  static final ArchRule only_internal_catches_throwable =
      classes()
          .that()
          .resideOutsideOfPackage("..internal..")
          .should(each("not catch Throwable", ArchitectureTest::catchesThrowable));

  @ArchTest
  static final ArchRule clocks_and_the_environment_are_injected =
      noClasses()
          .that()
          .resideOutsideOfPackage("..internal..")
          .should()
          .accessTargetWhere(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "a clock or the environment is read",
                  access ->
                      (access.getTargetOwner().isEquivalentTo(System.class)
                              && Set.of(
                                      "currentTimeMillis",
                                      "nanoTime",
                                      "getenv",
                                      "getProperty",
                                      "getProperties")
                                  .contains(access.getName()))
                          || (Set.of(
                                      "java.time.Instant",
                                      "java.time.LocalDate",
                                      "java.time.ZonedDateTime")
                                  .contains(access.getTargetOwner().getName())
                              && access.getName().equals("now"))));

  @ArchTest
  static final ArchRule threads_and_service_loaders_stay_internal =
      noClasses()
          .that()
          .resideOutsideOfPackage("..internal..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(
              Thread.class,
              java.util.Timer.class,
              java.util.ServiceLoader.class,
              java.util.concurrent.Executors.class);

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes()
          .should(
              each(
                  "reside in a @NullMarked package",
                  type ->
                      type.getPackage().tryGetAnnotationOfType(NullMarked.class).isPresent()
                          ? List.of()
                          : List.of("the package is not @NullMarked")));

  @ArchTest
  static final ArchRule public_types_are_final_sealed_or_meant_to_be_extended =
      classes()
          .that()
          .arePublic()
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotAssignableTo(RuntimeException.class)
          .should()
          .haveModifier(JavaModifier.FINAL);

  private static List<String> beyondTheMap(JavaClass type) {
    Set<String> allowed = MAY_IMPORT.get(slice(type));
    if (allowed == null) {
      return List.of("the package is not in the map");
    }
    List<String> violations = new ArrayList<>();
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass();
      String to = slice(target);
      if (target.getPackageName().startsWith(BASE)
          && !to.equals(slice(type))
          && !to.equals("internal")
          && !allowed.contains(to)) {
        violations.add(dependency.getDescription());
      }
    }
    return violations;
  }

  private static List<String> floatingPoint(JavaClass type) {
    List<String> violations = new ArrayList<>();
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      if (Set.of("double", "float", "java.lang.Double", "java.lang.Float")
          .contains(dependency.getTargetClass().getName())) {
        violations.add(dependency.getDescription());
      }
    }
    type.getMethods().stream()
        .filter(method -> Set.of("double", "float").contains(method.getRawReturnType().getName()))
        .forEach(method -> violations.add(method.getFullName() + " returns floating point"));
    type.getFields().stream()
        .filter(field -> Set.of("double", "float").contains(field.getRawType().getName()))
        .forEach(field -> violations.add(field.getFullName() + " is floating point"));
    return violations;
  }

  private static List<String> catchesThrowable(JavaClass type) {
    return type.getCodeUnits().stream()
        .filter(unit -> catches(unit) > 2 * suppressions(unit))
        .map(JavaCodeUnit::getFullName)
        .toList();
  }

  private static long catches(JavaCodeUnit unit) {
    return unit.getTryCatchBlocks().stream()
        .flatMap(block -> block.getCaughtThrowables().stream())
        .filter(caught -> caught.isEquivalentTo(Throwable.class))
        .count();
  }

  /** A try-with-resources compiles to two such catches and one of these calls. */
  private static long suppressions(JavaCodeUnit unit) {
    return unit.getMethodCallsFromSelf().stream()
        .filter(call -> call.getName().equals("addSuppressed"))
        .count();
  }

  /** Returns the first package segment below the base, "" for the base and for foreign classes. */
  private static String slice(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(BASE + ".")) {
      return "";
    }
    String rest = name.substring(BASE.length() + 1);
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  private static ArchCondition<JavaClass> each(
      String description, Function<JavaClass, List<String>> violations) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (String violation : violations.apply(type)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + ": " + violation));
        }
      }
    };
  }
}
