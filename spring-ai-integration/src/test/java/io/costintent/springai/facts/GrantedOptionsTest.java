/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.call.ModelRequest;
import io.costintent.proxy.Getters;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatOptions;

class GrantedOptionsTest {
  private static final ModelRequest ASKED = ModelRequest.chat("openai", "gpt-4o");

  private final Getters getters = new Getters();
  private final GrantedOptions granted = new GrantedOptions(getters);

  @Test
  void otherModel_isInACopyOfTheOptions() throws ReflectiveOperationException {
    ChatOptions options = OpenAiChatOptions.builder().model("gpt-4o").temperature(0.5).build();
    Prompt prompt = new Prompt("where", options);

    Prompt sent = granted.in(prompt, null, ASKED, ASKED.withModel("gpt-4o-mini"));

    assertThat(sent.getOptions()).isInstanceOf(OpenAiChatOptions.class);
    assertThat(getters.text(sent.getOptions(), "getModel")).isEqualTo("gpt-4o-mini");
    assertThat(sent.getOptions().getTemperature()).isEqualTo(0.5);
    assertThat(getters.text(options, "getModel")).isEqualTo("gpt-4o");
    assertThat(sent.getInstructions()).isEqualTo(prompt.getInstructions());
  }

  @Test
  void limit_hasTheNameThatOpenAiKnows() throws ReflectiveOperationException {
    Prompt prompt = new Prompt("where", OpenAiChatOptions.builder().model("gpt-4o").build());

    Prompt sent = granted.in(prompt, null, ASKED, ASKED.withMaxOutputTokens(64));

    assertThat(getters.number(sent.getOptions(), "getMaxCompletionTokens")).isEqualTo(64);
  }

  @Test
  void limit_keepsItsFormerNameWhereThatIsUsed() throws ReflectiveOperationException {
    Prompt prompt =
        new Prompt("where", OpenAiChatOptions.builder().model("gpt-4o").maxTokens(100).build());

    Prompt sent = granted.in(prompt, null, ASKED, ASKED.withMaxOutputTokens(64));

    assertThat(sent.getOptions().getMaxTokens()).isEqualTo(64);
    assertThat(getters.number(sent.getOptions(), "getMaxCompletionTokens")).isNull();
  }

  @Test
  void promptWithoutOptions_hasThoseOfTheModel() throws ReflectiveOperationException {
    ChatOptions defaults = OpenAiChatOptions.builder().model("gpt-4o").temperature(0.5).build();

    Prompt sent = granted.in(new Prompt("where"), defaults, ASKED, ASKED.withModel("gpt-4o-mini"));

    assertThat(sent.getOptions().getTemperature()).isEqualTo(0.5);
    assertThat(getters.text(sent.getOptions(), "getModel")).isEqualTo("gpt-4o-mini");
  }

  @Test
  void optionsThatCannotBeCopied_areSaid() {
    assertThatThrownBy(
            () -> granted.in(new Prompt("where"), "none", ASKED, ASKED.withModel("gpt-4o-mini")))
        .isInstanceOf(NoSuchMethodException.class);
  }
}
