/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.javaagent.door.Hook;
import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModulesTest {
  static Stream<CostIntentModule> modules() {
    return ServiceLoader.load(InstrumentationModule.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(CostIntentModule.class::isInstance)
        .map(CostIntentModule.class::cast);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void module_isSwitchedByItsOwnNameAndByThatOfAll(CostIntentModule module) {
    assertThat(module.instrumentationName()).startsWith("costintent-");
    assertThat(module.instrumentationNames()).contains("costintent");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void hooks_nameDoorsThatTrackingOpens(CostIntentModule module) throws Exception {
    List<Hook> hooks = module.hooks();

    assertThat(hooks).isNotEmpty();
    for (Hook hook : hooks) {
      assertThat(Class.forName(hook.door()).getConstructor(CostTracking.class)).isNotNull();
      assertThat(hook.names()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void hooks_nameClassesThatTheNewestVersionHas(CostIntentModule module) throws Exception {
    ClassLoader loader = ModulesTest.class.getClassLoader();

    for (Hook hook : module.hooks()) {
      for (String type : hook.types()) {
        assertThat(Class.forName(type, false, loader).getDeclaredMethods())
            .as(type + " of " + hook)
            .anyMatch(method -> hook.names().contains(method.getName()));
      }
    }
    assertThat(Class.forName(module.marker(), false, loader)).isNotNull();
  }
}
