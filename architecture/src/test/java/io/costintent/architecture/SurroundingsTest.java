/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;

/** Time, randomness, environment and threads are handed in; only {@code internal} fetches them. */
@AnalyzeClasses(packages = PackageMap.BASE, importOptions = OurCode.class)
class SurroundingsTest {
  /** The simulator is a server with threads and identifiers of its own. */
  private static final String[] ELSEWHERE = {
    "..internal..", "..testkit..", "..benchmarks..", "..examples.."
  };

  private static final Set<String> CLOCKS_OF_SYSTEM = Set.of("currentTimeMillis", "nanoTime");
  private static final Set<String> ENVIRONMENT =
      Set.of("getenv", "getProperty", "getProperties", "in", "out", "err");

  @ArchTest
  static final ArchRule clocks_are_injected =
      noClasses()
          .that()
          .resideOutsideOfPackages("..internal..", "..benchmarks..", "..examples..")
          .should()
          .accessTargetWhere(describe("a clock is read", SurroundingsTest::readsAClock));

  @ArchTest
  static final ArchRule environment_and_randomness_are_injected =
      noClasses()
          .that()
          .resideOutsideOfPackages(ELSEWHERE)
          .should()
          .accessTargetWhere(
              describe(
                  "the environment is read or a random number drawn",
                  access -> readsTheEnvironment(access) || drawsARandomNumber(access)));

  @ArchTest
  static final ArchRule threads_and_service_loaders_stay_internal =
      noClasses()
          .that()
          .resideOutsideOfPackages(ELSEWHERE)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(
              Thread.class,
              Timer.class,
              ServiceLoader.class,
              Executors.class,
              ForkJoinPool.class,
              ThreadPoolExecutor.class);

  private static boolean readsAClock(JavaAccess<?> access) {
    if (isOf(access, System.class)) {
      return CLOCKS_OF_SYSTEM.contains(access.getName());
    }
    if (isOf(access, Clock.class) || isOf(access, InstantSource.class)) {
      return access.getName().startsWith("system") || access.getName().startsWith("tick");
    }
    if (isOf(access, Date.class)) {
      return access.getName().equals("<init>") && arguments(access).isEmpty();
    }
    return access.getTargetOwner().getPackageName().startsWith("java.time")
        && access.getName().equals("now")
        && arguments(access).stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
  }

  private static boolean readsTheEnvironment(JavaAccess<?> access) {
    return isOf(access, System.class) && ENVIRONMENT.contains(access.getName());
  }

  private static boolean drawsARandomNumber(JavaAccess<?> access) {
    return access.getTargetOwner().isAssignableTo(Random.class)
        || (isOf(access, UUID.class) && access.getName().equals("randomUUID"))
        || (isOf(access, Math.class) && access.getName().equals("random"));
  }

  private static boolean isOf(JavaAccess<?> access, Class<?> owner) {
    return access.getTargetOwner().isEquivalentTo(owner);
  }

  private static List<JavaClass> arguments(JavaAccess<?> access) {
    return access.getTarget() instanceof HasParameterTypes target
        ? target.getRawParameterTypes()
        : List.of();
  }
}
