/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AgentBridgeTest {
  private static final List<Object> taken = new ArrayList<>();

  /** What an agent brings. */
  public static final class Bridge {
    /** Takes an offer. */
    public static void offerCalls(ClassLoader library, BooleanSupplier calls) {
      taken.add(library);
      taken.add(calls);
    }

    private Bridge() {}
  }

  @Test
  void offer_reachesTheBridgeWithWhoOffers() {
    BooleanSupplier calls = () -> true;

    AgentBridge.offer(Bridge.class, "offerCalls", BooleanSupplier.class, calls);

    assertThat(taken).containsExactly(AgentBridge.class.getClassLoader(), calls);
  }

  @Test
  void offer_bridgeOfAnotherVersionIsLeftAlone() {
    Supplier<Map<String, String>> intent = Map::of;

    assertThatCode(() -> AgentBridge.offer(Bridge.class, "offerIntent", Supplier.class, intent))
        .doesNotThrowAnyException();
  }

  @Test
  void offerCalls_withoutAnAgentNothingHappens() {
    assertThatCode(() -> AgentBridge.offerCalls(() -> true)).doesNotThrowAnyException();
  }
}
