/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.rag;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import io.costintent.intent.CostIntended;
import io.costintent.intent.Purpose;

/** Answers from the handbook, word by word: what it retrieves and says is the docs team's. */
@CostIntended(team = "docs", feature = "handbook-answers", purpose = Purpose.PRODUCTION)
public interface Librarian {
  /** Streams the answer to a question. */
  @SystemMessage("Answer from the handbook only, in two sentences.")
  TokenStream answer(@UserMessage String question);
}
