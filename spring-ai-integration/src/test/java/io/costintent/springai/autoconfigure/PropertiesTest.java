/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.intent.IntentKey;
import io.costintent.springai.ModelOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class PropertiesTest {
  private static Environment environment(Map<String, Object> properties) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
    return environment;
  }

  @Test
  void meterKeys_areAFewUnlessListed() {
    assertThat(MeterKeys.read(environment(Map.of())))
        .containsExactlyInAnyOrder(IntentKey.TEAM, IntentKey.FEATURE, IntentKey.PURPOSE);
    assertThat(
            MeterKeys.read(
                environment(
                    Map.of(
                        "costintent.spring-ai.meter-keys[0]", "use-case",
                        "costintent.spring-ai.meter-keys[1]", "team"))))
        .containsExactlyInAnyOrder(IntentKey.USE_CASE, IntentKey.TEAM);
  }

  @Test
  void meterKeyWithManyValues_isRefused() {
    Environment environment = environment(Map.of("costintent.spring-ai.meter-keys", "tenant"));

    assertThatThrownBy(() -> MeterKeys.read(environment))
        .hasMessageContaining("tenant (expected: one of team,");
  }

  @Test
  void baseUrlOfSpringAi_tellsWhoIsPaid() {
    StatedBillers billers =
        new StatedBillers(
            environment(
                Map.of(
                    "spring.ai.openai.base-url", "https://api.openai.com",
                    "spring.ai.openai.chat.base-url", "https://api.groq.com/openai")));

    assertThat(billers.apply("openai").toString()).contains("groq");
    assertThat(billers.apply("anthropic")).isSameAs(ModelOptions.defaults());
  }

  @Test
  void statedProvider_isPaid() {
    StatedBillers billers =
        new StatedBillers(
            environment(
                Map.of(
                    "costintent.spring-ai.providers.openai", "desk",
                    "costintent.spring-ai.providers.mistral-ai", "mistral_eu",
                    "spring.ai.openai.base-url", "not a url")));

    assertThat(billers.apply("openai").toString()).contains("desk");
    assertThat(billers.apply("mistral_ai").toString()).contains("mistral_eu");
  }
}
