/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.rag;

import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import io.costintent.intent.CostIntended;
import io.costintent.intent.Purpose;

/**
 * Tells where orders are; asks the shop's systems by tools, so that one answer is several calls.
 */
@CostIntended(team = "support", feature = "order-status", purpose = Purpose.PRODUCTION)
public interface OrderDesk {
  /** Answers a customer; the parameters say whose customer. */
  @SystemMessage("Look orders up before you answer. One sentence.")
  String answer(@UserMessage String question, InvocationParameters parameters);

  /** Answers as an experiment would have it, which refines what the interface says. */
  @CostIntended(team = "data-science", experiment = "shorter-answers")
  @SystemMessage("Look orders up before you answer. Five words.")
  String answerShort(@UserMessage String question);
}
