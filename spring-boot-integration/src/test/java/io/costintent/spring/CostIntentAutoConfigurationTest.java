/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.CostTracking;
import io.costintent.call.CallListener;
import io.costintent.policy.ApprovedModels;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.CallPolicy;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

class CostIntentAutoConfigurationTest {
  private final Applications.Recorded recorded = new Applications.Recorded();

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(Applications.OURS)
          .withBean(CallListener.class, () -> recorded);

  @Test
  void boot_isTheExpectedVersion() {
    assertThat(SpringBootVersion.getVersion())
        .isEqualTo(System.getProperty("expected.spring-boot"));
  }

  @Test
  void call_isRecordedWithTheIntentOfTheEnvironment() {
    application
        .withPropertyValues("center=4711", "costintent.intent.cost-center=${center}")
        .run(context -> Applications.call(context.getBean(CostTracking.class)));

    assertThat(recorded.records()).hasSize(1);
    assertThat(recorded.records().get(0).intent().toString()).contains("cost_center=4711");
  }

  @Test
  void budget_denies() {
    application
        .withPropertyValues(
            "costintent.budgets[0].id=one",
            "costintent.budgets[0].limit=1 requests",
            "costintent.budgets[0].window=lifetime",
            "costintent.budgets[0].mode=block")
        .run(context -> {
          CostTracking tracking = context.getBean(CostTracking.class);
          Applications.call(tracking);
          assertThatThrownBy(() -> Applications.call(tracking))
              .isInstanceOf(CallDeniedException.class);
        });
  }

  @Test
  void policyOfABean_isAsked() {
    application
        .withBean(
            CallPolicy.class,
            () -> ApprovedModels.builder().allowOtherwise("gpt-5").enforce().build())
        .run(context ->
            assertThatThrownBy(() -> Applications.call(context.getBean(CostTracking.class)))
                .isInstanceOf(CallDeniedException.class));
  }

  @Test
  void customizer_wins() {
    application
        .withPropertyValues("costintent.intent.team=support")
        .withBean(
            CostTrackingCustomizer.class,
            () -> tracking -> tracking.intent(Applications.team("search")))
        .run(context -> Applications.call(context.getBean(CostTracking.class)));

    assertThat(recorded.intents()).containsExactly(Applications.team("search"));
  }

  @Test
  void oneProperty_turnsItOff() {
    application
        .withPropertyValues(
            "costintent.enabled=false", "management.endpoints.web.exposure.include=*")
        .run(context -> {
          assertThat(context.getBean(CostTracking.class)).isSameAs(CostTracking.noop());
          assertThat(context.getBeanNamesForType(Object.class))
              .filteredOn(name -> name.toLowerCase(Locale.ROOT).startsWith("costint"))
              .containsExactlyInAnyOrder("costIntentConfiguration");
        });
  }

  @Test
  void trackingOfTheApplication_isUsed() {
    application
        .withBean("own", CostTracking.class, CostTracking::noop)
        .run(context -> assertThat(context).hasSingleBean(CostTracking.class));
  }

  /** An application with a mistake in its configuration. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration(CostIntentAutoConfiguration.class)
  static class Mistaken {}

  @Test
  void wrongConfiguration_isExplained() {
    SpringApplication mistaken =
        new SpringApplicationBuilder(Mistaken.class)
            .web(WebApplicationType.NONE)
            .properties("costintent.intent.purpose=fun", "costintent.holds.ttl=0s")
            .build();

    Throwable failure = catchThrowable(mistaken::run);

    List<FailureAnalysis> explanations =
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, cause) -> {}))
            .stream()
            .filter(ConfigFailureAnalyzer.class::isInstance)
            .map(analyzer -> analyzer.analyze(failure))
            .toList();
    assertThat(explanations).hasSize(1);
    assertThat(explanations.get(0).getDescription())
        .startsWith("Cost Intent cannot use its configuration:")
        .contains("costintent.intent.purpose: fun (expected: one of production,")
        .contains("costintent.holds.ttl: 0s (expected: a duration of 1s or more)")
        .contains("in property source defaultProperties");
    assertThat(explanations.get(0).getAction()).contains("costintent.enabled=false");
  }
}
