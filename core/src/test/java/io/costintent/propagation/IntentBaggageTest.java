/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.costintent.intent.CostIntent;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntentBaggageTest {
  private final IntentBaggage baggage =
      IntentBaggage.builder()
          .allowHost("orders.internal")
          .allowHost("*.svc.cluster.local")
          .trustPeers(peer -> peer.startsWith("10."))
          .build();
  private final Context context =
      IntentContext.with(
          Context.root(), CostIntent.builder().team("support").feature("réply 1").build());
  private final Map<String, String> headers = new HashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"orders.internal", "ORDERS.internal", "a.b.svc.cluster.local"})
  void inject_allowedHostGetsTheIntent(String host) {
    boolean sent = baggage.inject(context, host, headers, Map::put);

    assertThat(sent).isTrue();
    assertThat(headers.get("baggage"))
        .contains("costintent.team=support", "costintent.feature=r%C3%A9ply%201");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other.internal",
        "evil-orders.internal",
        "orders.internal.evil.example",
        "svc.cluster.local",
        "api.openai.com"
      })
  void inject_otherHostsGetNothing(String host) {
    boolean sent = baggage.inject(context, host, headers, Map::put);

    assertThat(sent).isFalse();
    assertThat(headers).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"api.openai.com", "api.anthropic.com", "*.openai.azure.com"})
  void allowHost_refusesModelProviders(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IntentBaggage.builder().allowHost(host))
        .withMessageContaining(host)
        .withMessageContaining("not a model provider");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*.", "a b", "https://x"})
  void allowHost_refusesWhatIsNoHost(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IntentBaggage.builder().allowHost(host))
        .withMessageStartingWith("host: " + host);
  }

  @Test
  void inject_withoutIntentLeavesTheHeaderAlone() {
    headers.put("baggage", "a=b");

    assertThat(baggage.inject(Context.root(), "orders.internal", headers, Map::put)).isFalse();
    assertThat(headers).containsEntry("baggage", "a=b");
  }

  @Test
  void inject_keepsTheApplicationsOwnBaggage() {
    Context both = context.with(Baggage.builder().put("tier", "gold").build());

    baggage.inject(both, "orders.internal", headers, Map::put);

    assertThat(headers.get("baggage")).contains("tier=gold", "costintent.team=support");
  }

  @Test
  void inject_beyond64MembersStaysOut() {
    BaggageBuilder many = Baggage.builder();
    for (int i = 0; i < 63; i++) {
      many.put("k" + i, "v");
    }

    boolean sent = baggage.inject(context.with(many.build()), "orders.internal", headers, Map::put);

    assertThat(sent).isFalse();
    assertThat(headers).isEmpty();
  }

  @Test
  void inject_beyond8192BytesStaysOut() {
    Context large = context.with(Baggage.builder().put("k", "v".repeat(8150)).build());

    assertThat(baggage.inject(large, "orders.internal", headers, Map::put)).isFalse();
    assertThat(headers).isEmpty();
  }

  @Test
  void extract_trustedPeerRefinesTheIntent() {
    baggage.inject(context, "orders.internal", headers, Map::put);

    Context received = baggage.extract(Context.root(), "10.1.2.3", headers, GETTER);

    assertThat(IntentContext.from(received))
        .isEqualTo(CostIntent.builder().team("support").feature("réply 1").build());
  }

  @Test
  void extract_untrustedPeerIsIgnored() {
    baggage.inject(context, "orders.internal", headers, Map::put);

    Context received = baggage.extract(Context.root(), "203.0.113.9", headers, GETTER);

    assertThat(IntentContext.from(received)).isSameAs(CostIntent.none());
  }

  @Test
  void extract_isOffByDefault() {
    baggage.inject(context, "orders.internal", headers, Map::put);

    Context received =
        IntentBaggage.builder().build().extract(Context.root(), "10.1.2.3", headers, GETTER);

    assertThat(IntentContext.from(received)).isSameAs(CostIntent.none());
  }

  @Test
  void extract_leavesOutValuesThatDoNotFit() {
    headers.put("baggage", "costintent.team=a%0Ab,costintent.purpose=fun,costintent.feature=reply");

    Context received = baggage.extract(Context.root(), "10.1.2.3", headers, GETTER);

    assertThat(IntentContext.from(received))
        .isEqualTo(CostIntent.builder().feature("reply").build());
  }

  @Test
  void extract_throwingPredicateTrustsNobody() {
    IntentBaggage broken =
        IntentBaggage.builder()
            .trustPeers(peer -> {
              throw new IllegalStateException("broken");
            })
            .build();
    headers.put("baggage", "costintent.team=support");

    assertThat(broken.extract(context, "10.1.2.3", headers, GETTER)).isSameAs(context);
  }

  @SuppressWarnings("deprecation") // keys() has no default
  private static final TextMapGetter<Map<String, String>> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
          return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
          return carrier == null ? null : carrier.get(key);
        }
      };
}
