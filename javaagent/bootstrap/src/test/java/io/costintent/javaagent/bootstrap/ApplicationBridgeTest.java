/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ApplicationBridgeTest {
  private final ClassLoader application = new ClassLoader() {};
  private final ClassLoader agent = new ClassLoader() {};

  @Test
  void intent_isThatOfTheFirstApplicationThatStatesOne() {
    AtomicReference<Map<String, String>> first = new AtomicReference<>(Map.of());
    Supplier<Map<String, String>> asked = first::get;
    Supplier<Map<String, String>> other = () -> Map.of("team", "other");
    ApplicationBridge.offerIntent(application, asked);
    ApplicationBridge.offerIntent(application, other);

    assertThat(ApplicationBridge.intent()).containsEntry("team", "other");

    first.set(Map.of("team", "first"));
    assertThat(ApplicationBridge.intent()).containsEntry("team", "first");
    first.set(Map.of());
  }

  @Test
  void agentsOwnLibraryIsNotAsked() {
    AtomicBoolean asked = new AtomicBoolean();
    BooleanSupplier own = () -> asked.getAndSet(true) || true;
    ApplicationBridge.agent(agent);
    ApplicationBridge.offerCalls(agent, own);

    assertThat(ApplicationBridge.isInsideCall()).isFalse();
    assertThat(asked).isFalse();
  }

  @Test
  void isInsideCall_asksEachApplication() {
    AtomicBoolean inside = new AtomicBoolean();
    BooleanSupplier call = inside::get;
    ApplicationBridge.offerCalls(application, call);

    assertThat(ApplicationBridge.isInsideCall()).isFalse();
    inside.set(true);
    assertThat(ApplicationBridge.isInsideCall()).isTrue();
    inside.set(false);
  }

  @Test
  void intent_ofAnApplicationThatIsGoneIsForgotten() {
    AtomicReference<String> team = new AtomicReference<>("gone");
    ApplicationBridge.offerIntent(application, () -> Map.of("team", team.get()));

    for (int tries = 0; tries < 100 && !ApplicationBridge.intent().isEmpty(); tries++) {
      System.gc();
    }

    assertThat(ApplicationBridge.intent()).isEmpty();
  }
}
