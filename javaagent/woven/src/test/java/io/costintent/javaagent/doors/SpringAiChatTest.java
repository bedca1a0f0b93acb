/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import io.costintent.CostTracking;
import io.costintent.javaagent.woven.Woven;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import org.springframework.ai.chat.model.ChatModel;

/** Chats with a model of Spring AI that an application builds, through the agent's door. */
class SpringAiChatTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    Woven.telling(tracking);
    ChatModel chats = SpringAiModels.chats(baseUrl);
    return (model, prompt) -> SpringAiModels.text(chats.call(SpringAiModels.prompt(model, prompt)));
  }
}
