/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.CostTracking;
import io.costintent.springai.SpringAiCalls;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class TrackedChatModelFactoryTest {
  private final CostTracking tracking =
      CostTracking.builder().environment(Map.of(), Map.of()).build();
  private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
  private final TrackedChatModelFactory factory =
      new TrackedChatModelFactory(beans, SpringAiCalls.create(tracking));

  @AfterEach
  void close() {
    tracking.close();
  }

  private record NamedModel(String name) implements ChatModel {
    @Override
    public ChatResponse call(Prompt prompt) {
      throw new IllegalStateException(name);
    }
  }

  private void add(String name) {
    beans.registerSingleton(name, new NamedModel(name));
  }

  private void assertWraps(String name) {
    assertThatThrownBy(() -> factory.getObject().call(new Prompt("How many?")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(name);
  }

  @Test
  void getObject_wrapsTheOnlyModel() {
    add("other");

    assertWraps("other");
    assertThat(factory.getObjectType()).isEqualTo(ChatModel.class);
    assertThat(factory.isSingleton()).isFalse();
  }

  @Test
  void getObject_ofSeveralModelsTheOneOfTheParametersNameIsMeant() {
    add("other");
    add("chatModel");

    assertWraps("chatModel");
  }

  @Test
  void getObject_severalModelsOfOtherNamesAreRefusedAsWithoutUs() {
    add("one");
    add("other");

    assertThatThrownBy(factory::getObject).isInstanceOf(NoUniqueBeanDefinitionException.class);
  }
}
