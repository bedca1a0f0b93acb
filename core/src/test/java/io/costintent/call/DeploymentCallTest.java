/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.pricing.Adjustment;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.Deployment;
import io.costintent.pricing.Deployments;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that name a deployment, which its owner was free to name. */
class DeploymentCallTest {
  private static final ModelRequest CHAT = ModelRequest.chat("azure.ai.openai", "chat");
  private static final ResponseFacts SILENT =
      ResponseFacts.builder().usage(Usage.ofTokens(1000, 100)).build();
  private static final ResponseFacts ANSWERED = SILENT.toBuilder().model("gpt-5.4").build();

  private final Recorded recorded = new Recorded();
  private final ModelCallHandler handler = recorded.builder().build();

  @Test
  void deployment_isPricedAsTheApplicationSays() {
    Deployment europe = new Deployment("azure", "chat", "gpt-5.4", "datazone", "eu");

    handler.start(CHAT.withDeployments(Deployments.none().with(europe))).end(SILENT);

    assertThat(recorded.only().cost().total()).isEqualTo(Money.usd("0.0044"));
    assertThat(recorded.only().cost().status()).isEqualTo(CostStatus.EXACT);
    assertThat(recorded.only().model()).isEqualTo("chat");
  }

  @Test
  void deploymentThatNobodyMapped_isPricedByTheModelThatAnswered() {
    handler.start(CHAT).end(ANSWERED);

    assertThat(recorded.only().cost().total()).isEqualTo(Money.usd("0.004"));
    assertThat(recorded.only().cost().status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void deploymentThatNobodyKnows_isUnpriced() {
    handler.start(CHAT).end(SILENT);

    assertThat(recorded.only().cost().total()).isNull();
    assertThat(recorded.only().cost().reasons()).containsExactly(CostReason.UNMAPPED_NAME);
  }

  @Test
  void anotherDeployment_isPricedAsThatOne() {
    Deployments both =
        Deployments.none()
            .with(new Deployment("azure", "chat", "gpt-5.4", null, null))
            .with(new Deployment("azure", "small", "gpt-5.4-nano", null, null));

    handler.start(CHAT.withDeployments(both).withModel("small")).end(SILENT);

    assertThat(recorded.only().cost().total()).isEqualTo(Money.usd("0.000325"));
  }

  @Test
  void spillover_isNotCoveredByWhatWasCommittedTo() {
    Adjustment committed =
        Adjustment.builder("PTU")
            .deployments(List.of("chat"))
            .committed(BigDecimal.TEN, null)
            .build();
    PriceBook book =
        PriceBooks.agreed(PriceBooks.bundled(), Agreement.builder().adjustment(committed).build());
    ModelCallHandler provisioned = ModelCallHandler.builder(book).listener(recorded).build();

    provisioned.start(CHAT).end(ANSWERED);
    provisioned.start(CHAT).end(ANSWERED.toBuilder().condition("spillover", "true").build());

    assertThat(recorded.records)
        .extracting(record -> record.cost().total())
        .containsExactly(Money.usd("0"), Money.usd("0.004"));
  }
}
