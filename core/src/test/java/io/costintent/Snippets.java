/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.call.CallRecord;
import io.costintent.call.Charge;
import io.costintent.call.HeldCharge;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.intent.Purpose;
import io.costintent.money.Money;
import io.costintent.policy.ApprovedModels;
import io.costintent.propagation.IntentBaggage;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.UsageReaders;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The examples of the documentation, compiled and run. */
class Snippets {
  private final List<CallRecord> records = new ArrayList<>();
  private final CostTracking tracking =
      CostTracking.builder().environment(Map.of(), Map.of()).listener(records::add).build();

  @Test
  void scope() {
    // @start region="scope"
    CostIntent intent =
        CostIntent.builder()
            .team("support")
            .feature("ticket-triage")
            .purpose(Purpose.PRODUCTION)
            .build();

    try (Scope ignored = IntentContext.open(intent)) {
      answerTicket(); // every model call in here carries the intent
    }
    // @end
    assertThat(records).extracting(CallRecord::intent).containsExactly(intent);
  }

  private void answerTicket() {
    call();
  }

  @Test
  void call() {
    // @start region="call"
    byte[] body =
        tracking.call(
            ModelRequest.chat("openai", "gpt-4o-mini"),
            () -> post("/v1/chat/completions"), // your client, whatever it is
            UsageReaders.OPENAI_CHAT::read);
    // @end
    assertThat(body).isNotEmpty();
    assertThat(Objects.requireNonNull(records.get(0).cost()).explain()).contains("gpt-4o-mini");
  }

  private byte[] post(String path) {
    assertThat(path).isNotEmpty();
    return """
    {"id": "chatcmpl-1", "model": "gpt-4o-mini-2024-07-18",
     "usage": {"prompt_tokens": 1200, "completion_tokens": 80, "total_tokens": 1280}}
    """
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void charge() {
    // @start region="charge"
    tracking.charge(Charge.of("cohere", "rerank-v3.5", UsageUnit.RERANK_UNITS, 3));

    tracking.charge(
        Charge.builder("fine-tuning", "invoice")
            .amount(Money.usd("41.50")) // known, so no price is looked up
            .id("job-4711") // told twice, billed once
            .build());
    // @end
    assertThat(records)
        .extracting(it -> it.cost().total())
        .containsExactly(Money.usd("0.006"), Money.usd("41.5"));
  }

  @Test
  void heldCharge() {
    // @start region="held-charge"
    Charge atMost = Charge.of("lab", "a100", UsageUnit.GPU_SECONDS, 600);
    try (HeldCharge held = tracking.hold(atMost)) { // or denied, by a budget that blocks
      embedDocuments();
      held.settleElapsed(UsageUnit.GPU_SECONDS);
    }
    // @end
    assertThat(records).extracting(CallRecord::isCharge).containsExactly(true);
  }

  private void embedDocuments() {
    assertThat(records).isEmpty();
  }

  @Test
  void approvedModels() {
    // @start region="approved-models"
    ApprovedModels policy =
        ApprovedModels.builder()
            .allow(IntentKey.PURPOSE, "experiment", "gpt-4o-mini", "claude-haiku-4-5")
            .allow(IntentKey.TEAM, "research", "gpt-5", "claude-opus-4-5")
            .enforce() // without it, violations are recorded and nothing is denied
            .build();
    // @end
    assertThat(policy.name()).isEqualTo("approved-models");
  }

  @Test
  void baggage() {
    // @start region="baggage"
    IntentBaggage baggage =
        IntentBaggage.builder()
            .allowHost("*.svc.cluster.local")
            .trustPeers(address -> address.startsWith("10."))
            .build();

    URI uri = URI.create("http://orders.svc.cluster.local/orders");
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    baggage.inject(
        Context.current(),
        uri.getHost(),
        request,
        (builder, name, value) -> Objects.requireNonNull(builder).setHeader(name, value));
    // @end
    assertThat(request.build().headers().map()).isEmpty();
  }
}
